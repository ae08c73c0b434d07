import { canonicalJson, type JsonObject } from '../common/json.js';
import { textDigest } from '../credentials/documents/statement.js';
import type { SealedFile } from '../credentials/jades/read-sealed.js';
import type { Envelope } from '../credentials/jose/read-enveloped.js';
import type { SdJwt } from '../credentials/sd-jwt/read.js';
import type { TrustMaterial } from './material.js';

/** A document, and what it came in. */
interface Carried {
  readonly document: JsonObject;
  readonly envelope?: Envelope | undefined;
  readonly sealed?: SealedFile | undefined;
  readonly sdJwt?: SdJwt | undefined;
}

/** The digest of a document as it was signed, whatever is found of it: of its text, or of its JCS form (`digestMultibase`). */
export function documentDigest(
  { document, envelope, sealed, sdJwt }: Carried,
  { known, textDigest: digestOf = textDigest }: Pick<TrustMaterial, 'known' | 'textDigest'>,
): string {
  const signed = sdJwt?.text ?? envelope?.text;
  if (signed !== undefined) return digestOf(signed);
  // a sealed file with its seals: what they are around anybody could seal
  return digestOf(sealed ? canonicalJson(sealed.file) : (known?.text(document) ?? canonicalJson(document)));
}

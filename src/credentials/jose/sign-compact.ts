import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import type { Signer } from '../suites/signer.js';
import { algorithmOfSigner } from './algorithms.js';
import { toBase64url } from './base64url.js';
import { type JwsContent, readContent } from './compact.js';

/** A header and payload as they will be signed, and what a reader will read of them. */
export interface UnsignedJws {
  readonly signingInput: string;
  readonly content: JwsContent;
}

const utf8 = new TextEncoder();

/**
 * Writes down what a signer is to sign (RFC 7515, section 5.1). It is read back as strangers will read it, so that nothing
 * is signed which `readCompact` would refuse; throws what that throws, and `jose.key-type`.
 */
export function unsignedCompact(
  types: { readonly typ: string; readonly cty?: string },
  payload: JsonObject,
  signer: Signer,
): UnsignedJws {
  const [alg] = algorithmOfSigner(signer).names;
  const [header, body] = [{ alg, kid: signer.id, ...types }, payload].map((part) =>
    toBase64url(utf8.encode(JSON.stringify(part))),
  ) as [string, string];
  return { signingInput: `${header}.${body}`, content: readContent(header, body, [types.typ]) };
}

/**
 * Signs through the port, which gives the raw signature. Throws a CairnError `jose.signature-length` of kind `incoherent`
 * for a signer that gives something else, such as DER.
 */
export async function signCompact(unsigned: UnsignedJws, signer: Signer): Promise<string> {
  const signature = await signer.sign({ data: utf8.encode(unsigned.signingInput) });
  if (signature.byteLength !== unsigned.content.algorithm.signatureLength)
    throw new CairnError('incoherent', 'jose.signature-length', 'A signer gave a signature of another form');
  return `${unsigned.signingInput}.${toBase64url(signature)}`;
}

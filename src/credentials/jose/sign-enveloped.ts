import type { JsonObject } from '../../common/json.js';
import type { Signer } from '../suites/signer.js';
import { joseFault } from './compact.js';
import { ENVELOPE_KINDS, envelopeContent, holdsTokenClaim } from './envelope.js';
import { signCompact, unsignedCompact } from './sign-compact.js';
import { numericDate } from './times.js';

/**
 * What is enveloped. A token can say when it was made (cut to whole seconds); that of a presentation also how long it counts,
 * and for whom.
 */
export type EnvelopeOptions =
  | { readonly kind: 'credential'; readonly issuedAt?: Date }
  | {
      readonly kind: 'presentation';
      readonly issuedAt?: Date;
      /** Cut to whole seconds, too. */
      readonly expires?: Date;
      readonly nonce?: string;
      readonly audience?: string;
    };

/**
 * Secures a credential or presentation as compact JWS (Securing Verifiable Credentials using JOSE and COSE 1.0, section
 * 3.1): the document itself is the payload. The input isn't changed.
 *
 * Throws a CairnError of kind `invalid` before anything is signed: all that `readEnveloped` would throw of the result,
 * `jose.key-type`, and `jose.claim-in-document` for a document with a member that a reader would take for the token's.
 */
export async function signEnveloped(
  document: JsonObject,
  signer: Signer,
  options: EnvelopeOptions,
): Promise<string> {
  if (holdsTokenClaim(document)) {
    const message = 'The document has a member that means something else in a token.';
    throw joseFault('jose.claim-in-document', '/payload', message, 'a document without claims of a token');
  }
  const { typ, cty } = ENVELOPE_KINDS[options.kind];
  const unsigned = unsignedCompact({ typ, cty }, { ...document, ...claimsOf(options) }, signer);
  envelopeContent(unsigned.content);
  return signCompact(unsigned, signer);
}

function claimsOf(options: EnvelopeOptions): JsonObject {
  const made = options.issuedAt ? { iat: numericDate(options.issuedAt) } : {};
  if (options.kind === 'credential') return made;
  const { expires, nonce, audience } = options;
  return {
    ...made,
    ...(expires ? { exp: numericDate(expires) } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    ...(audience === undefined ? {} : { aud: audience }),
  };
}

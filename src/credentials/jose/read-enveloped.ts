import { type CompactJws, readCompact } from './compact.js';
import { ENVELOPE_KINDS, type EnvelopeContent, type EnvelopeKind, envelopeContent } from './envelope.js';

/** An enveloped document that was read and not verified. */
export interface Envelope extends CompactJws, EnvelopeContent {}

/**
 * Reads a credential or presentation that is secured as compact JWS (Securing Verifiable Credentials using JOSE and COSE
 * 1.0, section 3.1), without verifying it. Of the given kind, if one is given. It is stricter than the standard, which lets
 * a document come without `typ` and be signed by a key that is no DID's: without either there is nothing to hold it to.
 *
 * Throws a CairnError of kind `invalid`: what `readCompact` throws; `jose.cty`: something else is said to be inside;
 * `jose.vc-claim`: a member `vc` or `vp`; `jose.payload-type`: it isn't what `typ` says; `jose.kid`: not a key of the
 * issuer, or of the holder if there is one; `jose.iss`, `jose.sub`, `jose.jti`: they contradict the document; `jose.time`,
 * `jose.aud`, `jose.nonce`: not in their form. What times mean at an instant is for `timeFinding` to say.
 */
export function readEnveloped(text: string, kind?: EnvelopeKind): Envelope {
  const kinds = kind ? [ENVELOPE_KINDS[kind]] : Object.values(ENVELOPE_KINDS);
  const jws = readCompact(
    text,
    kinds.map(({ typ }) => typ),
  );
  return { ...jws, ...envelopeContent(jws) };
}

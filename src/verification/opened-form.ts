import type { JsonObject } from '../common/json.js';
import type { SealedFile } from '../credentials/jades/read-sealed.js';
import type { EnvelopeKind } from '../credentials/jose/envelope.js';
import type { Envelope } from '../credentials/jose/read-enveloped.js';
import type { SdJwt } from '../credentials/sd-jwt/read.js';
import type { CheckResult } from './report.js';

/**
 * A document as it was presented: as it is, taken out of an envelope, the claims that an SD-JWT discloses, or one that can't be
 * opened.
 */
export type Opened =
  | {
      readonly document: JsonObject;
      readonly envelope?: Envelope;
      /** The file around it, sealed as Europass does. */
      readonly sealed?: SealedFile;
      /** What it is the claims of. */
      readonly sdJwt?: SdJwt;
    }
  | { readonly problem: CheckResult };

/** A document that could be opened. */
export type Presented = Exclude<Opened, { readonly problem: CheckResult }>;

/** Names of objects that carry a credential or presentation in an envelope. */
export const ENVELOPES: Readonly<Record<EnvelopeKind, string>> = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
};

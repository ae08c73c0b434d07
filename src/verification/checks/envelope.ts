import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import { timeFinding } from '../../credentials/jose/times.js';
import { verifyEnveloped } from '../../credentials/jose/verify-enveloped.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { CLOCK_SKEW } from './period.js';
import { type DidResolver, findMethod } from './proof.js';

const { pass, fail, unknown } = resultsOf(
  'proof',
  'Securing Verifiable Credentials using JOSE and COSE 1.0, section 3.1',
);

/** Whether the signature around a document is genuine, and counts at this moment. */
export async function checkEnvelope(
  envelope: Envelope,
  resolve: DidResolver,
  now: Date,
): Promise<CheckResult[]> {
  const evidence = { verificationMethod: envelope.kid, algorithm: envelope.header.alg };
  const method = await findMethod({ verificationMethod: envelope.kid }, resolve);
  if (!method) {
    const message = 'The key that would show whether the signature is genuine could not be found.';
    return [unknown('key-unavailable', message, { evidence })];
  }
  switch (await verifyEnveloped(envelope, method)) {
    case 'invalid':
      return [fail('invalid', 'The signature does not fit the document.', { evidence })];
    case 'key-type':
      return [
        fail('key-type', 'The key is not of the type that a signature of this kind is made with.', {
          evidence,
        }),
      ];
    case 'unsupported':
      return [
        unknown('suite-unsupported', 'The signature is of a kind that cannot be checked here.', { evidence }),
      ];
    case 'valid':
      return [counts(envelope, now, evidence)];
  }
}

function counts({ times }: Envelope, now: Date, evidence: Record<string, unknown>): CheckResult {
  switch (timeFinding(times, now, CLOCK_SKEW)) {
    case 'expired':
      return fail('expired', 'The signature was made for a time that is over.', { evidence });
    case 'not-yet':
      return fail('not-yet-valid', 'The signature does not count yet.', { evidence });
    case 'current':
      return pass('valid', 'The signature is genuine: nothing was changed since it was made.', { evidence });
  }
}

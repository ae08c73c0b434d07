import { CairnError } from '../../common/errors.js';
import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import {
  readStatusListToken,
  readStatusReference,
  verifyStatusListToken,
} from '../../credentials/status/status-list-token.js';
import {
  decodeTokenStatusList,
  meaningOfStatus,
  statusAt,
} from '../../credentials/status/token-status-list.js';
import type { TrustMaterial } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { CLOCK_SKEW } from './period.js';
import { type DidResolver, findMethod } from './proof.js';

const { pass, fail, unknown } = resultsOf('status', 'Token Status List (IETF draft 16), section 8.3');

/**
 * Whether the token around a document was revoked or suspended, by the signed list that its claim `status` points to. A list
 * that can't be had or trusted, or is signed by somebody else than the document's issuer, says nothing. No results for a
 * token without such a claim.
 */
export async function checkTokenStatus(
  envelope: Envelope,
  material: Pick<TrustMaterial, 'now' | 'statusToken'>,
  resolve: DidResolver,
): Promise<CheckResult[]> {
  if (envelope.payload.status === undefined) return [];
  try {
    const reference = readStatusReference(envelope.payload);
    if (typeof reference === 'string') {
      const message = 'Whether it was revoked is kept in a way that is not supported here.';
      return [unknown('type-unsupported', message)];
    }
    return [await lookUp(reference, envelope, material, resolve)];
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind !== 'invalid') throw error;
    const message = 'What it says of its status, or the list that tells it, is not written as it has to be.';
    return [unknown('token-malformed', message, { evidence: { because: error.code } })];
  }
}

async function lookUp(
  { uri, index }: { readonly uri: string; readonly index: number },
  envelope: Envelope,
  { now, statusToken }: Pick<TrustMaterial, 'now' | 'statusToken'>,
  resolve: DidResolver,
): Promise<CheckResult> {
  const evidence = { list: uri };
  const text = await statusToken?.(uri);
  if (text === undefined)
    return unknown('list-unavailable', 'The list that tells its status could not be reached.', { evidence });
  const token = readStatusListToken(text);
  const method = await findMethod({ verificationMethod: token.kid }, resolve);
  if (!method)
    return unknown('list-unverifiable', 'The list that tells its status could not be checked.', { evidence });
  const finding = await verifyStatusListToken(token, { uri, method, now, skew: CLOCK_SKEW });
  if (finding !== 'valid' || token.signer !== envelope.signer) {
    const because = finding === 'valid' ? 'issuer' : finding;
    const message = 'The list that tells its status is not a genuine, current one of its issuer.';
    return unknown('list-invalid', message, { evidence: { ...evidence, because } });
  }
  const status = statusAt(await decodeTokenStatusList(token.encoded), index);
  if (status === undefined)
    return unknown('index-out-of-range', 'Its place lies outside of the list that it points to.', {
      evidence,
    });
  return tell(status, evidence);
}

function tell(status: number, evidence: { readonly list: string }): CheckResult {
  switch (meaningOfStatus(status)) {
    case 'valid':
      return pass('not-revoked', 'The issuer has neither revoked nor suspended it.', { evidence });
    case 'invalid':
      return fail('revoked', 'The issuer has revoked it: it is no longer valid.', { evidence });
    case 'suspended':
      return fail(
        'suspended',
        'The issuer has suspended it: it does not count until the issuer has decided.',
        { evidence },
      );
    default:
      return unknown('value-unknown', 'It has a status whose meaning is not known here.', {
        evidence: { ...evidence, status },
      });
  }
}

import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import {
  readStatusListToken,
  readStatusReference,
  verifyStatusListToken,
} from '../../credentials/status/status-list-token.js';
import {
  decodeTokenStatusList,
  meaningOfStatus,
  statusAt,
  type TokenStatusList,
} from '../../credentials/status/token-status-list.js';
import { wholeSeconds } from '../../credentials/suites/time.js';
import type { TrustMaterial } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { CLOCK_SKEW } from './period.js';
import { type DidResolver, findMethod } from './proof.js';

const { pass, fail, unknown } = resultsOf('status', 'Token Status List (IETF draft 16), section 8.3');

/** What says where its status is kept: its claims, and whose list that has to be. */
export interface StatusBearer {
  readonly payload: JsonObject;
  readonly signer: string;
}

type Lists = Pick<TrustMaterial, 'now' | 'statusToken' | 'tokenTruth'>;

/**
 * Whether the token around a document was revoked or suspended, by the signed list that its claim `status` points to. A list
 * that can't be had or trusted, or is signed by somebody else than the document's issuer, says nothing. No results for a
 * token without such a claim.
 */
export async function checkTokenStatus(
  bearer: StatusBearer,
  material: Lists,
  resolve: DidResolver,
): Promise<CheckResult[]> {
  if (bearer.payload.status === undefined) return [];
  try {
    const reference = readStatusReference(bearer.payload);
    if (typeof reference === 'string') {
      const message = 'Whether it was revoked is kept in a way that is not supported here.';
      return [unknown('type-unsupported', message)];
    }
    return [await lookUp(reference, bearer, material, resolve)];
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind !== 'invalid') throw error;
    const message = 'What it says of its status, or the list that tells it, is not written as it has to be.';
    return [unknown('token-malformed', message, { evidence: { because: error.code } })];
  }
}

async function lookUp(
  { uri, index }: { readonly uri: string; readonly index: number },
  bearer: StatusBearer,
  { now, statusToken, tokenTruth }: Lists,
  resolve: DidResolver,
): Promise<CheckResult> {
  const evidence = { list: uri };
  const truth = await tokenTruth?.(uri);
  if (truth) {
    const own = truth.issuer === bearer.signer;
    return own
      ? tellFrom(truth.list, index, { ...evidence, listSignedAt: truth.signedAt })
      : invalidList(evidence, 'issuer');
  }
  const text = await statusToken?.(uri);
  if (text === undefined)
    return unknown('list-unavailable', 'The list that tells its status could not be reached.', { evidence });
  const token = readStatusListToken(text);
  const method = await findMethod({ verificationMethod: token.kid }, resolve);
  if (!method)
    return unknown('list-unverifiable', 'The list that tells its status could not be checked.', { evidence });
  const finding = await verifyStatusListToken(token, { uri, method, now, skew: CLOCK_SKEW });
  const signedAt = token.times.issuedAt && wholeSeconds(token.times.issuedAt);
  // of one that is out of date, its signature is genuine
  if (finding === 'expired') return invalidList({ ...evidence, ...(signedAt ? { signedAt } : {}) }, finding);
  if (finding !== 'valid') return invalidList(evidence, finding);
  if (token.signer !== bearer.signer) return invalidList(evidence, 'issuer');
  const dated = signedAt ? { ...evidence, listSignedAt: signedAt } : evidence;
  return tellFrom(await decodeTokenStatusList(token.encoded), index, dated);
}

function invalidList(evidence: Evidence, because: string): CheckResult {
  const message = 'The list that tells its status is not a genuine, current one of its issuer.';
  return unknown('list-invalid', message, { evidence: { ...evidence, because } });
}

type Evidence = Readonly<Record<string, string>>;

function tellFrom(list: TokenStatusList, index: number, evidence: Evidence): CheckResult {
  const status = statusAt(list, index);
  if (status !== undefined) return tell(status, evidence);
  const message = 'Its place lies outside of the list that it points to.';
  return unknown('index-out-of-range', message, { evidence });
}

function tell(status: number, evidence: Evidence): CheckResult {
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

import type { JsonObject } from '../../common/json.js';
import type { Reading, StatusEntry } from '../../credentials/documents/reading.js';
import { bitAt } from '../../credentials/status/bitstring.js';
import type { StatusTruth } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown, notApplicable } = resultsOf('status', 'Bitstring Status List 1.0, section 3.2');

/** A list that was fetched and verified, or why it can't be used. */
export type VerifiedList = StatusTruth | { readonly problem: 'unavailable' | 'invalid' | 'stale' };

/** Whether it was revoked or suspended, by its issuer's signed lists. A list that can't be had or trusted says nothing. */
export async function checkStatus(
  reading: Reading,
  verifiedList: (address: string) => Promise<VerifiedList>,
): Promise<CheckResult[]> {
  if (reading.status.length === 0) {
    return [notApplicable('none', 'Its issuer did not provide a way to revoke it.')];
  }
  const results: CheckResult[] = [];
  for (const entry of reading.status) results.push(await checkEntry(entry, reading.issuer, verifiedList));
  return results;
}

async function checkEntry(
  entry: StatusEntry,
  issuer: string,
  verifiedList: (address: string) => Promise<VerifiedList>,
): Promise<CheckResult> {
  const evidence: JsonObject = { list: entry.list, purpose: entry.purpose };
  if (entry.type !== 'BitstringStatusListEntry') {
    return unknown(
      'type-unsupported',
      'Whether it was revoked is kept in a way that is not supported here.',
      { evidence },
    );
  }
  if (entry.purpose !== 'revocation' && entry.purpose !== 'suspension') {
    return unknown('purpose-unsupported', 'It has a status of a kind that is not supported here.', {
      evidence,
    });
  }
  const list = await verifiedList(entry.list);
  if ('problem' in list) {
    const why = {
      unavailable: 'The list that says whether it was revoked could not be reached.',
      invalid: 'The list that says whether it was revoked is not genuine, so nothing can be told from it.',
      stale: 'The list that says whether it was revoked is out of date.',
    }[list.problem];
    return unknown(`list-${list.problem}`, why, { evidence });
  }
  if (list.issuer !== issuer || list.purpose !== entry.purpose) {
    return unknown('list-mismatch', 'The list that it points to is not the issuer’s list for this purpose.', {
      evidence,
    });
  }
  const bit = bitAt(list.bits, entry.index);
  if (bit === undefined)
    return unknown('index-out-of-range', 'Its place lies outside of the list that it points to.', {
      evidence,
    });
  const asOf = { ...evidence, listSignedAt: list.signedAt };
  if (entry.purpose === 'revocation') {
    return bit
      ? fail('revoked', 'The issuer has revoked it: it is no longer valid.', { evidence: asOf })
      : pass('not-revoked', 'The issuer has not revoked it.', { evidence: asOf });
  }
  return bit
    ? fail('suspended', 'The issuer has suspended it: it does not count until the issuer has decided.', {
        evidence: asOf,
      })
    : pass('not-suspended', 'The issuer has not suspended it.', { evidence: asOf });
}

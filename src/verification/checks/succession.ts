import type { Reading } from '../../credentials/documents/reading.js';
import type { Successor, TrustMaterial } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail } = resultsOf('status', 'Records of the deployment that issued it: what replaces what');

/** Longest chain of replacements that is followed. */
const MOST = 50;

/**
 * Tells a credential that was replaced from one that was taken away: where the issuer revoked it because a newer one took
 * its place, the result says so, since when, and which is the newest. It stays failed: this document no longer counts.
 */
export async function followSuccessors(
  reading: Reading,
  status: readonly CheckResult[],
  successorOf: TrustMaterial['successorOf'],
): Promise<CheckResult[]> {
  const revoked = status.find(({ code }) => code === 'status.revoked');
  const first = revoked && (await successorOf?.(reading.id));
  if (!revoked || !first || !successorOf) return [...status];
  const { id, steps } = await newest(reading.id, first, successorOf);
  const replaced = fail('superseded', `It was replaced on ${first.at.slice(0, 10)} by ${id}.`, {
    evidence: { ...revoked.evidence, since: first.at, replacedBy: id, steps },
  });
  return status.map((result) => (result === revoked ? replaced : result));
}

async function newest(
  start: string,
  first: Successor,
  successorOf: NonNullable<TrustMaterial['successorOf']>,
): Promise<{ id: string; steps: number }> {
  const seen = new Set([start, first.id]);
  let current = first.id;
  while (seen.size <= MOST) {
    const next = await successorOf(current);
    if (!next || seen.has(next.id)) break;
    seen.add(next.id);
    current = next.id;
  }
  return { id: current, steps: seen.size - 1 };
}

/** Of a credential that took the place of another one: that it did, and of which. */
export function checkSupersedes(reading: Reading): CheckResult[] {
  if (reading.supersedes === undefined) return [];
  return [
    pass('replaces', 'It took the place of an earlier credential, which no longer counts.', {
      advisory: true,
      citation: 'The term `supersedes` of the signed document',
      evidence: { replaces: reading.supersedes },
    }),
  ];
}

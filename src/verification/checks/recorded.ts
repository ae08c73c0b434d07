import { type JsonObject, jsonEquals } from '../../common/json.js';
import type { Reading } from '../../credentials/documents/reading.js';
import type { SdJwt } from '../../credentials/sd-jwt/read.js';
import type { TrustMaterial } from '../material.js';
import { memberDigests } from '../member-digests.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { fail, unknown } = resultsOf('status', 'The register of awards of the deployment that issued it');

/** Who signed it and to whom it is bound is not in the record. */
const ADDED: ReadonlySet<string> = new Set(['iss', 'cnf']);

/**
 * Whether an award that an issuer of the registry signed with a certificate is in the register, and as it stands there: a key
 * that an institution keeps for itself signs whatever it wants. What is signed with keys of this deployment was recorded before.
 * No results if all is well, or where the register isn't at hand.
 */
export function checkRecorded(recorded: Recorded, { award }: Reading): CheckResult[] {
  const evidence = { award };
  switch (recorded) {
    case 'none':
      return [unknown('award-unknown', 'The institution’s register has no such credential.', { evidence })];
    case 'otherwise': {
      const message = 'The institution’s register has another credential under this number.';
      return [fail('recorded-otherwise', message, { evidence })];
    }
    default:
      return [];
  }
}

/** What the register has of it; `unasked`: it isn't at hand, or needn't be asked. */
export type Recorded = 'same' | 'otherwise' | 'none' | 'unasked';

export async function recordedOf(
  { key, claims }: Pick<SdJwt, 'key' | 'claims'>,
  { id, issuer, learner }: Reading,
  { registry, recordedRendition }: Pick<TrustMaterial, 'registry' | 'recordedRendition'>,
): Promise<Recorded> {
  if (key.kind !== 'certificate' || !recordedRendition || !registry.issuers.has(issuer)) return 'unasked';
  const recorded = await recordedRendition(id);
  if (!recorded) return 'none';
  const shown = recorded.erased ? memberDigests(claims, learner) : claims;
  return isWithin(shown, recorded.document) ? 'same' : 'otherwise';
}

/** A holder may have withheld claims. */
function isWithin(claims: JsonObject, recorded: JsonObject): boolean {
  return Object.entries(claims).every(([name, value]) => {
    if (ADDED.has(name)) return true;
    const kept = recorded[name];
    return kept !== undefined && jsonEquals(value, kept);
  });
}

import { isJsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import type { BackupStore, StoredCredential } from './ports.js';

export interface RecheckDeps {
  readonly store: Pick<BackupStore, 'selectIssued' | 'selectStatusListAddresses' | 'countStatusListsBehind'>;
  /** Signs the lists that are too old or don't show the truth. */
  readonly refreshLists: () => Promise<void>;
  /** The signed list at an address; one that was never signed is signed now. */
  readonly statusList: (address: string) => Promise<string | undefined>;
  readonly trust: () => Promise<TrustMaterial>;
}

export interface Recheck {
  readonly statusLists: number;
  /** Those that could not be signed; the service tries again. */
  readonly statusListsBehind: number;
  /** Credentials that were verified again and are what the records say: in force, suspended or revoked. */
  readonly verified: number;
  /** Those that are not, with the codes of the checks that say otherwise. */
  readonly failed: readonly { readonly credential: string; readonly codes: readonly string[] }[];
}

const PAGE = 200;

/** Signs the status lists that need it, then verifies every issued credential, some at a time. */
export async function recheck(deps: RecheckDeps): Promise<Recheck> {
  const addresses = await deps.store.selectStatusListAddresses();
  await deps.refreshLists();
  for (const address of addresses) await deps.statusList(address);
  const statusListsBehind = await deps.store.countStatusListsBehind();
  const trust = remembering(await deps.trust());
  const failed: { credential: string; codes: readonly string[] }[] = [];
  let verified = 0;
  for (let after: string | undefined; ; ) {
    const page = await deps.store.selectIssued(after, PAGE);
    for (const credential of page) {
      const codes = await unexpected(credential, trust);
      if (codes.length === 0) verified += 1;
      else failed.push({ credential: credential.id, codes });
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return { statusLists: addresses.length, statusListsBehind, verified, failed };
  }
}

/** What the verifier says of a credential that isn't in accord with the records. */
async function unexpected(credential: StoredCredential, trust: TrustMaterial): Promise<string[]> {
  const document = parseStrictJson(credential.document);
  if (!isJsonObject(document)) return ['structure.malformed'];
  const report = await verify(document, trust);
  const results = report.credentials.flatMap((one) => one.results);
  const codes = results
    .filter(
      ({ outcome, advisory }) => outcome !== 'pass' && outcome !== 'not-applicable' && advisory !== true,
    )
    .map(({ code }) => code);
  const ended = credential.revoked || credential.suspended;
  const bad = codes.filter((code) => !(ended && code.startsWith('status.')));
  // one that is revoked in the records and passes is as wrong as the reverse
  const isStatusShown = !ended || codes.some((code) => code.startsWith('status.'));
  return isStatusShown ? bad : [...bad, 'status.not-shown'];
}

/** Asks for each status list and each published version once. */
function remembering(trust: TrustMaterial): TrustMaterial {
  const once = <T>(ask: (address: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (address: string) => {
      const answer = known.get(address) ?? ask(address);
      known.set(address, answer);
      return answer;
    };
  };
  const { statusList, statusTruth, tokenTruth, publishedVersion } = trust;
  return {
    ...trust,
    statusList: once(statusList),
    publishedVersion: once(publishedVersion),
    ...(statusTruth ? { statusTruth: once(statusTruth) } : {}),
    ...(tokenTruth ? { tokenTruth: once(tokenTruth) } : {}),
  };
}

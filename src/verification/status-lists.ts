import { isJsonObject, type JsonObject } from '../common/json.js';
import { findAmbiguities } from '../credentials/canonical/ambiguity.js';
import { BASE_CONTEXTS, isStatusListContext } from '../credentials/contexts/known.js';
import { nativeStatusListSchema, readNative } from '../credentials/documents/native-form.js';
import { list } from '../credentials/documents/reading.js';
import { BITSTRING_LIST } from '../credentials/status/bitstring-list.js';
import { checkIssuer } from './checks/issuer.js';
import { checkPeriod } from './checks/period.js';
import { checkProofs, type DidResolver, verifyByLibrary } from './checks/proof.js';
import { unpackedOnce, verifyingOnce } from './kept-lists.js';
import type { Effort } from './limits.js';
import type { StatusTruth, TrustMaterial } from './material.js';
import type { ReadList } from './outside-list.js';
import type { CheckResult } from './report.js';
import type { ListProblem, VerifiedList } from './status-problems.js';

/** Likewise seldom needed: a network's own issuers have lists of its own form. */
const outside = () => import('./outside-list.js');

/**
 * Looks up and verifies status lists, each once: its form, proofs, issuer and period. Its bits are used only if all of that
 * holds. The deployment's own lists need no signature before itself. One that came along in a bundle serves where its
 * issuer's can't be had: it is as old as it says.
 */
export function statusListVerifier(
  material: TrustMaterial,
  resolve: DidResolver,
  bundled: ReadonlyMap<string, JsonObject>,
  effort: Effort,
): (address: string) => Promise<VerifiedList> {
  const known = new Map<string, Promise<VerifiedList>>();
  const once = { ...material, verifyProof: verifyingOnce(material.verifyProof ?? verifyByLibrary) };
  const verifyList = async (address: string): Promise<VerifiedList> => {
    const truth = await material.statusTruth?.(address);
    if (truth) return contentOf(truth);
    const document = (await material.statusList(address)) ?? bundled.get(address);
    if (!document) return { problem: 'unavailable' };
    const read = isOurs(document, material)
      ? readOwnList(document)
      : await (await outside()).readOutsideList(document, effort);
    return 'problem' in read ? read : verifyStatusList(document, read, address, once, resolve);
  };
  return (address) => {
    const found = known.get(address) ?? verifyList(address);
    known.set(address, found);
    return found;
  };
}

function contentOf({ bits, issuer, purpose, signedAt }: StatusTruth): VerifiedList {
  return { kind: BITSTRING_LIST, bits, issuer, purposes: [purpose], signedAt };
}

/** The lists of registered issuers have this project's form to the letter; under no other is anything theirs. */
function isOurs({ issuer }: JsonObject, { registry }: TrustMaterial): boolean {
  return list(issuer).some((item) => registry.issuers.has(String(isJsonObject(item) ? item.id : item)));
}

function readOwnList(document: JsonObject): ReadList | ListProblem {
  if (!isStatusListContext(document['@context']) || findAmbiguities(document, BASE_CONTEXTS).length > 0)
    return { problem: 'malformed', because: 'structure.form' };
  const native = readNative(nativeStatusListSchema, document);
  if ('faults' in native) return { problem: 'malformed', because: 'structure.form' };
  const { credentialSubject: subject, ...credential } = native.value;
  const { statusPurpose, encodedList } = subject;
  return { kind: BITSTRING_LIST, reading: { ...credential, purposes: [statusPurpose], encodedList } };
}

async function verifyStatusList(
  document: JsonObject,
  { kind, reading }: ReadList,
  address: string,
  material: TrustMaterial,
  resolve: DidResolver,
): Promise<VerifiedList> {
  const { id, issuer, validFrom, validUntil, purposes, encodedList } = reading;
  if (id !== undefined && id !== address) return { problem: 'other-address' };
  const proofs = list(document.proof).filter(isJsonObject);
  const signed = [
    ...(await checkProofs(document, proofs, resolve, material)),
    ...(await checkIssuer(issuer, proofs, material.registry, resolve)),
  ];
  const doubt = doubtOf(signed);
  if (doubt) return doubt;
  const created = proofs.map((proof) => proof.created);
  const dated = { validFrom, validUntil, awardedDate: undefined, created };
  const period = checkPeriod(dated, material.now).find(({ outcome }) => outcome === 'fail');
  const signedAt = validFrom ?? created.find((instant) => typeof instant === 'string');
  if (period) {
    const problem = PERIOD[period.code] ?? 'malformed';
    return { problem, because: period.code, ...(problem === 'stale' ? { signedAt } : {}) };
  }
  const bits = await unpackedOnce(kind, encodedList);
  if (!bits) return { problem: 'malformed', because: '/credentialSubject/encodedList' };
  return { kind, bits, issuer, purposes, signedAt };
}

const PERIOD: Readonly<Record<string, ListProblem['problem']>> = {
  'period.expired': 'stale',
  'period.not-yet-valid': 'not-yet-valid',
  'period.signed-in-future': 'not-yet-valid',
};

/** Of its signatures: a single one that is false is told before one that could not be checked. */
function doubtOf(signed: readonly CheckResult[]): ListProblem | undefined {
  const failed = signed.find(({ outcome }) => outcome === 'fail');
  if (failed) return { problem: 'invalid', because: failed.code };
  const open = signed.find(({ outcome }) => outcome !== 'pass');
  return open && { problem: 'unverifiable', because: open.code };
}

import { isJsonObject, type JsonObject } from '../common/json.js';
import { findAmbiguities } from '../credentials/canonical/ambiguity.js';
import { isStatusListContext } from '../credentials/contexts/known.js';
import { nativeStatusListSchema, readNative } from '../credentials/documents/native-form.js';
import { list } from '../credentials/documents/reading.js';
import { decodeBitstring, MINIMUM_LENGTH } from '../credentials/status/bitstring.js';
import { checkIssuer } from './checks/issuer.js';
import { CLOCK_SKEW } from './checks/period.js';
import { checkProofs, type DidResolver } from './checks/proof.js';
import type { VerifiedList } from './checks/status.js';
import type { TrustMaterial } from './material.js';

/**
 * Looks up and verifies status lists, each once: its form, proof, issuer, period and length. Its bits are used only if
 * all of that holds. The deployment's own lists need no signature before itself. One that came along in a bundle serves where its issuer's can't be had: it is as old as it says.
 */
export function statusListVerifier(
  material: TrustMaterial,
  resolve: DidResolver,
  bundled: ReadonlyMap<string, JsonObject>,
): (address: string) => Promise<VerifiedList> {
  const known = new Map<string, Promise<VerifiedList>>();
  return (address) => {
    const found = known.get(address) ?? verifyList(address, material, resolve, bundled);
    known.set(address, found);
    return found;
  };
}

async function verifyList(
  address: string,
  material: TrustMaterial,
  resolve: DidResolver,
  bundled: ReadonlyMap<string, JsonObject>,
): Promise<VerifiedList> {
  const truth = await material.statusTruth?.(address);
  if (truth) return truth;
  const document = (await material.statusList(address)) ?? bundled.get(address);
  if (!document) return { problem: 'unavailable' };
  return (await verifyStatusList(document, address, material, resolve)) ?? { problem: 'invalid' };
}

/** Verifies one list; `undefined` if it isn't the genuine list of that address. */
async function verifyStatusList(
  document: JsonObject,
  address: string,
  material: TrustMaterial,
  resolve: DidResolver,
): Promise<VerifiedList | undefined> {
  if (!isStatusListContext(document['@context']) || findAmbiguities(document).length > 0) return undefined;
  const native = readNative(nativeStatusListSchema, document);
  if ('faults' in native || native.value.id !== address) return undefined;
  const proofs = list(document.proof).filter(isJsonObject);
  const { issuer, validFrom, validUntil, credentialSubject: subject } = native.value;
  const signed = [
    ...(await checkProofs(document, proofs, resolve, material.now)),
    ...(await checkIssuer(issuer, proofs, material.registry, resolve)),
  ];
  if (signed.some((result) => result.outcome !== 'pass')) return undefined;
  const now = material.now.getTime();
  if (Date.parse(validFrom) - CLOCK_SKEW > now) return undefined;
  if (Date.parse(validUntil) + CLOCK_SKEW < now) return { problem: 'stale' };
  const bits = await decodeBitstring(subject.encodedList).catch(() => undefined);
  if (!bits || bits.byteLength * 8 < MINIMUM_LENGTH) return undefined;
  return { bits, issuer, purpose: subject.statusPurpose, signedAt: validFrom };
}

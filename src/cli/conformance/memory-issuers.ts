import type { Clock, Random } from '../../common/effects.js';
import { canonicalJson, isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { buildStatusList } from '../../credentials/documents/status-list.js';
import { DEFAULT_SUITES } from '../../credentials/keys/signing.js';
import { bitsOf, encodeBits, MINIMUM_LENGTH } from '../../credentials/status/bitstring.js';
import { STATUS_PURPOSES, type StatusPurpose } from '../../credentials/status/entries.js';
import { signCredential } from '../../credentials/suites/sign.js';
import { keyTypeOfSigner, type Signer } from '../../credentials/suites/signer.js';
import { wholeSeconds } from '../../credentials/suites/time.js';
import type { SuppliedIssuer, SuppliedStore } from '../../issuing/supplied/ports.js';

export interface MemoryIssuers {
  readonly store: SuppliedStore;
  /** The signed list at `/status/KEY/PURPOSE`; `undefined` if there is none. */
  statusList(address: string): Promise<string | undefined>;
}

/** What a conformance server keeps of its issuers and their credentials: in memory, until it ends. */
export function memoryIssuers(deps: {
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly signerFor: (did: string) => Promise<Signer>;
}): MemoryIssuers {
  const issuers = new Map<string, SuppliedIssuer>();
  const indexes = new Map<string, number>();
  const set = new Map<string, Set<number>>();
  const nextIndex = new Map<string, number>();
  const addressOf = (did: string, purpose: StatusPurpose) =>
    `${deps.publicUrl}/status/${did.slice('did:key:'.length)}/${purpose}`;
  const owners = new Map<string, { readonly did: string; readonly purpose: StatusPurpose }>();

  const store: SuppliedStore = {
    async insertSuppliedIssuer(issuer) {
      issuers.set(issuer.did, issuer);
      for (const purpose of STATUS_PURPOSES)
        owners.set(addressOf(issuer.did, purpose), { did: issuer.did, purpose });
      return true;
    },
    selectOptionalSuppliedIssuer: async (did) => issuers.get(did),
    selectSuppliedIssuers: async () => [...issuers.values()],
    retireSuppliedIssuer: async () => false,
    async takeSuppliedSlot(did, credentialId) {
      const name = `${did} ${credentialId}`;
      if (indexes.has(name)) return undefined;
      const index = nextIndex.get(did) ?? 0;
      nextIndex.set(did, index + 1);
      indexes.set(name, index);
      const [revocation, suspension] = [addressOf(did, 'revocation'), addressOf(did, 'suspension')];
      return { lists: { revocation, suspension }, index };
    },
    async setSuppliedStatus(did, credentialId, purpose, value) {
      const index = indexes.get(`${did} ${credentialId}`);
      if (index === undefined) return false;
      const bits = set.get(addressOf(did, purpose)) ?? new Set();
      if (value) bits.add(index);
      else bits.delete(index);
      set.set(addressOf(did, purpose), bits);
      return true;
    },
  };

  return {
    store,
    async statusList(address) {
      const owner = owners.get(address);
      if (!owner || issuers.get(owner.did)?.keyType === 'BLS12-381-G2') return undefined;
      const [signer, now] = [await deps.signerFor(owner.did), deps.clock()];
      const unsigned = buildStatusList({
        address,
        issuer: owner.did,
        purpose: owner.purpose,
        encodedList: await encodeBits(bitsOf(MINIMUM_LENGTH, set.get(address) ?? [])),
        validUntil: wholeSeconds(new Date(now.getTime() + 86_400_000)),
      });
      const suite = DEFAULT_SUITES[keyTypeOfSigner(signer)];
      return canonicalJson(await signCredential(unsigned, signer, now, suite));
    },
  };
}

/** A signed list as a verifier takes it. */
export function parsedList(text: string | undefined): JsonObject | undefined {
  const document = text === undefined ? undefined : parseStrictJson(text);
  return isJsonObject(document) ? document : undefined;
}

import type { Clock } from '../common/effects.js';
import { isJsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { uuidOfUrn } from '../common/uuid.js';
import type { TrustMaterial } from '../verification/material.js';
import type { SuccessorStore, TrustStore } from './ports.js';
import type { ProofThreads } from './proofs/threads.js';
import type { RenditionStore } from './renditions/ports.js';
import { recordedRendition } from './renditions/recorded.js';
import type { StatusLists } from './status-lists.js';

/** What this deployment trusts at this moment: its registry, its published versions, its own status. */
export async function trustMaterial(deps: {
  store: TrustStore;
  successors: SuccessorStore;
  statusLists: StatusLists;
  clock: Clock;
  threads: Pick<ProofThreads, 'verifyProof'>;
  textDigest: NonNullable<TrustMaterial['textDigest']>;
  known: NonNullable<TrustMaterial['known']>;
  /** Certificates in DER that vouch for seals, this deployment's own among them. */
  sealAnchors: () => Promise<readonly Uint8Array[]>;
  timestampAnchors: readonly Uint8Array[];
  renditions: Pick<RenditionStore, 'selectOptionalStanding' | 'selectOptionalRenditionById'>;
}): Promise<TrustMaterial> {
  const { store, successors, statusLists, clock, threads, renditions } = deps;
  const now = clock();
  const [registry, texts, sealAnchors] = await Promise.all([
    store.loadRegistry(),
    store.loadPublishedTexts(),
    deps.sealAnchors(),
  ]);
  return {
    now,
    registry,
    verifyProof: threads.verifyProof,
    textDigest: deps.textDigest,
    known: deps.known,
    resolveDid: async () => undefined,
    statusList: async (address) => {
      const text = await statusLists.current(address);
      const document = text === undefined ? undefined : parseStrictJson(text);
      return isJsonObject(document) ? document : undefined;
    },
    statusTruth: (address) => statusLists.truth(address),
    statusToken: (address) => statusLists.token(address),
    tokenTruth: (address) => statusLists.tokenTruth(address),
    successorOf: async (credentialId) => {
      const uuid = uuidOfUrn(credentialId);
      const next = uuid === undefined ? undefined : await successors.selectOptionalSuccessor(uuid);
      return next && { id: `urn:uuid:${next.id}`, at: next.at.toISOString() };
    },
    sealAnchors,
    timestampAnchors: deps.timestampAnchors,
    awardStanding: async (award, credential) => {
      const [awardId, renditionId] = [uuidOfUrn(award), uuidOfUrn(credential)];
      return awardId === undefined || renditionId === undefined
        ? undefined
        : renditions.selectOptionalStanding(awardId, renditionId);
    },
    recordedRendition: async (credential) => {
      const id = uuidOfUrn(credential);
      const record = id === undefined ? undefined : await renditions.selectOptionalRenditionById(id);
      return record && recordedRendition(record);
    },
    publishedVersion: async (address) => texts.get(address),
  };
}

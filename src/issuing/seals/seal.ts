import { sealAlgorithmOf } from '../../credentials/jades/algorithms.js';
import type { SealSigner } from '../../credentials/jades/seal-document.js';
import type { SealKind, SealVault } from '../../credentials/jades/seal-vault.js';
import { readCertificate } from '../../credentials/x509/certificate.js';
import { type LegalPerson, namesLegalPerson } from '../../credentials/x509/name.js';
import type { SealRecord, SealStore } from './ports.js';

/** An institution's seal, ready to be used: its key is opened with the first signature. */
export interface Seal extends SealSigner {
  readonly id: string;
  readonly issuerDid: string;
  readonly kind: SealKind;
  readonly fingerprint: string;
}

export interface SealingDeps {
  readonly store: Pick<SealStore, 'selectOptionalSeal'>;
  readonly vault: Pick<SealVault, 'sign'>;
}

/** The seal that an issuer seals with now; `undefined` if it has none, so that nothing can be issued for Europass. */
export async function sealFor({ store, vault }: SealingDeps, issuerDid: string): Promise<Seal | undefined> {
  const record = await store.selectOptionalSeal(issuerDid);
  return record && sealOf(record, vault);
}

export function sealOf(record: SealRecord, vault: Pick<SealVault, 'sign'>): Seal {
  const { id, issuerDid, kind, fingerprint, chain } = record;
  const [first] = chain;
  const algorithm = (first && sealAlgorithmOf(readCertificate(first))?.name) ?? '';
  return { id, issuerDid, kind, fingerprint, chain, algorithm, sign: (bytes) => vault.sign(record, bytes) };
}

/**
 * In what a seal's certificate and its issuer disagree, as both are now: its legal name may have changed since. Nothing is sealed
 * then: strangers would refuse it.
 */
export function sealDisagreement(
  { chain }: Pick<SealSigner, 'chain'>,
  legal: LegalPerson,
): 'name' | 'identifier' | undefined {
  const [first] = chain;
  const found = first ? namesLegalPerson(readCertificate(first).subject, legal) : 'identifier';
  return found === 'same' ? undefined : found;
}

/** Whether a certificate of a seal's chain is not valid at a time. Nothing is sealed then: strangers would refuse it. */
export function isSealExpired({ chain }: Pick<SealSigner, 'chain'>, at: Date): boolean {
  return chain.map(readCertificate).some(({ notBefore, notAfter }) => at < notBefore || at > notAfter);
}

/**
 * What vouches for the deployment's own seals, retired ones too: the certificate of each, each once. The authorities above
 * them came from whoever handed the seal in, and would vouch for seals in anybody's name: which of these are trusted is for
 * the operator to say. `known`: what was read before, by fingerprint, since it takes a millisecond a certificate.
 */
export async function sealAnchors(
  { selectSeals }: Pick<SealStore, 'selectSeals'>,
  known: Map<string, Uint8Array | undefined> = new Map(),
): Promise<Uint8Array[]> {
  const seals = await selectSeals();
  for (const { fingerprint, chain } of seals) {
    const [own] = chain;
    if (!known.has(fingerprint)) known.set(fingerprint, own && !readCertificate(own).isCa ? own : undefined);
  }
  const anchors = new Map(seals.map(({ fingerprint }) => [fingerprint, known.get(fingerprint)]));
  return [...anchors.values()].filter((der) => der !== undefined);
}

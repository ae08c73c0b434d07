import type { Clock, Random } from '../../common/effects.js';
import { randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { sealDocument } from '../../credentials/jades/seal-document.js';
import type { GivenSeal, SealVault } from '../../credentials/jades/seal-vault.js';
import { type Certificate, readCertificate } from '../../credentials/x509/certificate.js';
import { type ChainProblem, checkChain } from '../../credentials/x509/chain.js';
import { type LegalPerson, namesLegalPerson } from '../../credentials/x509/name.js';
import type { SealRecord, SealStore } from './ports.js';
import { sealOf } from './seal.js';

export interface SealDeps {
  readonly store: SealStore;
  readonly vault: SealVault;
  readonly clock: Clock;
  readonly random: Random;
}

/** Whose seal it is to be, and who adds it. */
export interface SealOwner {
  readonly issuerDid: string;
  /** Legal names by language, and the eIDAS identifier: what the certificate has to say. */
  readonly legal: LegalPerson;
  readonly actor: string;
}

/**
 * Adds a seal to an institution or the network. Its key signs once, and its certificate is held against its owner, before
 * anything is kept. `more`: certificates of authorities, in DER.
 *
 * Throws a CairnError. `invalid`: what `SealVault.take` throws; `seal.name-mismatch`, `seal.identifier-mismatch`: certificate
 * and institution disagree; `seal.key-mismatch`, `seal.expired`, `seal.not-yet-valid`, `seal.key-usage`, `seal.chain-broken`.
 * `conflict`: `seal.exists`.
 */
export async function addSeal(
  { store, vault, clock, random }: SealDeps,
  { issuerDid, legal, actor }: SealOwner,
  given: GivenSeal,
  more: readonly Uint8Array[] = [],
): Promise<SealRecord> {
  const now = clock();
  const kept = await vault.take(randomUuid(random), given, more);
  const [certificate, ...authorities] = kept.chain.map(readCertificate);
  if (!certificate) throw fault('chain-broken', 'There is no certificate.', 'the certificate of the seal');
  requireOwner(certificate, legal);
  await requireChain(certificate, authorities, now);
  const { fingerprint } = certificate;
  const record: SealRecord = { ...kept, issuerDid, fingerprint, createdAt: now, retiredAt: undefined };
  await requireKey(record, vault, now);
  await store.insertSeal(record, { actor, at: now });
  return record;
}

/** Retires a seal: nothing is sealed with it any more, and what it sealed stays good. Throws `seal.unknown` (`not-found`). */
export async function retireSeal(
  { store, clock }: Pick<SealDeps, 'store' | 'clock'>,
  id: string,
  actor: string,
): Promise<void> {
  if (await store.retireSeal(id, { actor, at: clock() })) return;
  throw new CairnError('not-found', 'seal.unknown', 'There is no such seal that is in use');
}

/** A seal as it may be shown: no secret is in it. */
export interface SealView {
  readonly id: string;
  readonly issuerDid: string;
  readonly kind: SealRecord['kind'];
  readonly fingerprint: string;
  readonly organization: string | undefined;
  readonly eidasIdentifier: string | undefined;
  readonly notAfter: Date;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** All seals, retired ones too, or those of one issuer. */
export async function listSeals({ store }: Pick<SealDeps, 'store'>, issuerDid?: string): Promise<SealView[]> {
  const seals = await store.selectSeals();
  return seals.filter((one) => issuerDid === undefined || one.issuerDid === issuerDid).flatMap(viewOf);
}

export function viewOf({ chain, sealedSecret: _secret, ...record }: SealRecord): SealView[] {
  return chain.slice(0, 1).map((der) => {
    const { subject, notAfter } = readCertificate(der);
    const [organization] = subject.organization;
    const [eidasIdentifier] = subject.organizationIdentifier;
    return { ...record, organization, eidasIdentifier, notAfter };
  });
}

function requireOwner({ subject }: Certificate, legal: LegalPerson): void {
  switch (namesLegalPerson(subject, legal)) {
    case 'same':
      return;
    case 'name': {
      const expected = `O = ${Object.values(legal.names).join(' or ')}`;
      throw fault('name-mismatch', 'The certificate has another legal name than the institution.', expected);
    }
    case 'identifier': {
      const message = 'The certificate has another eIDAS identifier than the institution.';
      throw fault('identifier-mismatch', message, `organizationIdentifier = ${legal.eidasIdentifier}`);
    }
  }
}

const PROBLEMS: Partial<Record<ChainProblem, readonly [string, string, string]>> = {
  expired: ['expired', 'A certificate of the seal has expired.', 'certificates that are valid today'],
  'not-yet-valid': [
    'not-yet-valid',
    'A certificate of the seal is not valid yet.',
    'ones that are valid today',
  ],
  'key-usage': [
    'key-usage',
    'The certificate is not for sealing.',
    'key usage digitalSignature or nonRepudiation',
  ],
  'key-weak': [
    'key-unsupported',
    'A key of the chain is too weak or of no known kind.',
    'RSA 2048 or an EC key',
  ],
};

/** It leads to the last certificate that came along: whether others trust that one is theirs to say. */
async function requireChain(leaf: Certificate, authorities: readonly Certificate[], at: Date): Promise<void> {
  if (leaf.isCa)
    throw fault('key-usage', 'The certificate is one of an authority.', 'a certificate that seals');
  const anchor = authorities.at(-1) ?? leaf;
  const { problem } = await checkChain(leaf, { others: authorities, anchors: [anchor], at, use: 'seal' });
  if (!problem) return;
  const [code, message, expected] = PROBLEMS[problem] ?? [
    'chain-broken',
    'The certificates of the seal do not hold together.',
    'each one issued by the next, which may issue it',
  ];
  throw fault(code, message, expected);
}

/** A document is sealed for trial: that is read back and verified, and thrown away. */
async function requireKey(record: SealRecord, vault: SealVault, at: Date): Promise<void> {
  try {
    await sealDocument('{}', sealOf(record, vault), { at });
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'seal.key-mismatch') throw error;
    throw fault('key-mismatch', 'The key does not belong to the certificate.', 'the key of the certificate');
  }
}

function fault(code: string, message: string, expected: string): CairnError {
  return invalid({ code: `seal.${code}`, pointer: '', message, expected });
}

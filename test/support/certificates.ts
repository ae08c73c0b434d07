import type { CertificateFacts, CertificatePart } from '../../src/delivery/certificate/facts.js';
import { seedCatalogue } from './seed.js';

const { network, institutions, modules, programmes } = seedCatalogue();

export const LINK = 'https://credentials.enter-network.example/s/Zk3vQ9bX2mT7pLr0cYw5Ha';
const ID = 'urn:uuid:5b0e1c9a-6d0f-4a53-9c67-0c0f2f6f3b11';

/** Which modules make up which programme of the seed, and which programme it holds. */
const STACKS: Readonly<Record<string, { readonly inner?: string; readonly modules: readonly string[] }>> = {
  'iPET-1': { modules: ['EP-CDA', 'EP-DIG'] },
  'iPET-2': { inner: 'iPET-1', modules: ['EP-ASM', 'EP-PSY', 'EP-LAB', 'EP-INC'] },
  'iPET-3': { inner: 'iPET-2', modules: ['EP-ETH', 'EP-REE', 'EP-ONL', 'EP-INT', 'EP-COM', 'EP-TPP'] },
};

export const SEEDED_MODULES: readonly string[] = modules.map(({ code }) => code);
export const SEEDED_PROGRAMMES = Object.keys(STACKS);

function found<T extends { readonly code: string }>(list: readonly T[], code: string): T {
  const one = list.find((item) => item.code === code);
  if (!one) throw new Error(`The seed has no ${code}`);
  return one;
}

/** A certificate of a module of the seed, awarded by one of its institutions; `change` as wished. */
export function moduleCertificate(code: string, change: Partial<CertificateFacts> = {}): CertificateFacts {
  const module = found(modules, code);
  const index = modules.indexOf(module);
  const issuer = institutions[index % institutions.length];
  if (!issuer) throw new Error('The seed has no institutions');
  return {
    kind: 'module',
    title: module.title,
    learnerName: 'Beatriz Valadares Pinho',
    issuer: { name: issuer.name, city: issuer.city, country: issuer.country, primaryLanguage: 'en' },
    network: network.name,
    awardedOn: '2026-04-24',
    ects: module.ects,
    eqfLevel: module.eqfLevel,
    grade: 'B',
    outcomes: module.outcomes.map(({ title }) => title),
    credentialId: ID,
    link: LINK,
    demo: true,
    ...change,
  };
}

function partsOf(code: string): CertificatePart[] {
  const stack = STACKS[code];
  if (!stack) return [];
  const inner = stack.inner === undefined ? [] : [programmePart(stack.inner)];
  return [...inner, ...stack.modules.map(modulePart)];
}

function programmePart(code: string): CertificatePart {
  const { title, award, ects } = found(programmes, code);
  return {
    kind: 'certificate',
    code,
    title: award ?? title,
    ects,
    issuer: network.name,
    awardedOn: '2025-11-03',
    parts: partsOf(code),
  };
}

function modulePart(code: string, index: number): CertificatePart {
  const { title, ects } = found(modules, code);
  const issuer = institutions[(index + code.length) % institutions.length];
  return {
    kind: 'module',
    title,
    ects,
    issuer: issuer?.name ?? network.name,
    awardedOn: `2025-0${1 + (index % 9)}-17`,
  };
}

/** A certificate of a programme of the seed; `change` as wished. */
export function programmeCertificate(code: string, change: Partial<CertificateFacts> = {}): CertificateFacts {
  const programme = found(programmes, code);
  return {
    kind: 'certificate',
    title: programme.title,
    award: programme.award,
    learnerName: 'Matej Lietavský',
    issuer: { name: network.name, city: 'Brussels', country: network.country, primaryLanguage: 'en' },
    network: network.name,
    awardedOn: '2026-09-24',
    ects: programme.ects,
    eqfLevel: programme.eqfLevel,
    outcomes: programme.outcomes.map(({ title }) => title),
    parts: partsOf(code),
    credentialId: ID,
    link: LINK,
    demo: true,
    ...change,
  };
}

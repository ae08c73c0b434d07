import { isJsonObject } from '../../common/json.js';
import { VCDM2_CONTEXT } from '../contexts/known.js';
import { list } from '../documents/reading.js';
import type { LintRule } from './rule.js';

const source = (section: string) => `Verifiable Credentials Data Model 2.0, section ${section}`;
const isUrl = (value: unknown) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);

export const VCDM2_RULES: readonly LintRule[] = [
  {
    name: 'vcdm2.context-first',
    citation: source('4.3'),
    effective: '2026-01-01',
    find: (credential) => (list(credential['@context'])[0] === VCDM2_CONTEXT ? undefined : '/@context/0'),
  },
  {
    name: 'vcdm2.id-is-url',
    citation: source('4.4'),
    effective: '2026-01-01',
    find: (credential) => (isUrl(credential.id) ? undefined : '/id'),
  },
  {
    name: 'vcdm2.type',
    citation: source('4.5'),
    effective: '2026-01-01',
    find: (credential) => (list(credential.type).includes('VerifiableCredential') ? undefined : '/type'),
  },
  {
    name: 'vcdm2.issuer-is-url',
    citation: source('4.7'),
    effective: '2026-01-01',
    find: ({ issuer }) => (isUrl(isJsonObject(issuer) ? issuer.id : issuer) ? undefined : '/issuer'),
  },
  {
    name: 'vcdm2.subject-claims-something',
    citation: source('4.8'),
    effective: '2026-01-01',
    find: ({ credentialSubject: subject }) =>
      isJsonObject(subject) && Object.keys(subject).some((key) => key !== 'id')
        ? undefined
        : '/credentialSubject',
  },
  {
    name: 'vcdm2.status-typed',
    citation: source('4.10'),
    effective: '2026-01-01',
    find: ({ credentialStatus }) => {
      const index = list(credentialStatus).findIndex(
        (entry) => !isJsonObject(entry) || entry.type === undefined,
      );
      return index < 0 ? undefined : `/credentialStatus/${index}`;
    },
  },
  {
    name: 'vcdm2.schema-typed',
    citation: source('4.11'),
    effective: '2026-01-01',
    find: ({ credentialSchema }) => {
      const index = list(credentialSchema).findIndex(
        (item) => !isJsonObject(item) || !isUrl(item.id) || item.type === undefined,
      );
      return index < 0 ? undefined : `/credentialSchema/${index}`;
    },
  },
  {
    name: 'vcdm2.related-resource-digest',
    citation: source('5.3'),
    effective: '2026-01-01',
    find: ({ relatedResource }) => {
      const index = list(relatedResource).findIndex(
        (item) => !isJsonObject(item) || !isUrl(item.id) || typeof item.digestMultibase !== 'string',
      );
      return index < 0 ? undefined : `/relatedResource/${index}`;
    },
  },
];

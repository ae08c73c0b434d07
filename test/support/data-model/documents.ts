import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';

/** A credential of version 2.0 in which every rule has something to look at. */
export const CREDENTIAL_2: JsonObject = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/examples/v2',
    {
      ex: 'https://example.org/terms#',
      Course: 'ex:Course',
      unmapped: null,
    },
  ],
  id: 'urn:uuid:5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0001',
  type: ['VerifiableCredential', 'Course', 'https://example.org/terms#Badge'],
  name: [
    { '@value': 'Course', '@language': 'en', '@direction': 'ltr' },
    { '@value': 'دورة', '@language': 'ar', '@direction': 'rtl' },
  ],
  description: 'A course in which nothing is taught.',
  issuer: { id: 'did:example:issuer', name: { '@value': 'Université', '@language': 'fr-CA' } },
  validFrom: '2026-01-01T00:00:00.250Z',
  validUntil: '2026-01-01T01:00:00.25+01:00',
  credentialSubject: [
    {
      id: 'did:example:learner',
      type: 'Person',
      points: [1, 2.5, 9007199254740991],
      motto: { '@value': 'Servus', '@language': 'de-AT' },
      confidenceMethod: { type: 'ExampleMethod' },
    },
    { id: 'did:example:other' },
  ],
  credentialStatus: [
    {
      id: 'https://example.org/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://example.org/status/1',
    },
    {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'message',
      statusListIndex: '0',
      statusListCredential: 'https://example.org/status/2',
      statusSize: 2,
      statusMessage: ['0x0', '0x1', '0x2', '0xA'].map((status) => ({ status, message: 'x' })),
      statusReference: ['https://example.org/what-it-means'],
    },
    { type: ['ExampleStatus'] },
  ],
  credentialSchema: { id: 'https://example.org/schema.json', type: 'JsonSchema' },
  evidence: [{ type: ['Evidence'] }, { id: 'https://example.org/essay', type: 'Evidence' }],
  termsOfUse: { type: 'ExamplePolicy' },
  refreshService: { type: 'ExampleService', validFrom: '2026-01-01T00:00:00Z' },
  renderMethod: [{ id: 'https://example.org/card.svg', type: 'SvgRenderingTemplate' }],
  relatedResource: [
    {
      id: 'https://example.org/a',
      digestSRI: 'sha256-IwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=',
      digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw',
      mediaType: 'application/ld+json; profile="https://example.org/p"',
    },
    {
      id: 'https://example.org/b',
      digestMultibase: ['uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw'],
    },
  ],
  proof: [
    {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      verificationMethod: 'did:example:issuer#key',
      proofValue: 'z3x',
    },
  ],
};

/** A credential of version 1.1. */
export const CREDENTIAL_1: JsonObject = {
  '@context': ['https://www.w3.org/2018/credentials/v1', { Course: 'https://example.org/terms#Course' }],
  id: 'https://example.org/credentials/1',
  type: ['VerifiableCredential', 'Course'],
  issuer: 'did:example:issuer',
  issuanceDate: '2026-01-01T00:00:00',
  expirationDate: '2027-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', name: 'x' },
  credentialStatus: { id: 'https://example.org/status/24', type: 'CredentialStatusList2017' },
  credentialSchema: [{ id: 'https://example.org/schema.json', type: 'JsonSchemaValidator2018' }],
  evidence: { type: 'Evidence' },
  termsOfUse: [{ type: 'IssuerPolicy' }],
  refreshService: { id: 'https://example.org/refresh', type: 'ManualRefreshService2018' },
  proof: { type: 'Ed25519Signature2020' },
};

/** A list of statuses, as version 2.0 has it. */
export const STATUS_LIST: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://example.org/status/1',
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: {
    id: 'https://example.org/status/1#list',
    type: 'BitstringStatusList',
    statusPurpose: ['revocation', 'suspension'],
    encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA',
    ttl: 300000,
  },
};

export const ENVELOPE: JsonObject = {
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: 'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
  type: 'EnvelopedVerifiableCredential',
};

const SECURED: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:learner' },
  proof: { type: 'DataIntegrityProof' },
};

const { proof: _proof, ...UNSECURED } = SECURED;

/** A presentation of version 2.0: a credential, one in an envelope, one that its holder asserts, one of version 1.1. */
export const PRESENTATION_2: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0002',
  type: ['VerifiablePresentation', 'ExamplePresentation'],
  holder: { id: 'did:example:learner' },
  termsOfUse: { type: 'HolderPolicy' },
  verifiableCredential: [
    SECURED,
    ENVELOPE,
    { ...UNSECURED, issuer: { id: 'did:example:learner' } },
    CREDENTIAL_1,
  ],
  proof: { type: 'DataIntegrityProof' },
};

/** A presentation of version 1.1, which may hold tokens. */
export const PRESENTATION_1: JsonObject = {
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:learner',
  verifiableCredential: [CREDENTIAL_1, 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
};

/** A copy of a document with another value at a pointer, or with nothing there if none is given. */
export function changed(document: JsonObject, at: string, value?: JsonValue): JsonObject {
  const copy = structuredClone(document);
  const steps = at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop() ?? '';
  let holder: JsonValue | undefined = copy;
  for (const step of steps) {
    holder = Array.isArray(holder) ? holder[Number(step)] : isJsonObject(holder) ? holder[step] : undefined;
  }
  if (Array.isArray(holder)) holder.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  else if (!isJsonObject(holder)) throw new Error(`There is no ${at}`);
  else if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

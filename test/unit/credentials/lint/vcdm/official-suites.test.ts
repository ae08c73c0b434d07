import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../../src/common/json.js';
import { findUndefinedTerm } from '../../../../../src/credentials/canonical/spelling.js';
import { dataModelFaults } from '../../../../../src/credentials/lint/vcdm/rules.js';

// What w3c/vc-data-model-2.0-test-suite sends to issuers and verifiers, by the names of its inputs, as far as a document's
// form decides; issuers get an issuer put in by the suite where the input has none.

const V2 = 'https://www.w3.org/ns/credentials/v2';
const ISSUER = 'did:example:issuer';
const SUBJECT: JsonObject = { id: 'did:example:subject' };
const credential = (members: JsonObject = {}): JsonObject => ({
  '@context': [V2],
  type: ['VerifiableCredential'],
  issuer: ISSUER,
  credentialSubject: SUBJECT,
  ...members,
});
const without = (member: string, document = credential()): JsonObject => {
  const { [member]: _gone, ...rest } = document;
  return rest;
};
const text = (value: string, language: string): JsonObject => ({ '@value': value, '@language': language });
const resource = (members: JsonObject): JsonObject =>
  credential({ relatedResource: [{ id: 'https://example.org/university-degree.json', ...members }] });
const context = (item: JsonValue, types: string[] = []): JsonObject =>
  credential({ '@context': [V2, item], type: ['VerifiableCredential', ...types] });

const ACCEPTED: Readonly<Record<string, JsonObject>> = {
  'credential-ok': credential(),
  'credential-context-combo1-ok': context('https://www.w3.org/ns/credentials/examples/v2'),
  'credential-context-combo2-ok': context({ Example: 'https://example.org/#Example' }, ['Example']),
  'credential-id-other-ok': credential({ credentialSubject: { id: 'did:example:1234' } }),
  'credential-id-single-ok': credential({ id: 'did:example:credential' }),
  'credential-type-url-ok': credential({ type: ['VerifiableCredential', 'https://example.org/#Example'] }),
  'credential-type-mapped-url-ok': context({ Example: 'https://example.org/#Example' }, ['Example']),
  'credential-type-urls-order-1-ok': credential({
    type: ['https://example.org/#Example', 'VerifiableCredential'],
  }),
  'credential-name-language-direction-en-ok': credential({
    name: { ...text('x', 'en'), '@direction': 'ltr' },
  }),
  'credential-multi-language-name-ok': credential({
    name: [text('Dog', 'en'), text('Chien', 'fr'), text('Cane', 'it')],
  }),
  'issuer-multi-language-description-ok': credential({
    issuer: { id: ISSUER, description: [text('Dog', 'en')] },
  }),
  'credential-issuer-object-ok': credential({ issuer: { id: ISSUER } }),
  'credential-issuer-url-ok': credential({ issuer: 'https://example.org/issuers/1' }),
  'credential-subject-multiple-ok': credential({ credentialSubject: [SUBJECT, { id: 'did:example:other' }] }),
  'credential-validfrom-ms-ok': credential({ validFrom: '2023-02-26T01:02:58.447Z' }),
  'credential-validuntil-tz-ok': credential({
    validFrom: '2023-02-26T01:21:23Z',
    validUntil: '2023-02-25T19:21:29-06:00',
  }),
  'credential-status-missing-id-ok': credential({ credentialStatus: { type: 'CredentialStatusList2017' } }),
  'credential-schemas-ok': credential({
    credentialSchema: [1, 2].map((n) => ({
      type: 'https://example.org/#Schema',
      id: `did:example:schemas/${n}`,
    })),
  }),
  'credential-refresh-ok': credential({
    refreshService: { type: 'https://example.org/#Refresh', id: 'did:example:refresh/1' },
  }),
  'credential-termsofuses-ok': credential({
    termsOfUse: [{ type: 'OdrlPolicy2017' }, { type: 'OdrlPolicy2017' }],
  }),
  'credential-evidences-ok': credential({
    evidence: [{ type: 'DocumentVerification2018' }, { type: 'DocumentVerification2018' }],
  }),
  'relatedResource-digest-multibase-ok': resource({
    digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw',
  }),
};

const REFUSED: Readonly<Record<string, [JsonObject, string, string]>> = {
  'credential-no-context-fail': [without('@context'), 'context-is-list', '/@context'],
  'credential-missing-base-context-fail': [
    credential({ '@context': ['https://example.org/x'] }),
    'context-first',
    '/@context/0',
  ],
  'credential-context-combo3-fail': [
    context('https ://not-a-url/contexts/example/v1'),
    'context-items',
    '/@context/1',
  ],
  'credential-context-combo4-fail': [context(123192875), 'context-items', '/@context/1'],
  'credential-id-nonidentifier-fail': [credential({ id: null }), 'ids-are-urls', '/id'],
  'credential-id-multi-fail': [credential({ id: ['did:example:a', 'did:example:b'] }), 'ids-are-urls', '/id'],
  'credential-id-subject-multi-fail': [
    credential({ credentialSubject: { id: ['did:example:a'] } }),
    'ids-are-urls',
    '/credentialSubject/id',
  ],
  'credential-no-type-fail': [without('type'), 'type-is-list', '/type'],
  'credential-missing-required-type-fail': [credential({ type: ['Example'] }), 'credential-type', '/type'],
  'credential-type-mapped-nonurl-fail': [
    context({ Example: 'https ://not-a-url#Example' }, ['Example']),
    'context-maps-to-urls',
    '/@context/1/Example',
  ],
  'credential-name-extra-prop-en-fail': [
    credential({ name: { ...text('x', 'en'), url: 'did:example:x' } }),
    'names-are-text',
    '/name/url',
  ],
  'issuer-description-extra-prop-en-fail': [
    credential({ issuer: { id: ISSUER, description: { ...text('x', 'en'), url: 'x' } } }),
    'names-are-text',
    '/issuer/description/url',
  ],
  'credential-no-subject-fail': [without('credentialSubject'), 'subject-present', '/credentialSubject'],
  'credential-subject-no-claims-fail': [
    credential({ credentialSubject: {} }),
    'subject-claims-something',
    '/credentialSubject',
  ],
  'credential-subject-multiple-empty-fail': [
    credential({ credentialSubject: [SUBJECT, {}] }),
    'subject-claims-something',
    '/credentialSubject/1',
  ],
  'credential-no-issuer-fail': [without('issuer'), 'issuer-identified', '/issuer'],
  'credential-issuer-no-url-fail': [credential({ issuer: 'fake-issuer' }), 'issuer-identified', '/issuer'],
  'credential-issuer-nonurl-fail': [credential({ issuer: 4 }), 'issuer-identified', '/issuer'],
  'credential-issuer-null-fail': [credential({ issuer: null }), 'issuer-identified', '/issuer'],
  'credential-issuer-object-no-id-fail': [credential({ issuer: {} }), 'issuer-identified', '/issuer/id'],
  'credential-issuer-object-id-null-fail': [
    credential({ issuer: { id: null } }),
    'ids-are-urls',
    '/issuer/id',
  ],
  'credential-issuer-object-id-not-url-fail': [
    credential({ issuer: { id: 4 } }),
    'ids-are-urls',
    '/issuer/id',
  ],
  'credential-validfrom-invalid-fail': [
    credential({ validFrom: '02/26/2023' }),
    'valid-from-stamp',
    '/validFrom',
  ],
  'credential-validuntil-invalid-fail': [
    credential({ validUntil: '2023-02-26' }),
    'valid-until-stamp',
    '/validUntil',
  ],
  'credential-validUntil-validFrom-fail': [
    credential({ validFrom: '2028-01-01T00:00:00Z', validUntil: '2024-01-01T00:00:00Z' }),
    'validity-order',
    '/validUntil',
  ],
  'credential-status-missing-type-fail': [
    credential({ credentialStatus: { id: 'did:example:status' } }),
    'statuses-typed',
    '/credentialStatus/type',
  ],
  'credential-status-type-nonurl-fail': [
    credential({ credentialStatus: { id: 'did:example:status', type: 2 } }),
    'types-are-terms',
    '/credentialStatus/type',
  ],
  'credential-status-multiple-id-fail': [
    credential({ credentialStatus: { id: ['did:example:a'], type: 'X' } }),
    'ids-are-urls',
    '/credentialStatus/id',
  ],
  'credential-status-nonurl-id-fail': [
    credential({ credentialStatus: { id: 'https ://x', type: 'X' } }),
    'ids-are-urls',
    '/credentialStatus/id',
  ],
  'credential-schema-no-type-fail': [
    credential({ credentialSchema: { id: 'did:example:schema' } }),
    'schemas-typed',
    '/credentialSchema/type',
  ],
  'credential-schema-no-id-fail': [
    credential({ credentialSchema: { type: 'X' } }),
    'schemas-identified',
    '/credentialSchema/id',
  ],
  'credential-schema-non-url-id-fail': [
    credential({ credentialSchema: { id: 7, type: 'X' } }),
    'ids-are-urls',
    '/credentialSchema/id',
  ],
  'credential-refresh-no-type-fail': [
    credential({ refreshService: { id: 'did:example:refresh' } }),
    'refresh-services-typed',
    '/refreshService/type',
  ],
  'credential-refresh-non-url-id-fail': [
    credential({ refreshService: { type: 'X', id: '//not-a-url/1' } }),
    'ids-are-urls',
    '/refreshService/id',
  ],
  'credential-termsofuse-no-type-fail': [
    credential({ termsOfUse: { id: 'did:example:terms' } }),
    'terms-of-use-typed',
    '/termsOfUse/type',
  ],
  'credential-evidence-missing-type-fail': [
    credential({ evidence: { id: 'did:example:evidence' } }),
    'evidence-typed',
    '/evidence/type',
  ],
  'credential-proof-missing-type-fail': [
    credential({ proof: { proofValue: 'z' } }),
    'proofs-typed',
    '/proof/type',
  ],
  'relatedResource-list-of-strings-fail': [
    credential({ relatedResource: [V2] }),
    'related-resources-identified',
    '/relatedResource/0',
  ],
  'relatedResource-missing-id-fail': [
    credential({
      relatedResource: [{ url: V2, digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw' }],
    }),
    'related-resources-identified',
    '/relatedResource/0/id',
  ],
  'relatedResource-no-digest-fail': [
    resource({}),
    'related-resources-digested',
    '/relatedResource/0/digestMultibase',
  ],
  'relatedResource-digest-sri-fail': [
    resource({ digestSRI: 'sha256-ca3d163bab055381827226140568f3bef634ac187cebd76878e0b63e9e442356' }),
    'related-resources-digested',
    '/relatedResource/0/digestSRI',
  ],
  'relatedResource-digest-multibase-fail': [
    resource({ digestMultibase: 'uZTQ0MjM1NiAgcmVwb3J0cc5jZWxhdGVkLXJlc291cmNlLmpzb24K' }),
    'related-resources-digested',
    '/relatedResource/0/digestMultibase',
  ],
};

describe('the data model 2.0 suite: credentials', () => {
  test.each(Object.entries(ACCEPTED))('%s', (_name, document) => {
    expect(dataModelFaults(document, 'credential')).toEqual([]);
  });

  test.each(Object.entries(REFUSED))('%s', (_name, [document, rule, at]) => {
    expect(dataModelFaults(document, 'credential')).toEqual([
      expect.objectContaining({ code: `vcdm.${rule}`, pointer: at }),
    ]);
  });

  test.each([
    ['credential-type-unmapped-fail', { '@vocab': null }, 'Example'],
    [
      'credential-redef-type-fail',
      { VerifiableCredential: 'https://example.org/#Bad' },
      'VerifiableCredential',
    ],
  ] as const)('%s keeps the form, and fails when it is expanded', async (suiteName, inline, type) => {
    const types = type === 'VerifiableCredential' ? [] : [type];
    const document = context(inline, types);
    expect(dataModelFaults(document, 'credential')).toEqual([]);
    expect(await findUndefinedTerm(document)).toMatchObject({
      code: suiteName.includes('redef') ? 'structure.term-redefined' : 'structure.undefined-term',
    });
  });

  // its input has 45 characters of base64 where 256 bits have 44: a letter M too many before what is the digest
  test('relatedResource-digest-sri-ok is refused as it is, and accepted without the letter that it has too many', () => {
    const digest = 'IwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=';
    expect(dataModelFaults(resource({ digestSRI: `sha256-M${digest}` }), 'credential')).toEqual([
      expect.objectContaining({ code: 'vcdm.related-resources-digested' }),
    ]);
    expect(dataModelFaults(resource({ digestSRI: `sha256-${digest}` }), 'credential')).toEqual([]);
  });
});

describe('the data model 2.0 suite: presentations', () => {
  const presentation = (members: JsonObject = {}): JsonObject => ({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    ...members,
  });
  const HOLDER = 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj';
  const secured = credential({ proof: { type: 'DataIntegrityProof' } });
  const envelope: JsonObject = {
    '@context': V2,
    id: 'data:application/vc-ld+jwt;base64url,eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
    type: 'EnvelopedVerifiableCredential',
  };

  test.each<[string, JsonObject]>([
    ['presentation-ok', presentation()],
    [
      'presentation-optional-type-ok',
      presentation({ type: ['VerifiablePresentation', 'Example'], verifiableCredential: [] }),
    ],
    ['presentation-id-ok', presentation({ id: 'did:example:presentation' })],
    ['presentation-vc-ok, which the suite signs', presentation({ verifiableCredential: [secured] })],
    ['presentation-multiple-vc-ok, likewise', presentation({ verifiableCredential: [secured, secured] })],
    ['presentation-holder-ok', presentation({ holder: HOLDER, verifiableCredential: [secured] })],
    [
      'presentation-holder-object-ok',
      presentation({ holder: { id: HOLDER }, verifiableCredential: [secured] }),
    ],
    ['presentation-enveloped-vc-ok', presentation({ verifiableCredential: [envelope] })],
    [
      'presentation-self-asserted-vc-ok',
      presentation({ holder: HOLDER, verifiableCredential: [credential({ issuer: HOLDER })] }),
    ],
  ])('%s', (_name, document) => {
    expect(dataModelFaults(document, 'presentation')).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ['no context', without('@context', presentation()), 'context-is-list'],
    [
      'presentation-context-order-fail',
      presentation({ '@context': ['https://www.w3.org/ns/credentials/examples/v2', V2] }),
      'context-first',
    ],
    ['a context that is a number', presentation({ '@context': [V2, 123192875] }), 'context-items'],
    ['presentation-no-type-fail', without('type', presentation()), 'type-is-list'],
    ['presentation-missing-required-type-fail', presentation({ type: ['Example'] }), 'presentation-type'],
    [
      'presentation-vc-missing-required-type-fail',
      presentation({ verifiableCredential: [{ ...secured, type: ['Example'] }] }),
      'credential-type',
    ],
    [
      'presentation-vc-as-string-fail',
      presentation({ verifiableCredential: ['eyJhbGciOiJFUzI1NiJ9.e30.c2ln'] }),
      'presented-credentials',
    ],
    [
      'presentation-enveloped-vc-missing-required-type-fail',
      presentation({ holder: HOLDER, verifiableCredential: [without('type', envelope)] }),
      'context-is-list',
    ],
    [
      'presentation-holder-object-fail',
      presentation({ holder: { id: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' } }),
      'ids-are-urls',
    ],
    [
      'presentation-self-asserted-vc-no-holder',
      presentation({ verifiableCredential: [credential({ issuer: HOLDER })] }),
      'self-asserted-by-holder',
    ],
    [
      'presentation-self-asserted-vc-holder-mismatch',
      presentation({ holder: 'did:example:alice', verifiableCredential: [credential({ issuer: HOLDER })] }),
      'self-asserted-by-holder',
    ],
    [
      'presentation-self-asserted-vc-issuer-mismatch',
      presentation({ holder: HOLDER, verifiableCredential: [credential({ issuer: 'did:example:alice' })] }),
      'self-asserted-by-holder',
    ],
    [
      'an envelope with an empty list of contexts',
      { ...envelope, '@context': [], type: 'EnvelopedVerifiablePresentation' },
      'envelope-context',
    ],
    [
      'an envelope whose id is its content',
      { ...envelope, id: 'eyJ.e30.c2ln', type: 'EnvelopedVerifiablePresentation' },
      'envelope-data-url',
    ],
  ])('%s', (_name, document, rule) => {
    const codes = dataModelFaults(document, 'presentation').map(({ code }) => code);
    expect(codes).toContain(`vcdm.${rule}`);
  });
});

describe('the VC API issuer suite', () => {
  const valid: JsonObject = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/2018/credentials/examples/v1'],
    id: 'urn:uuid:5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0003',
    type: ['VerifiableCredential', 'UniversityDegreeCredential'],
    issuer: 'did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b',
    issuanceDate: '2026-01-01T00:00:00Z',
    credentialSubject: { id: ISSUER, degree: { degreeType: 'BachelorDegree', name: 'Bachelor' } },
  };

  test.each<[JsonObject]>([
    [valid],
    [{ ...valid, expirationDate: '2027-01-01T00:00:00Z' }],
    [{ ...valid, issuer: { id: ISSUER } }],
  ])('what it takes for valid (%#)', (document) =>
    expect(dataModelFaults(document, 'credential')).toEqual([]),
  );

  const refused: [string, JsonValue[], string][] = [
    ['@context', [4, false, null, [], 'https://www.w3.org/2018/credentials/v1'], 'context-is-list'],
    ['type', [4, null, true, [], 'VerifiableCredential'], 'type-is-list'],
    ['issuer', [null, true, 4, []], 'issuer-identified'],
    ['credentialSubject', [null, true, 4, [], 'did:example:1234'], 'subject-present'],
  ];
  test.each(
    refused.flatMap(([member, values, rule]) => values.map((value) => [member, value, rule] as const)),
  )('%s is %j', (member, value, rule) => {
    expect(dataModelFaults({ ...valid, [member]: value }, 'credential').map(({ code }) => code)).toEqual([
      `vcdm.${rule}`,
    ]);
    expect(dataModelFaults(without(member, valid), 'credential').map(({ code }) => code)).toEqual([
      `vcdm.${rule}`,
    ]);
  });

  test.each([[{ foo: true }, 4], [4], [false], [null]])('a context of %j', (...items) => {
    const document = { ...valid, '@context': ['https://www.w3.org/2018/credentials/v1', ...items] };
    expect(dataModelFaults(document, 'credential').map(({ code }) => code)).toContain(
      typeof items[0] === 'object' && items[0] !== null ? 'vcdm.context-maps-to-urls' : 'vcdm.context-items',
    );
  });

  test.each([[2], [null], [{ foo: true }], [false]])('a type of %j', (type) => {
    const document = { ...valid, type: ['VerifiableCredential', type] };
    expect(dataModelFaults(document, 'credential').map(({ code }) => code)).toEqual(['vcdm.types-are-terms']);
  });
});

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../../src/common/json.js';
import {
  CREDENTIAL_RULES,
  dataModelFaults,
  ENVELOPE_RULES,
  PRESENTATION_RULES,
} from '../../../../../src/credentials/lint/vcdm/rules.js';
import { CASES } from '../../../../support/data-model/breaches.js';
import {
  CREDENTIAL_1,
  CREDENTIAL_2,
  changed,
  ENVELOPE,
  PRESENTATION_1,
  PRESENTATION_2,
  STATUS_LIST,
} from '../../../../support/data-model/documents.js';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const FOLDER = path.join(import.meta.dirname, '../../../../../src/credentials/lint/vcdm');
const RULES = [...new Set([...CREDENTIAL_RULES, ...PRESENTATION_RULES, ...ENVELOPE_RULES])];

describe('the tables', () => {
  test('every file of the folder is a rule in a table, named after it, and none is there twice', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'rules.ts');
    expect(RULES.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
    for (const table of [CREDENTIAL_RULES, PRESENTATION_RULES, ENVELOPE_RULES]) {
      expect(new Set(table).size).toBe(table.length);
    }
  });

  test('every rule in a table has a document of that kind that breaks it', () => {
    const broken = new Set(CASES.map(({ kind, rule }) => `${kind} ${rule}`));
    // of version 1.1, and in both tables: a credential stands for both
    const once = new Set(['refresh-services-identified']);
    for (const [kind, table] of [
      ['credential', CREDENTIAL_RULES],
      ['presentation', PRESENTATION_RULES],
      ['credential', ENVELOPE_RULES],
    ] as const) {
      const missing = table.filter(
        ({ name }) => !broken.has(`${kind} ${name}`) && !(once.has(name) && broken.has(`credential ${name}`)),
      );
      expect(missing.map(({ name }) => name)).toEqual([]);
    }
  });

  test.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s cites, dates and explains itself',
    (_name, rule) => {
      const citations = Object.values(rule.citations);
      expect(citations.length).toBeGreaterThan(0);
      for (const citation of citations) expect(citation).toMatch(/, sections? [\d.]+/);
      expect(new Date(rule.effective).toISOString()).toBe(`${rule.effective}T00:00:00.000Z`);
      expect(rule.message).toMatch(/^[A-Z].*\.$/s);
      expect(rule.expected).not.toBe('');
    },
  );
});

describe('what keeps every rule', () => {
  test.each([
    ['a 2.0 credential', CREDENTIAL_2, 'credential'],
    ['a 1.1 credential', CREDENTIAL_1, 'credential'],
    ['a status list', STATUS_LIST, 'credential'],
    ['a 2.0 presentation', PRESENTATION_2, 'presentation'],
    ['a 1.1 presentation', PRESENTATION_1, 'presentation'],
    ['a credential in an envelope', ENVELOPE, 'credential'],
    [
      'a presentation in an envelope',
      { ...ENVELOPE, type: 'EnvelopedVerifiablePresentation' },
      'presentation',
    ],
  ] as const)('%s', (_what, document, kind) => {
    expect(dataModelFaults(document, kind)).toEqual([]);
  });

  test.each<[string, JsonValue | undefined]>([
    ['/id', undefined],
    ['/id', 'data:text/plain,x'],
    ['/id', 'URN:UUID:5A4B1C2E-6A0E-4A52-9D0C-0D3A7C1F0001'],
    ['/id', 'https://example.org/straße'],
    ['/issuer', 'https://example.org/issuers/1'],
    ['/issuer/id', 'https://example.org/keys/foo.jwk'],
    ['/name', 'A text'],
    ['/name', ['One', { '@value': 'Two' }]],
    ['/name', { '@value': '', '@language': 'sl-rozaj-biske-1994-u-co-phonebk-x-a' }],
    ['/name', { '@value': 'x', '@language': 'i-klingon' }],
    ['/name', { '@value': 'x', '@language': 'zh-cmn-Hans-CN' }],
    ['/name', { '@value': 'x', '@language': 'x-whatever' }],
    ['/credentialSubject', { id: 'did:example:subject' }],
    ['/credentialSubject', { type: 'Person' }],
    ['/credentialSubject', [{ name: { given: 'Ada', family: 'Lovelace' } }]],
    ['/credentialSubject', { born: { '@value': '1815-12-10', '@type': 'xsd:date' } }],
    ['/credentialSubject', { count: { '@value': 7 } }],
    [
      '/credentialSubject',
      { verifiableCredential: [{ '@context': ['https://www.w3.org/ns/credentials/v2'] }] },
    ],
    ['/validFrom', undefined],
    ['/validUntil', undefined],
    ['/validUntil', '2026-01-01T00:00:00.2500000Z'],
    ['/validUntil', '2026-01-01T24:00:00Z'],
    ['/validUntil', '12026-01-01T00:00:00Z'],
    ['/validFrom', '-0044-03-15T12:00:00Z'],
    ['/validFrom', '2025-12-31T23:59:59-00:00'],
    ['/credentialStatus', { type: 'CredentialStatusList2017' }],
    ['/credentialStatus/0/statusListIndex', '99999999999999999999'],
    ['/credentialStatus/0/statusReference', 'https://example.org/what-it-means'],
    [
      '/credentialStatus/0/statusMessage',
      ['0x0', '0x1'].map((status) => ({ status, message: 'x', more: 1 })),
    ],
    ['/credentialSchema', undefined],
    [
      '/refreshService',
      { type: 'https://example.org/#ExampleTestSuiteRefreshService', id: 'did:example:refresh/2' },
    ],
    [
      '/relatedResource',
      { id: 'https://example.org/a', digestMultibase: 'zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e' },
    ],
    ['/relatedResource/0/digestSRI', `sha384-${'A'.repeat(64)} sha512-${'A'.repeat(86)}==?opaque`],
    ['/proof', { type: 'DataIntegrityProof' }],
    ['/issuanceDate', 'a word that version 2.0 knows nothing of'],
    ['/@context', ['https://www.w3.org/ns/credentials/v2', {}, {}]],
    ['/@context', [V2, {}, 'https://www.w3.org/ns/credentials/undefined-terms/v2']],
    [
      '/@context',
      ['https://www.w3.org/ns/credentials/v2', { '@vocab': 'https://example.org/#', x: { '@type': '@id' } }],
    ],
  ])('a 2.0 credential in which %s is %j', (at, value) => {
    expect(dataModelFaults(changed(CREDENTIAL_2, at, value), 'credential')).toEqual([]);
  });

  test.each<[string, JsonValue | undefined]>([
    ['/verifiableCredential', undefined],
    ['/verifiableCredential', []],
    ['/verifiableCredential', ENVELOPE],
    ['/holder', 'did:example:learner'],
    ['/id', undefined],
    ['/proof', undefined],
  ])('a 2.0 presentation in which %s is %j', (at, value) => {
    expect(dataModelFaults(changed(PRESENTATION_2, at, value), 'presentation')).toEqual([]);
  });

  test('a term that an inline context declares to be JSON', () => {
    const contexts = [
      'https://www.w3.org/ns/credentials/v2',
      { raw: { '@id': 'urn:x:raw', '@type': '@json' } },
    ];
    const raw = { id: 7, type: [], '@id': 1, '@language': 'no one asks', n: 1e300 };
    const document = changed(changed(CREDENTIAL_2, '/@context', contexts), '/credentialSubject', { raw });
    expect(dataModelFaults(document, 'credential')).toEqual([]);
    const undeclared = changed(document, '/@context/1', {});
    expect(
      dataModelFaults(undeclared, 'credential')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(
      ['compacted', 'ids-are-urls', 'language-values', 'numbers-exact', 'types-are-terms'].map(
        (name) => `vcdm.${name}`,
      ),
    );
  });

  test('a proof that carries the contexts which it signs', () => {
    const contexts = CREDENTIAL_2['@context'] ?? null;
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', '@context': contexts };
    for (const value of [proof, [proof, proof]])
      expect(dataModelFaults(changed(CREDENTIAL_2, '/proof', value), 'credential')).toEqual([]);
    const others = changed(CREDENTIAL_2, '/proof', [proof, { ...proof, '@context': [contexts, {}].flat() }]);
    expect(dataModelFaults(others, 'credential').map(({ pointer }) => pointer)).toEqual([
      '/proof/1/@context',
    ]);
    const elsewhere = changed(CREDENTIAL_2, '/credentialSubject', { id: 'urn:x:1', proof });
    expect(dataModelFaults(elsewhere, 'credential').map(({ code, pointer }) => [code, pointer])).toEqual([
      ['vcdm.compacted', '/credentialSubject/proof/@context'],
    ]);
  });

  test('in what a context declares to be JSON no member is an id, a type or a keyword', () => {
    const schema = { $id: 'x', type: ['object', 'null'], properties: { id: { type: 'string' }, type: {} } };
    const document = changed(
      changed(CREDENTIAL_2, '/type', ['VerifiableCredential', 'JsonSchemaCredential']),
      '/credentialSubject',
      { type: 'JsonSchema', jsonSchema: schema },
    );
    expect(dataModelFaults(document, 'credential')).toEqual([]);
    const elsewhere = changed(document, '/credentialSubject', { schema });
    expect(dataModelFaults(elsewhere, 'credential').map(({ code }) => code)).toContain('vcdm.ids-are-urls');
  });
});

describe('what breaks one rule breaks that one alone, in that place', () => {
  test.each(CASES.map((one) => [one.rule, one.what, one] as const))('%s: %s', (rule, _what, one) => {
    const faults = dataModelFaults(one.document, one.kind);
    expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual([[`vcdm.${rule}`, one.at]]);
    expect(faults[0]?.expected).toMatch(/\(.+, sections? .+\)$/);
  });
});

describe('the version', () => {
  test.each<[JsonObject, string[]]>([
    [changed(CREDENTIAL_2, '/credentialStatus/0/id'), []],
    [changed(CREDENTIAL_1, '/credentialStatus/id'), ['vcdm.statuses-identified']],
    [changed(CREDENTIAL_1, '/validFrom', 'whenever'), []],
    [changed(CREDENTIAL_2, '/issuanceDate'), []],
    [changed(CREDENTIAL_1, '/@context/0', 'https://www.w3.org/ns/credentials/v2'), []],
    [
      changed(CREDENTIAL_2, '/@context/0', 'https://www.w3.org/2018/credentials/v1'),
      ['vcdm.issuance-date', 'vcdm.statuses-identified', 'vcdm.refresh-services-identified'],
    ],
    [{ type: ['NonconformingDocument'] }, ['vcdm.context-is-list']],
    [{}, ['vcdm.context-is-list']],
  ])('decides which rules apply (%#)', (document, codes) => {
    const found = dataModelFaults(document, 'credential').map(({ code }) => code);
    expect(found.sort()).toEqual(codes.sort());
  });

  test('is cited in the fault', () => {
    const expectedOf = (document: JsonObject) =>
      dataModelFaults(changed(document, '/issuer'), 'credential')[0]?.expected;
    expect(expectedOf(CREDENTIAL_2)).toContain('Data Model 2.0, section 4.7');
    expect(expectedOf(CREDENTIAL_1)).toContain('Data Model 1.1, section 4.5');
  });
});

test('what is presented without saying what it is, is neither a credential nor an envelope', () => {
  const untyped = changed(PRESENTATION_2, '/verifiableCredential/1/type');
  expect(dataModelFaults(untyped, 'presentation').map(({ code, pointer }) => [code, pointer])).toEqual([
    ['vcdm.self-asserted-by-holder', '/verifiableCredential/1/issuer'],
    ['vcdm.context-is-list', '/verifiableCredential/1/@context'],
  ]);
});

test('one document can break many rules, and each is told once', () => {
  const document = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: 'x', id: 7, proof: [] };
  expect(
    dataModelFaults(document, 'credential')
      .map(({ code }) => code)
      .sort(),
  ).toEqual([
    'vcdm.ids-are-urls',
    'vcdm.issuer-identified',
    'vcdm.proofs-typed',
    'vcdm.subject-present',
    'vcdm.type-is-list',
  ]);
});

describe('whatever a document holds, the rules answer', () => {
  const anything = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
  const bases = fc.constantFrom(
    CREDENTIAL_1,
    CREDENTIAL_2,
    STATUS_LIST,
    PRESENTATION_1,
    PRESENTATION_2,
    ENVELOPE,
  );

  /** All pointers into a document. */
  function places(value: JsonValue, at = ''): string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const place = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return [place, ...places(inner, place)];
    });
  }

  test('when members of a valid one are taken away or get another type', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.option(anything, { nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(bases, changes, fc.constantFrom('credential', 'presentation'), (base, steps, kind) => {
        let document = base;
        for (const [at, value] of steps) {
          const all = places(document);
          if (all.length > 0) document = changed(document, all[at % all.length] ?? '', value);
        }
        for (const { code, pointer, expected } of dataModelFaults(document, kind)) {
          expect(code).toMatch(/^vcdm\.[a-z-]+[a-z]$/);
          expect(pointer).toMatch(/^\//);
          expect(expected).toBeDefined();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('when it is nothing of the kind', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('@context', 'type', 'verifiableCredential', 'proof', 'x'), anything),
        (document) => {
          expect(dataModelFaults(document as JsonObject, 'presentation')).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('however deep or wide it is', () => {
    let deep: JsonValue = 'x';
    for (let depth = 0; depth < 20_000; depth++) deep = depth % 2 ? [deep] : { id: 'urn:x:y', deep };
    expect(dataModelFaults({ ...CREDENTIAL_2, deep }, 'credential')).toEqual([]);
    const wide = Array.from({ length: 300_000 }, (_, index) => index);
    expect(dataModelFaults({ ...CREDENTIAL_2, wide }, 'credential')).toEqual([]);
  });
});

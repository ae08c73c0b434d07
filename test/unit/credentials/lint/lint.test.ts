import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { buildModuleCredential } from '../../../../src/credentials/documents/build.js';
import { LINT_RULES, lintCredential, lintCredentials } from '../../../../src/credentials/lint/lint.js';
import { shapeOf } from '../../../../src/credentials/lint/shape.js';
import { mutations } from '../../../support/mutations.js';
import { testFacts, testIssuer, testModule } from '../../../support/samples.js';
import { makeWorld, wholeStack } from '../../../support/world.js';

let credential: JsonObject;

beforeAll(async () => {
  const { did } = await testIssuer('issuer-a');
  credential = buildModuleCredential(testModule(), testFacts(did, testModule()));
});

type Path = readonly (string | number)[];

/** A copy with another value in one place, or with nothing there. */
function set(path: Path, value?: JsonValue): JsonObject {
  const copy = structuredClone(credential);
  const holder = path
    .slice(0, -1)
    .reduce<JsonValue | undefined>(
      (inner, key) =>
        Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) ? inner[String(key)] : undefined,
      copy,
    );
  const key = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (!isJsonObject(holder)) throw new Error(`There is no ${path.join('/')}`);
  else if (value === undefined) delete holder[key];
  else holder[key] = value;
  return copy;
}

const subject = 'credentialSubject';
const achievement = [subject, 'achievement'] as const;
const gone = (...path: Path): [() => JsonObject, string] => [() => set(path), `/${path.join('/')}`];
const changed = (path: Path, value: JsonValue, at = `/${path.join('/')}`): [() => JsonObject, string] => [
  () => set(path, value),
  at,
];

/** For each rule a document that breaks it, and where. A rule without one fails the test below. */
const BREACHES: Readonly<Record<string, [() => JsonObject, string]>> = {
  'vcdm2.context-first': changed(['@context', 0], 'https://www.w3.org/2018/credentials/v1'),
  'vcdm2.id-is-url': changed(['id'], '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01'),
  'vcdm2.type': changed(['type'], ['OpenBadgeCredential']),
  'vcdm2.issuer-is-url': changed(['issuer', 'id'], 'Test University', '/issuer'),
  'vcdm2.subject-claims-something': changed([subject], {
    id: 'urn:uuid:3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01',
  }),
  'vcdm2.status-typed': gone('credentialStatus', 1, 'type'),
  'vcdm2.schema-typed': gone('credentialSchema', 0, 'type'),
  'vcdm2.related-resource-digest': gone('relatedResource', 0, 'digestMultibase'),
  'ob3.type': changed(['type'], ['VerifiableCredential']),
  'ob3.name': gone('name'),
  'ob3.achievement-complete': gone(...achievement, 'criteria'),
  'ob3.results-described': changed(
    [subject, 'result', 0, 'resultDescription'],
    'https://cairn.example/m/X/1#grade',
  ),
  'ob3.result-value-allowed': changed([subject, 'result', 0, 'value'], 'A+'),
  'annex-i.learner': gone(subject, 'name'),
  'annex-i.title': changed(['name'], ''),
  'annex-i.country': gone('issuer', 'address', 'addressCountryCode'),
  'annex-i.awarding-body': gone('issuer', 'name'),
  'annex-i.date': gone('awardedDate'),
  'annex-i.outcomes': changed([...achievement, 'alignment'], []),
  'annex-i.workload': gone(subject, 'creditsEarned'),
  'annex-i.level': gone(...achievement, 'eqfLevel'),
  'annex-i.assessment': gone(...achievement, 'assessment', 'assessmentType'),
  'annex-i.participation': gone(...achievement, 'learningMode'),
  'annex-i.quality-assurance': gone(...achievement, 'qualityAssurance', 'qualityAssuranceType'),
  'house.context': changed(['@context', 2], {}, '/@context'),
  'house.unsigned': changed(['proof'], { type: 'DataIntegrityProof' }),
  'house.form': changed(['awardedDate'], '2026-05-20T10:00:00+01:00'),
  'house.unambiguous': changed([subject, 'creditsEarned'], '2'),
};

/** Where a breach leaves out the last of a path, some rules point to the holder. */
const HOLDERS: Readonly<Record<string, string>> = {
  'vcdm2.status-typed': '/credentialStatus/1',
  'vcdm2.schema-typed': '/credentialSchema/0',
  'vcdm2.related-resource-digest': '/relatedResource/0',
  'ob3.results-described': '/credentialSubject/result/0',
  'ob3.result-value-allowed': '/credentialSubject/result/0',
};

test('every rule has a name of its own, a source, a date and a document that breaks it', () => {
  const names = LINT_RULES.map(({ name }) => name);
  expect(names.sort()).toEqual(Object.keys(BREACHES).sort());
  for (const { citation, effective } of LINT_RULES) {
    expect(citation).not.toBe('');
    expect(new Date(effective).toISOString()).toBe(`${effective}T00:00:00.000Z`);
  }
});

describe('what is built breaks no rule', () => {
  test('a module credential, with and without grade and criteria', async () => {
    expect(await lintCredential(credential)).toEqual([]);
    const { did } = await testIssuer('issuer-a');
    const facts = testFacts(did, testModule());
    const bare = { ...facts, award: { ...facts.award, grade: undefined, criteria: undefined } };
    const built = buildModuleCredential(testModule(), bare);
    expect(built[subject]).not.toHaveProperty('result');
    expect(await lintCredential(built)).toEqual([]);
  });

  test('a certificate', async () => {
    const { outer } = await wholeStack(await makeWorld());
    const { proof: _proof, validFrom: _validFrom, ...unsigned } = outer.document;
    expect(unsigned[subject]).toHaveProperty('stack');
    expect(await lintCredential(unsigned)).toEqual([]);
  });
});

test.each(Object.entries(BREACHES))('%s finds what breaks it', async (name, [breaking, at]) => {
  expect(LINT_RULES.find((rule) => rule.name === name)?.find(credential)).toBeUndefined();
  const faults = await lintCredential(breaking());
  const fault = faults.find(({ code }) => code === `lint.${name}`);
  expect(fault).toMatchObject({ pointer: HOLDERS[name] ?? at, expected: expect.any(String) });
});

test.each([
  ['a word that no vocabulary defines', [subject, 'unheardOf'], 'x', 'structure.undefined-term'],
  ['a context that is not bundled', ['@context', 1], 'https://example.org/v1', 'structure.unknown-context'],
] as const)('%s is found in expansion', async (_what, path, value, code) => {
  const faults = await lintCredential(set(path, value));
  expect(faults.map((fault) => fault.code)).toContain(`lint.${code}`);
});

test('Annex I asks of a certificate what a whole can say, and of a module more', () => {
  const modulesOnly = ['annex-i.assessment', 'annex-i.participation'];
  const certificate = set([...achievement, 'achievementType'], 'Certificate');
  const bare = { ...certificate, [subject]: { achievement: { achievementType: 'Certificate' } } };
  const asked = LINT_RULES.filter(({ name, find }) => name.startsWith('annex-i.') && find(bare));
  expect(asked.map(({ name }) => name)).not.toEqual(expect.arrayContaining(modulesOnly));
  expect(asked.map(({ name }) => name)).toContain('annex-i.level');
});

test('no rule stumbles over what it did not expect', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const members = [
    '@context',
    'type',
    'issuer',
    'credentialStatus',
    'credentialSchema',
    'relatedResource',
    'proof',
  ];
  const parts = [
    'type',
    'alignment',
    'result',
    'resultDescription',
    'qualityAssurance',
    'assessment',
    'criteria',
  ];
  const document = fc
    .tuple(
      fc.dictionary(fc.constantFrom(...members), value),
      fc.dictionary(fc.constantFrom(...parts), value),
      fc.dictionary(fc.constantFrom(...parts), value),
    )
    .map(([top, about, what]) => ({ ...top, [subject]: { ...about, achievement: what } }));
  fc.assert(
    fc.property(document, (found) => {
      for (const rule of LINT_RULES) {
        const at = rule.find(found as JsonObject);
        expect(at === undefined || at === '' || at.startsWith('/')).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe('of many documents only the first of each shape is expanded, and nothing slips through', () => {
  let certificate: JsonObject;
  beforeAll(async () => {
    const {
      proof: _proof,
      validFrom: _validFrom,
      ...unsigned
    } = (await wholeStack(await makeWorld())).outer.document;
    certificate = unsigned;
  });

  test.each(['module', 'programme'] as const)(
    'every change that keeps the shape of a %s credential',
    async (kind) => {
      const plain = kind === 'module' ? credential : certificate;
      const shape = shapeOf(plain);
      const alike: JsonObject[] = [];
      for await (const { document } of mutations(plain))
        if (shapeOf(document) === shape) alike.push(document);
      expect(alike.length).toBeGreaterThan(0);
      const alone = await Promise.all(alike.map((document) => lintCredential(document)));
      expect((await lintCredentials([plain, ...alike])).slice(1)).toEqual(alone);
    },
  );

  test('whatever a person is called', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async (names) => {
        const documents = [credential, ...names.map((name) => set([subject, 'name'], name))];
        const alone = await Promise.all(documents.map((document) => lintCredential(document)));
        expect(await lintCredentials(documents)).toEqual(alone);
      }),
      { numRuns: 6 },
    );
  });

  test('another member, another order, an unheard-of value are another shape', () => {
    const { id, ...rest } = credential;
    const others: JsonObject[] = [
      { ...rest, id: id ?? '' },
      { ...credential, unheardOf: 'x' },
      set(['awardedDate'], '2026-02-30'),
      set([subject, 'identifier', 0, 'identityHash'], 'sha256$x'),
      set(['id'], 'urn:uuid:x'),
      set(['issuer', 'id'], 'did:example:other'),
    ];
    const shapes = others.map(shapeOf);
    expect(new Set([shapeOf(credential), ...shapes]).size).toBe(others.length + 1);
  });
});

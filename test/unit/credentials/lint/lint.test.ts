import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { buildModuleCredential } from '../../../../src/credentials/documents/build.js';
import { KnownForms } from '../../../../src/credentials/documents/known-forms.js';
import {
  type KnownForm,
  LINT_RULES,
  lintCredential,
  lintCredentials,
} from '../../../../src/credentials/lint/lint.js';
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
  'vcdm.context-is-list': changed(['@context'], 'https://www.w3.org/ns/credentials/v2'),
  'vcdm.context-first': changed(['@context', 0], 'https://www.w3.org/ns/credentials'),
  'vcdm.context-items': changed(['@context', 1], 'context-3.0.3.json'),
  'vcdm.context-items-unique': changed(['@context', 1], 'https://www.w3.org/ns/credentials/v2'),
  'vcdm.context-maps-to-urls': changed(['@context', 2], { award: 'https ://no-url' }, '/@context/2/award'),
  'vcdm.undefined-terms-last': changed(
    ['@context', 1],
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
  ),
  'vcdm.compacted': changed([subject, '@id'], 'urn:uuid:3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01'),
  'vcdm.type-is-list': changed(['type'], 'VerifiableCredential'),
  'vcdm.types-are-terms': changed([...achievement, 'type'], 'a type'),
  'vcdm.ids-are-urls': changed(['issuer', 'id'], 'Test University'),
  'vcdm.names-are-text': changed(['issuer', 'name'], 7),
  'vcdm.language-values': changed(
    [subject, 'name'],
    { '@value': 'Ada', '@language': 'en gb' },
    '/credentialSubject/name/@language',
  ),
  'vcdm.numbers-exact': changed([subject, 'creditsEarned'], 2 ** 53),
  'vcdm.digests-are-multihashes': changed(['evidence'], { digestMultibase: 7 }, '/evidence/digestMultibase'),
  'vcdm.proofs-typed': changed(['proof'], {}, '/proof/type'),
  'vcdm.terms-of-use-typed': changed(['termsOfUse'], {}, '/termsOfUse/type'),
  'vcdm.refresh-services-typed': changed(['refreshService'], {}, '/refreshService/type'),
  'vcdm.confidence-methods-typed': changed([subject, 'confidenceMethod'], 'x'),
  'vcdm.render-methods-typed': changed(['renderMethod'], []),
  'vcdm.credential-type': changed(['type'], ['OpenBadgeCredential']),
  'vcdm.issuer-identified': gone('issuer', 'id'),
  'vcdm.subject-present': changed([subject], 'urn:uuid:3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01'),
  'vcdm.subject-claims-something': changed([subject], {}),
  'vcdm.valid-from-stamp': changed(['validFrom'], '2026-05-20'),
  'vcdm.valid-until-stamp': changed(['validUntil'], '2026-05-20T10:00:00'),
  'vcdm.validity-order': [
    () => ({ ...set(['validFrom'], '2026-05-20T10:00:00Z'), validUntil: '2026-05-20T10:00:00+01:00' }),
    '/validUntil',
  ],
  'vcdm.statuses-typed': gone('credentialStatus', 1, 'type'),
  'vcdm.bitstring-entry': changed(['credentialStatus', 1, 'statusListIndex'], '07'),
  'vcdm.bitstring-list': changed([subject, 'type'], 'BitstringStatusList', '/type'),
  'vcdm.schemas-typed': gone('credentialSchema', 0, 'type'),
  'vcdm.schemas-identified': gone('credentialSchema', 0, 'id'),
  'vcdm.evidence-typed': changed(['evidence'], [{}], '/evidence/0/type'),
  'vcdm.related-resources-identified': gone('relatedResource', 0, 'id'),
  'vcdm.related-resources-unique': [
    () => {
      const { relatedResource: [first] = [] } = credential as { relatedResource?: JsonObject[] };
      return set(['relatedResource'], [first ?? {}, first ?? {}]);
    },
    '/relatedResource/1/id',
  ],
  'vcdm.related-resources-digested': gone('relatedResource', 0, 'digestMultibase'),
  'vcdm.related-resources-media-type': changed(['relatedResource', 0, 'mediaType'], 'json'),
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

test('to say of a learner who it is and nothing else is no claim in a credential of ours', async () => {
  const bare = set([subject], { id: 'urn:uuid:3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01' });
  const codes = (await lintCredential(bare)).map(({ code }) => code);
  expect(codes).toContain('lint.house.form');
  expect(codes).not.toContain('lint.vcdm.subject-claims-something');
});

test('a credential of ours follows version 2.0 and no other', async () => {
  const older = await lintCredential(set(['@context', 0], 'https://www.w3.org/2018/credentials/v1'));
  expect(older).toContainEqual(expect.objectContaining({ code: 'lint.house.context', pointer: '/@context' }));
});

test('a credential of ours has an id, which the data model would let it do without', async () => {
  const nameless = await lintCredential(set(['id']));
  expect(nameless).toEqual([expect.objectContaining({ code: 'lint.house.form', pointer: '/id' })]);
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

test('Annex I asks of a certificate that says how one learns what it asks of a module', () => {
  const bare = (more: JsonObject) => ({
    [subject]: { achievement: { achievementType: 'Certificate', ...more } },
  });
  const asked = (more: JsonObject) =>
    LINT_RULES.filter(({ name, find }) => /^annex-i\.(as|par)/.test(name) && find(bare(more))).map(
      ({ name }) => name,
    );
  expect(asked({})).toEqual([]);
  expect(asked({ learningMode: 'x' })).toEqual(['annex-i.assessment']);
  expect(asked({ assessment: { assessmentType: 'x' } })).toEqual(['annex-i.participation']);
  expect(asked({ assessment: {} })).toEqual(['annex-i.assessment', 'annex-i.participation']);
  for (const member of ['volumeOfLearning', 'learningSetting'])
    expect(asked({ [member]: 'x' })).toEqual(['annex-i.assessment', 'annex-i.participation']);
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

const sound = (): KnownForm => ({});

describe('of many documents only the first of each form is gone through, and nothing slips through', () => {
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
    'every change of a %s credential that keeps its form',
    async (kind) => {
      const plain = kind === 'module' ? credential : certificate;
      const forms = new KnownForms<KnownForm>();
      forms.learn(plain, sound);
      const alike: JsonObject[] = [];
      for await (const { document } of mutations(plain)) if (forms.find(document)) alike.push(document);
      expect(alike.length).toBeGreaterThan(0);
      const alone = await Promise.all(alike.map((document) => lintCredential(document)));
      expect((await lintCredentials([plain, ...alike], new KnownForms<KnownForm>())).slice(1)).toEqual(alone);
    },
  );

  test('whatever a person is called, a grade or a salt is', async () => {
    const places = [
      [subject, 'name'],
      [subject, 'identifier', 0, 'salt'],
      [subject, 'result', 0, 'value'],
      ['awardedDate'],
      [subject, 'award'],
      ['id'],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...places), fc.string({ unit: 'binary' })), { maxLength: 6 }),
        async (changes) => {
          const documents = [credential, ...changes.map(([place, value]) => set(place, value))];
          const alone = await Promise.all(documents.map((document) => lintCredential(document)));
          expect(await lintCredentials(documents, new KnownForms<KnownForm>())).toEqual(alone);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('another member, another order, an unheard-of value, ids that are equal are another form', () => {
    const { id, ...rest } = credential;
    const forms = new KnownForms<KnownForm>();
    forms.learn(credential, sound);
    const others: JsonObject[] = [
      { ...rest, id: id ?? '' },
      { ...credential, unheardOf: 'x' },
      set(['awardedDate'], '2026-02-30T00:00:00+01:00'),
      set([subject, 'identifier', 0, 'identityHash'], 'sha256$x'),
      set([subject, 'identifier', 0, 'identityHash'], `sha256$${'0'.repeat(64)}`),
      set([subject, 'award'], id ?? ''),
      set(['id'], 'urn:uuid:x'),
      set(['issuer', 'id'], 'did:example:other'),
    ];
    expect(forms.find(credential)).toBeDefined();
    expect(others.map((document) => forms.find(document))).toEqual(others.map(() => undefined));
  });

  test('forms are forgotten in the end', () => {
    const forms = new KnownForms<KnownForm>();
    forms.learn(credential, sound);
    for (let other = 0; other < 600; other++)
      forms.learn(set(['issuer', 'id'], `did:example:${other}`), sound);
    expect(forms.find(structuredClone(credential))).toBeUndefined();
    expect(forms.find(set(['issuer', 'id'], 'did:example:599'))).toBeDefined();
  });
});

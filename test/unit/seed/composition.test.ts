import { describe, expect, test } from '@jest/globals';
import type { StackableAward } from '../../../src/domain/award.js';
import { ruleCatalogueOf } from '../../../src/domain/catalogue.js';
import { ectsFromDecimal, ectsToDecimal } from '../../../src/domain/ects.js';
import { contextOf } from '../../../src/domain/rules/catalogue.js';
import { compileRule } from '../../../src/domain/rules/compile.js';
import { evaluate } from '../../../src/domain/rules/evaluate.js';
import { demoLearners, demoResults, seedCatalogue } from '../../support/seed.js';

const catalogue = seedCatalogue();
const context = contextOf(ruleCatalogueOf(catalogue));
const programmes = catalogue.programmes.map((programme) => ({
  ...programme,
  compiled: compileRule(programme.rule, context),
}));
const results = catalogue.institutions.flatMap(({ code }) => demoResults(code).rows);
const learners = demoLearners();

/** What each learner ends with. Whoever isn't named gets nothing. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'Beatriz Valadares Pinho': ['2024-04-19 iPET-1', '2025-03-14 iPET-2', '2026-09-25 iPET-3'],
  'Matej Lietavský': ['2024-05-17 iPET-1', '2025-10-17 iPET-2'],
  'Liisbet Kaldaste': ['2025-04-11 iPET-1'],
  'Ақбота Сейілханова': ['2025-02-28 iPET-1'],
  // Has not consented, but needs one institution only.
  'Joris Vandermeulebroeck': ['2024-12-06 iPET-1'],
};

describe('composing on the day of each result', () => {
  test.each(learners.map((learner) => [learner.name, learner] as const))('%s', (name, learner) => {
    const certificates = certificatesOf(learner, dates());
    expect(certificates.map(({ awardedOn, code }) => `${awardedOn} ${code}`)).toEqual(EXPECTED[name] ?? []);
  });
});

describe('composing everything at once, afterwards', () => {
  test.each(learners.map((learner) => [learner.name, learner] as const))('%s', (name, learner) => {
    const certificates = certificatesOf(learner, ['2026-11-01']);
    expect(certificates.map(({ code }) => code)).toEqual(
      (EXPECTED[name] ?? []).map((entry) => entry.slice(11)),
    );
  });
});

describe('what the demonstration shows', () => {
  test('a full programme of twelve modules at all five institutions, at its own number of ECTS', () => {
    const learner = learners.find(({ name }) => name === 'Beatriz Valadares Pinho');
    if (!learner) throw new Error('the learner is missing');
    const used = awardsOf(learner);
    expect(used).toHaveLength(12);
    expect(new Set(used.map(({ institution }) => institution)).size).toBe(5);
    for (const certificate of certificatesOf(learner, dates())) {
      const { ects } = catalogue.programmes.find(({ code }) => code === certificate.code) ?? {};
      expect(ectsToDecimal(certificate.ects)).toBe(ects);
    }
  });

  test('only consent is missing to the learner with modules at two institutions', () => {
    const learner = learners.find(({ name }) => name === 'Tarmo Ojavere');
    if (!learner) throw new Error('the learner is missing');
    expect(certificatesOf({ ...learner, consent: true }, dates()).map(({ code }) => code)).toEqual([
      'iPET-1',
    ]);
  });

  test('the full programme needs a third institution, even where two offer all of it', () => {
    const two = everyModuleAt(['tu-kamenohrad', 'zilverduin']);
    expect(compose(two, ['2026-11-01']).map(({ code }) => code)).toEqual(['iPET-1', 'iPET-2']);
    const third = everyModuleAt(['merikalda']).filter(({ code }) => code === 'EP-ONL');
    expect(compose([...two, ...third], ['2026-11-01']).map(({ code }) => code)).toContain('iPET-3');
  });
});

describe('every level can be reached', () => {
  const all = everyModuleAt(catalogue.institutions.map(({ code }) => code));

  test('with every module there is, at exactly the ECTS of each level', () => {
    expect(compose(all, ['2026-11-01']).map(({ code, ects }) => [code, ectsToDecimal(ects)])).toEqual(
      catalogue.programmes.map(({ code, ects }) => [code, ects]),
    );
  });

  test.each([
    ['D', ['iPET-1', 'iPET-2']],
    ['C', ['iPET-1', 'iPET-2', 'iPET-3']],
  ] as const)('a portfolio graded %s leads to %j', (value, codes) => {
    const graded = all.map((award) =>
      award.code === 'EP-TPP' ? { ...award, grade: { scheme: 'ects-letter', value } } : award,
    );
    expect(compose(graded, ['2026-11-01']).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ['2016-11-01', true],
    ['2016-10-31', false],
  ])('a module of %s counts towards the full programme: %s', (awardedOn, counts) => {
    const aged = all.map((award) => (award.code === 'EP-REE' ? { ...award, awardedOn } : award));
    expect(compose(aged, ['2026-11-01']).some(({ code }) => code === 'iPET-3')).toBe(counts);
  });
});

type Learner = (typeof learners)[number];

function dates(): string[] {
  return [...new Set(results.map(({ date }) => date))].sort();
}

function awardsOf(learner: Learner): StackableAward[] {
  return results
    .filter(
      (result) =>
        result.learner === `urn:uuid:${learner.id}` ||
        result.learner === learner.numbers?.[result.institution],
    )
    .map(({ institution, module, date, grade }) => moduleAward(institution, module, date, grade));
}

function moduleAward(institution: string, code: string, awardedOn: string, value: string): StackableAward {
  const module = catalogue.modules.find((candidate) => candidate.code === code);
  if (!module) throw new Error(`the seed data has no module ${code}`);
  const grade = { scheme: module.assessment.gradingScheme, value };
  const id = `${code} at ${institution} on ${awardedOn}`;
  return { id, kind: 'module', code, ects: ectsFromDecimal(module.ects), awardedOn, institution, grade };
}

/** All modules that some institutions may award, each with the best grade of its scheme. */
function everyModuleAt(codes: readonly string[]): StackableAward[] {
  return catalogue.institutions
    .filter(({ code }) => codes.includes(code))
    .flatMap((institution) =>
      institution.recognisedFor.map(({ module: code }) => {
        const scheme = catalogue.modules.find((module) => module.code === code)?.assessment.gradingScheme;
        const best = catalogue.gradingSchemes.find((candidate) => candidate.code === scheme)?.values.at(-1);
        return moduleAward(institution.code, code, '2026-01-15', best ?? '');
      }),
    );
}

/** Certificates by date; across institutions for whoever has consented, else within each. */
function certificatesOf(learner: Learner, days: readonly string[]): StackableAward[] {
  const awards = awardsOf(learner);
  if (learner.consent) return compose(awards, days);
  const institutions = [...new Set(awards.map(({ institution }) => institution))];
  return institutions.flatMap((code) =>
    compose(
      awards.filter(({ institution }) => institution === code),
      days,
    ),
  );
}

/** What an automatic awarding body composes from one set of awards if it looks at it on certain days. */
function compose(awards: readonly StackableAward[], days: readonly string[]): StackableAward[] {
  const certificates: StackableAward[] = [];
  for (const day of days) {
    for (let found = true; found; ) {
      found = false;
      for (const { code, compiled } of programmes) {
        if (certificates.some((certificate) => certificate.code === code)) continue;
        const evaluation = evaluate(compiled, [...awards, ...certificates], day);
        if (!evaluation.satisfied) continue;
        certificates.push({
          id: `certificate ${code}`,
          kind: 'programme',
          code,
          ects: evaluation.ects,
          awardedOn: day,
          institution: 'network',
          parts: evaluation.assignment.map(({ award }) => award),
        });
        found = true;
      }
    }
  }
  return certificates;
}

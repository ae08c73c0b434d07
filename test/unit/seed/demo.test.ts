import { describe, expect, test } from '@jest/globals';
import { isCalendarDate } from '../../../src/domain/dates.js';
import { gradeAtLeast } from '../../../src/domain/grades.js';
import {
  type DemoResult,
  demoLearners,
  demoResults,
  RESULT_COLUMNS,
  seedCatalogue,
} from '../../support/seed.js';

const catalogue = seedCatalogue();
const learners = demoLearners();
const results = catalogue.institutions.flatMap(({ code }) => demoResults(code).rows);

const moduleOf = (result: DemoResult) => catalogue.modules.find(({ code }) => code === result.module);

function learnerOf(result: DemoResult) {
  return learners.find(
    ({ id, numbers }) =>
      result.learner === `urn:uuid:${id}` || result.learner === numbers?.[result.institution],
  );
}

describe('learners', () => {
  test('there are twelve, all different', () => {
    expect(learners).toHaveLength(12);
    expect(new Set(learners.map(({ id }) => id)).size).toBe(12);
    expect(new Set(learners.map(({ name }) => name)).size).toBe(12);
  });

  test('numbers are of institutions of the catalogue, each given once there', () => {
    const numbers = learners.flatMap((learner) => Object.entries(learner.numbers ?? {}));
    const institutions = catalogue.institutions.map(({ code }) => code);
    expect(numbers.filter(([institution]) => !institutions.includes(institution))).toEqual([]);
    expect(new Set(numbers.map((entry) => entry.join(' '))).size).toBe(numbers.length);
  });

  test('some have no number, and some have not consented', () => {
    expect(learners.filter(({ numbers }) => !numbers)).not.toEqual([]);
    expect(learners.filter(({ consent }) => !consent).length).toBeGreaterThan(1);
  });
});

describe('results', () => {
  test('there are forty, from every institution, under the columns that an upload has', () => {
    expect(results).toHaveLength(40);
    for (const { code } of catalogue.institutions) {
      const { header, rows } = demoResults(code);
      expect(header).toEqual(RESULT_COLUMNS);
      expect(rows).not.toEqual([]);
    }
  });

  test('both ways of naming a learner occur', () => {
    const named = results.map(({ learner }) => learner.startsWith('urn:uuid:'));
    expect(new Set(named)).toEqual(new Set([true, false]));
  });

  test.each(
    results.map((result) => [`${result.institution} ${result.learner} ${result.module}`, result] as const),
  )('%s is a result that its institution may award', (_name, result) => {
    expect(learnerOf(result)?.name).toBe(result.name);
    expect(isCalendarDate(result.date) && result.date >= '2024-01-01' && result.date < '2026-11-01').toBe(
      true,
    );
    const recognised = catalogue.institutions
      .find(({ code }) => code === result.institution)
      ?.recognisedFor.some(
        ({ module, from, until }) =>
          module === result.module && from <= result.date && (until === undefined || result.date <= until),
      );
    expect(recognised).toBe(true);

    const scheme = catalogue.gradingSchemes.find(
      ({ code }) => code === moduleOf(result)?.assessment.gradingScheme,
    );
    const grade = { scheme: scheme?.code ?? '', value: result.grade };
    const pass = { scheme: scheme?.code ?? '', value: scheme?.pass ?? '' };
    expect(gradeAtLeast(grade, pass, catalogue.gradingSchemes)).toBe(true);
    expect(criteriaFaults(result)).toEqual([]);
  });

  test('some results come without levels of criteria', () => {
    expect(results.filter(({ criteria }) => criteria === '')).not.toEqual([]);
  });

  test('one learner took the same module twice, at two institutions, and did better', () => {
    const zuzana = results.filter(({ name, module }) => name === 'Zuzana Hrabovcová' && module === 'EP-ASM');
    expect(zuzana.map(({ institution, date, grade }) => ({ institution, date, grade }))).toEqual([
      { institution: 'tu-kamenohrad', date: '2024-06-07', grade: 'E' },
      { institution: 'zilverduin', date: '2025-01-31', grade: 'B' },
    ]);
    const keys = results.map((result) => `${learnerOf(result)?.id} ${result.module}`);
    expect(keys.length - new Set(keys).size).toBe(1);
  });
});

/** What is wrong with the levels of a result: each criterion of the module once, at the required level or above. */
function criteriaFaults(result: DemoResult): string[] {
  if (result.criteria === '') return [];
  const reached = new Map(result.criteria.split(';').map((entry) => entry.split('=') as [string, string]));
  const criteria = moduleOf(result)?.criteria ?? [];
  const faults = criteria.flatMap(({ id, levels, requiredLevel }) => {
    const ids = levels.map((level) => level.id);
    const enough = ids.indexOf(reached.get(id) ?? '') >= ids.indexOf(requiredLevel);
    return enough ? [] : [`${id}: ${reached.get(id)}`];
  });
  return reached.size === criteria.length ? faults : [...faults, 'other criteria than the module has'];
}

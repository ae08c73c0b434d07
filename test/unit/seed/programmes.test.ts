import { describe, expect, test } from '@jest/globals';
import { ectsFromDecimal } from '../../../src/domain/ects.js';
import type { Rule } from '../../../src/domain/rules/rule.js';
import { seedCatalogue } from '../../support/seed.js';

const catalogue = seedCatalogue();

/** What the network promises of the three levels; everything else is read from the data. */
const PROMISED = [
  ['iPET-1', 2, 'Qualification Development'],
  ['iPET-2', 8, 'Higher Education Teacher'],
  ['iPET-3', 20, 'Engineering Educator'],
] as const;

function programme(code: string) {
  const found = catalogue.programmes.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`the seed data has no programme ${code}`);
  return found;
}

describe('levels', () => {
  test('there are the three that were promised', () => {
    expect(catalogue.programmes.map(({ code, version }) => [code, version])).toEqual(
      PROMISED.map(([code]) => [code, 2]),
    );
  });

  test.each(PROMISED)('%s: %d ECTS, “%s”, by the network, automatically', (code, ects, award) => {
    expect(programme(code).ects).toBe(ects);
    expect(programme(code).award.en).toContain(`“${award}”`);
    expect([programme(code).awardingBody, programme(code).policy]).toEqual(['network', 'automatic']);
  });

  test('the level of qualification never falls from one to the next', () => {
    const levels = catalogue.programmes.map(({ eqfLevel }) => eqfLevel);
    expect(levels).toEqual([...levels].sort());
  });
});

describe('rules', () => {
  test('each level contains the one before as a part that cannot be avoided', () => {
    expect(requiredProgrammes(programme('iPET-1').rule)).toEqual([]);
    expect(requiredProgrammes(programme('iPET-2').rule)).toEqual(['iPET-1']);
    expect(requiredProgrammes(programme('iPET-3').rule)).toEqual(['iPET-2']);
  });

  test('the full programme has electives by ECTS, a graded portfolio, three institutions and an age limit', () => {
    const { rule } = programme('iPET-3');
    expect(rule).toMatchObject({ type: 'limit', institutions: 3, maxAgeMonths: 120 });
    const inner = partsOf(rule);
    expect(inner.map(({ type }) => type)).toContain('ects');
    expect(inner.filter(({ type }) => type === 'limit')).toEqual([
      expect.objectContaining({
        minGrade: { scheme: 'ects-letter', value: 'C' },
        rule: expect.objectContaining({ module: 'EP-TPP' }),
      }),
    ]);
  });

  test.each(PROMISED)('the least that meets the rule of %s is exactly %d ECTS', (code, ects, _award) => {
    const sums = [...waysToMeet(programme(code).rule, new Set())].map((codes) => sumOf(codes));
    expect(Math.min(...sums)).toBe(ectsFromDecimal(ects));
  });
});

function partsOf(rule: Rule): Rule[] {
  if (rule.type === 'limit') return partsOf(rule.rule);
  return rule.type === 'all' ? rule.of : [rule];
}

function requiredProgrammes(rule: Rule): string[] {
  return partsOf(rule).flatMap((part) => (part.type === 'programme' ? [part.programme] : []));
}

const ectsOf = new Map(catalogue.modules.map(({ code, ects }) => [code, ectsFromDecimal(ects)]));
const sumOf = (codes: Iterable<string>) =>
  [...codes].reduce((sum, code) => sum + (ectsOf.get(code) ?? Number.NaN), 0);

/**
 * Every set of modules that meets a rule on top of those used elsewhere, by plain enumeration: slow and obvious, as a
 * second opinion on what the catalogue's check and the engine find by searching. Limits are not looked at.
 */
function* waysToMeet(rule: Rule, used: ReadonlySet<string>): Generator<ReadonlySet<string>> {
  switch (rule.type) {
    case 'limit':
      yield* waysToMeet(rule.rule, used);
      break;
    case 'programme':
      yield* waysToMeet(programme(rule.programme).rule, used);
      break;
    case 'any':
      for (const inner of rule.of) yield* waysToMeet(inner, used);
      break;
    case 'all': {
      const [first, ...rest] = rule.of;
      if (!first) yield used;
      else for (const way of waysToMeet(first, used)) yield* waysToMeet({ type: 'all', of: rest }, way);
      break;
    }
    case 'module':
      yield* waysToMeet({ type: 'modules', part: rule.part, atLeast: 1, from: [rule.module] }, used);
      break;
    case 'modules':
      yield* choices(rule.from, used, (chosen) => chosen.length >= rule.atLeast);
      break;
    case 'ects':
      yield* choices(rule.from, used, (chosen) => sumOf(chosen) >= ectsFromDecimal(rule.atLeast));
      break;
  }
}

/** `used` with each choice from `from` that is enough and stops as soon as it is. */
function* choices(
  from: readonly string[],
  used: ReadonlySet<string>,
  isEnough: (chosen: readonly string[]) => boolean,
  chosen: readonly string[] = [],
): Generator<ReadonlySet<string>> {
  if (isEnough(chosen)) {
    yield new Set([...used, ...chosen]);
    return;
  }
  for (const [place, code] of from.entries()) {
    const taken = [...used, ...chosen];
    const equivalents = catalogue.modules.find((module) => module.code === code)?.equivalents ?? [];
    if ([code, ...equivalents].some((same) => taken.includes(same))) continue;
    yield* choices(from.slice(place + 1), used, isEnough, [...chosen, code]);
  }
}

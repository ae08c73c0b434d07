import { describe, expect, test } from '@jest/globals';
import type { RuleCatalogue } from '../../../../src/domain/rules/catalogue.js';
import { checkRule, RULE_BOUNDS } from '../../../../src/domain/rules/check.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
import { CONTEXT } from '../../../support/random-rules.js';
import { all, any, ects, limit, module, modules, programme } from '../../../support/stack-builders.js';

const CODES = Array.from({ length: 70 }, (_, index) => `M${index}`);
const CATALOGUE: RuleCatalogue = {
  modules: new Map([
    ['A', { ects: 100, equivalents: ['B'], offeredBy: ['i1'] }],
    ['B', { ects: 150, equivalents: [], offeredBy: ['i2'] }],
    ['C', { ects: 200, equivalents: [], offeredBy: ['i1', 'i2'] }],
    ...CODES.map((code): [string, { ects: number; equivalents: string[]; offeredBy: string[] }] => [
      code,
      { ects: 100, equivalents: [], offeredBy: ['i1', 'i2', 'i3'] },
    ]),
  ]),
  programmes: new Map<string, { rule: Rule }>([
    ['P', { rule: module('x', 'A') }],
    ['Q', { rule: all(programme('x', 'P'), module('y', 'C')) }],
    ['LOOP', { rule: programme('x', 'POOL') }],
    ['POOL', { rule: any(module('y', 'C'), programme('x', 'LOOP')) }],
    ['FAULTY', { rule: all(module('x', 'A'), module('x', 'C')) }],
  ]),
  gradingSchemes: CONTEXT.gradingSchemes,
};

function faults(rule: Rule, code?: string): string[] {
  return checkRule(rule, CATALOGUE, code).map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('a sound rule', () => {
  test.each<[string, Rule]>([
    ['a module', module('x', 'A')],
    [
      'nested limits',
      limit(
        { ects: 4, institutions: 2 },
        all(limit({ maxAgeMonths: 6 }, module('x', 'A')), ects('y', 2, 'C', 'M1')),
      ),
    ],
    ['programmes three levels deep', all(programme('x', 'Q'), modules('y', 2, 'M1', 'M2', 'M3'))],
    ['a mapped grade', limit({ minGrade: { scheme: 'points', value: '1' } }, module('x', 'A'))],
    ['sixty modules', ects('x', 60, ...CODES.slice(0, 60))],
  ])('%s', (_, rule) => {
    expect(faults(rule)).toEqual([]);
  });
});

describe('a faulty rule', () => {
  test.each<[string, Rule, string[]]>([
    ['part names twice', all(module('x', 'A'), module('x', 'C')), ['rule.part-twice /of/1/part']],
    [
      'unknown modules',
      all(module('x', 'Z'), modules('y', 1, 'A', 'Z')),
      ['rule.module-unknown /of/0/module', 'rule.module-unknown /of/1/from/1'],
    ],
    [
      'an unknown programme',
      limit({ ects: 1 }, programme('x', 'Z')),
      ['rule.programme-unknown /rule/programme'],
    ],
    ['a module twice in a set', modules('x', 1, 'A', 'C', 'A'), ['rule.module-twice /from/2']],
    ['more modules than count separately', modules('x', 3, 'A', 'B', 'C'), ['rule.too-few-modules /atLeast']],
    [
      'more ECTS than the set has, equivalents once',
      ects('x', 4, 'A', 'B', 'C'),
      ['rule.too-few-ects /atLeast'],
    ],
    [
      'an unknown grading scheme',
      limit({ minGrade: { scheme: 'z', value: 'A' } }, module('x', 'A')),
      ['rule.grade-scheme-unknown /minGrade/scheme'],
    ],
    [
      'an unknown grade',
      limit({ minGrade: { scheme: 'letters', value: 'E' } }, module('x', 'A')),
      ['rule.grade-value-unknown /minGrade/value'],
    ],
    ['an empty limit', all(limit({}, module('x', 'A'))), ['rule.limit-empty /of/0']],
    ['a circle of programmes', programme('x', 'LOOP'), ['rule.programme-cycle /programme']],
    ['a programme with a faulty rule', programme('x', 'FAULTY'), ['rule.programme-faulty ']],
    [
      'parts that only one module could fill',
      all(module('x', 'A'), module('y', 'B')),
      ['rule.unsatisfiable '],
    ],
    [
      'more institutions than offer its modules',
      limit({ institutions: 3 }, modules('x', 1, 'A', 'C')),
      ['rule.unsatisfiable '],
    ],
    [
      'more ECTS in all than its parts can have',
      limit({ ects: 3 }, module('x', 'C')),
      ['rule.unsatisfiable '],
    ],
    ['too many modules', ects('x', 10, ...CODES.slice(0, 61)), ['rule.too-many-modules ']],
    [
      'too many parts',
      all(...CODES.slice(0, 41).map((code) => module(code.toLowerCase(), code))),
      ['rule.too-many-parts '],
    ],
    [
      'too many alternatives',
      all(
        ...[0, 1, 2, 3, 4, 5, 6].map((n) =>
          any(module(`x${n}`, `M${2 * n}`), module(`y${n}`, `M${2 * n + 1}`)),
        ),
      ),
      ['rule.too-many-alternatives '],
    ],
  ])('%s', (_, rule, expected) => {
    expect(faults(rule)).toEqual(expected);
  });

  test('a programme that builds on itself, at once and by way of another', () => {
    expect(faults(programme('x', 'P'), 'P')).toEqual(['rule.programme-cycle /programme']);
    expect(faults(programme('x', 'Q'), 'P')).toEqual(['rule.programme-cycle /programme']);
    expect(faults(programme('x', 'P'), 'Q')).toEqual([]);
  });

  test('everything at once', () => {
    const rule = all(modules('x', 9, 'A', 'C', 'C'), limit({}, programme('x', 'Z')));
    expect(faults(rule)).toEqual([
      'rule.module-twice /of/0/from/2',
      'rule.too-few-modules /of/0/atLeast',
      'rule.limit-empty /of/1',
      'rule.part-twice /of/1/rule/part',
      'rule.programme-unknown /of/1/rule/programme',
    ]);
  });

  test('nested deeper than the bound, up to it and not beyond', () => {
    const nested = (levels: number): Rule => (levels === 1 ? module('x', 'A') : all(nested(levels - 1)));
    expect(faults(nested(RULE_BOUNDS.depth))).toEqual([]);
    expect(faults(nested(RULE_BOUNDS.depth + 1))[0]).toMatch(/^rule\.too-deep (\/of\/0){12}$/);
  });
});

describe('a rule that the search can’t bear', () => {
  const sizes = CODES.slice(0, 40).map(
    (code, index): [string, { ects: number; equivalents: string[]; offeredBy: string[] }] => [
      code,
      {
        ects: 101 + ((index * 37) % 199),
        equivalents: [],
        offeredBy: ['i1', 'i2', 'i3', 'i4'].slice(index % 2),
      },
    ],
  );
  const fine: RuleCatalogue = { ...CATALOGUE, modules: new Map(sizes) };
  const from = (step: number) => CODES.slice(0, 40).filter((_, index) => index % step !== 0);

  test('sums of many ECTS that have no common divisor', () => {
    const rule = all(ects('x', 30, ...from(2)), ects('y', 31, ...from(3)));
    expect(checkRule(rule, fine).map(({ code }) => code)).toEqual(['rule.too-fine']);
    const coarse = new Map(sizes.map(([code, each]) => [code, { ...each, ects: 200 }]));
    expect(checkRule(rule, { ...fine, modules: coarse })).toEqual([]);
  });

  test('many sums and limits that draw on the same modules', () => {
    const sum = (name: string, step: number) => limit({ institutions: 3 }, ects(name, 8.37, ...from(step)));
    const rule = all(sum('a', 2), sum('b', 3), sum('c', 4), sum('d', 5), sum('e', 7));
    expect(checkRule(rule, fine).map(({ code }) => code)).toEqual(['rule.too-costly']);
  });
});

import { readFileSync } from 'node:fs';
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
    ['ABOVE', { rule: programme('x', 'FAULTY') }],
    ['FAULTY', { rule: all(module('x', 'A'), module('x', 'C')) }],
  ]),
  gradingSchemes: CONTEXT.gradingSchemes,
};

function faults(rule: Rule, code?: string, catalogue = CATALOGUE): string[] {
  return checkRule(rule, catalogue, code).map((fault) => `${fault.code} ${fault.pointer}`);
}

const FINE_SIZES = CODES.slice(0, 40).map(
  (code, index): [string, { ects: number; equivalents: string[]; offeredBy: string[] }] => [
    code,
    {
      ects: 101 + ((index * 37) % 199),
      equivalents: [],
      offeredBy: ['i1', 'i2', 'i3', 'i4'].slice(index % 2),
    },
  ],
);
/** What was retired is still named by rules that are there. */
const RETIRED: RuleCatalogue = {
  ...CATALOGUE,
  retired: { modules: new Set(['A']), programmes: new Set(['Q']) },
};
/** Forty modules of ECTS that have no common divisor. */
const FINE: RuleCatalogue = { ...CATALOGUE, modules: new Map(FINE_SIZES) };
const most = (step: number) => CODES.slice(0, 40).filter((_, index) => index % step !== 0);
const TWO_SUMS = all(ects('x', 30, ...most(2)), ects('y', 31, ...most(3)));
const LIMITED_SUMS = [2, 3, 4, 5, 7].map((step) =>
  limit({ institutions: 3 }, ects(`x${step}`, 8.37, ...most(step))),
);

function nested(levels: number): Rule {
  return levels === 1 ? module('x', 'A') : all(nested(levels - 1));
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
    ['nested to the bound', nested(RULE_BOUNDS.depth)],
    ['sixty modules', ects('x', 60, ...CODES.slice(0, 60))],
  ])('%s', (_, rule) => {
    expect(faults(rule)).toEqual([]);
  });

  test('sums of many ECTS that have a common divisor', () => {
    const coarse = new Map(FINE_SIZES.map(([code, each]) => [code, { ...each, ects: 200 }]));
    expect(faults(TWO_SUMS, undefined, { ...FINE, modules: coarse })).toEqual([]);
  });
});

const FAULTY: readonly (readonly [
  what: string,
  rule: Rule,
  expected: string[],
  catalogue?: RuleCatalogue,
])[] = [
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
  ['a programme that builds on itself', programme('x', 'LOOP'), ['rule.programme-faulty ']],
  [
    'the programme itself',
    all(module('x', 'A'), programme('y', 'SELF')),
    ['rule.programme-cycle /of/1/programme'],
  ],
  ['a programme with a faulty rule', programme('x', 'FAULTY'), ['rule.programme-faulty ']],
  ['a programme that builds on one with a faulty rule', programme('x', 'ABOVE'), ['rule.programme-faulty ']],
  [
    'nested too deeply',
    nested(RULE_BOUNDS.depth + 2),
    [`rule.too-deep ${'/of/0'.repeat(RULE_BOUNDS.depth)}`],
  ],
  ['parts that only one module could fill', all(module('x', 'A'), module('y', 'B')), ['rule.unsatisfiable ']],
  [
    'more institutions than offer its modules',
    limit({ institutions: 3 }, modules('x', 1, 'A', 'C')),
    ['rule.unsatisfiable '],
  ],
  ['more ECTS in all than its parts can have', limit({ ects: 3 }, module('x', 'C')), ['rule.unsatisfiable ']],
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
  [
    'modules and a programme that are retired',
    all(module('x', 'A'), modules('y', 1, 'C', 'A'), programme('z', 'Q')),
    [
      'rule.module-retired /of/0/module',
      'rule.module-retired /of/1/from/1',
      'rule.programme-retired /of/2/programme',
    ],
    RETIRED,
  ],
  ['sums of many ECTS that have no common divisor', TWO_SUMS, ['rule.too-fine '], FINE],
  ['many sums and limits that draw on the same modules', all(...LIMITED_SUMS), ['rule.too-costly '], FINE],
];

describe('a faulty rule', () => {
  for (const [what, rule, expected, catalogue] of FAULTY) {
    test(what, () => expect(faults(rule, 'SELF', catalogue)).toEqual(expected));
  }

  test('a programme that builds on itself, at once and by way of another', () => {
    expect(faults(programme('x', 'P'), 'P')).toEqual(['rule.programme-cycle /programme']);
    expect(faults(programme('x', 'Q'), 'P')).toEqual(['rule.programme-cycle /programme']);
    expect(faults(programme('x', 'P'), 'Q')).toEqual([]);
  });

  test('a rule that builds on one whose module was retired since is not faulty for it', () => {
    expect(faults(programme('x', 'P'), 'SELF', RETIRED)).toEqual([]);
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

  test('every code that the check can give is provoked here', () => {
    const source = readFileSync(new URL('../../../../src/domain/rules/check.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/'(rule\.[a-z-]+)'/g)].map(([, code]) => code);
    const provoked = FAULTY.flatMap(([, , expected]) => expected.map((fault) => fault.split(' ')[0]));
    expect([...new Set(provoked)].sort()).toEqual([...new Set(codes)].sort());
  });
});

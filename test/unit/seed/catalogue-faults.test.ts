import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Catalogue, catalogueSchema, checkCatalogue } from '../../../src/domain/catalogue.js';
import type { Rule } from '../../../src/domain/rules/rule.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

type Case = readonly [code: string, pointer: string, breakIt: (catalogue: Catalogue) => void];

/** The item at a place that the small catalogue has. */
function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`the small catalogue has no item ${index}`);
  return item;
}
const module = (catalogue: Catalogue, index: number) => nth(catalogue.modules, index);
const programme = (catalogue: Catalogue, index: number) => nth(catalogue.programmes, index);
const institution = (catalogue: Catalogue, index: number) => nth(catalogue.institutions, index);
const scheme = (catalogue: Catalogue, index: number) => nth(catalogue.gradingSchemes, index);

/** Adds a further demand to the rule of a programme. */
function andIn(catalogue: Catalogue, index: number, further: Rule): void {
  const { rule } = programme(catalogue, index);
  if (rule.type !== 'all') throw new Error('the small catalogue has another rule there');
  rule.of.push(further);
}

/** Puts a limit around the rule of a programme. */
function limitIn(
  catalogue: Catalogue,
  index: number,
  limit: Partial<Extract<Rule, { type: 'limit' }>>,
): void {
  const { rule } = programme(catalogue, index);
  programme(catalogue, index).rule = { ...limit, type: 'limit', rule };
}

/** Adds a grading scheme with which no module can be compared; returns its code. */
function scaleOfItsOwn(catalogue: Catalogue): string {
  catalogue.gradingSchemes.push({ code: 'stars', title: { en: 'Stars' }, values: ['*', '**'], pass: '*' });
  return 'stars';
}

const CASES: readonly Case[] = [
  [
    'catalogue.code-twice',
    '/modules/4/code',
    (c) => {
      c.modules.push({ ...module(c, 0), code: 'ma' });
      institution(c, 0).recognisedFor.push({ module: 'ma', from: '2021-01-01' });
    },
  ],
  ['catalogue.code-twice', '/institutions/2/code', (c) => c.institutions.push(institution(c, 0))],
  ['catalogue.code-twice', '/gradingSchemes/2/code', (c) => c.gradingSchemes.push(scheme(c, 0))],
  ['catalogue.code-twice', '/programmes/2/code', (c) => c.programmes.push(programme(c, 0))],

  ['grading-scheme.value-twice', '/gradingSchemes/0/values/4', (c) => scheme(c, 0).values.push('B')],
  [
    'grading-scheme.pass-unknown',
    '/gradingSchemes/0/pass',
    (c) => {
      scheme(c, 0).pass = 'F';
    },
  ],
  [
    'grading-scheme.mapping-scheme-unknown',
    '/gradingSchemes/1/mapping/scheme',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'stars', values: {} };
    },
  ],
  [
    'grading-scheme.mapping-scheme-unknown',
    '/gradingSchemes/1/mapping/scheme',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'points', values: {} };
    },
  ],
  [
    'grading-scheme.mapping-value-unknown',
    '/gradingSchemes/1/mapping/values/9~110',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'letters', values: { '9/10': 'A' } };
    },
  ],
  [
    'grading-scheme.mapping-value-unknown',
    '/gradingSchemes/1/mapping/values/3',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'letters', values: { '3': 'A+' } };
    },
  ],
  [
    'grading-scheme.mapping-order',
    '/gradingSchemes/1/mapping/values/3',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'letters', values: { '2': 'A', '3': 'B' } };
    },
  ],
  [
    'grading-scheme.mapping-pass',
    '/gradingSchemes/1/mapping/values/0',
    (c) => {
      scheme(c, 1).mapping = { scheme: 'letters', values: { '0': 'C', '1': 'C' } };
    },
  ],

  [
    'module.owner-unknown',
    '/modules/0/owner',
    (c) => {
      module(c, 0).owner = 'gamma';
    },
  ],
  [
    'module.grading-scheme-unknown',
    '/modules/0/assessment/gradingScheme',
    (c) => {
      module(c, 0).assessment.gradingScheme = 'stars';
    },
  ],
  [
    'module.workload',
    '/modules/0/workloadHours',
    (c) => {
      module(c, 0).workloadHours = 24.9;
    },
  ],
  [
    'module.workload',
    '/modules/0/workloadHours',
    (c) => {
      module(c, 0).workloadHours = 30.1;
    },
  ],
  [
    'module.id-twice',
    '/modules/0/outcomes/1/id',
    (c) => {
      nth(module(c, 0).outcomes, 1).id = 'lo-1';
    },
  ],
  [
    'module.id-twice',
    '/modules/0/criteria/1/id',
    (c) => {
      nth(module(c, 0).criteria, 1).id = 'lo-2';
    },
  ],
  [
    'module.id-twice',
    '/modules/0/criteria/0/levels/1/id',
    (c) => {
      const criterion = nth(module(c, 0).criteria, 0);
      nth(criterion.levels, 1).id = 'low';
      criterion.requiredLevel = 'low';
    },
  ],
  [
    'module.required-level-unknown',
    '/modules/0/criteria/1/requiredLevel',
    (c) => {
      nth(module(c, 0).criteria, 1).requiredLevel = 'highest';
    },
  ],
  ['module.equivalent-unknown', '/modules/0/equivalents/0', (c) => module(c, 0).equivalents.push('MX')],
  ['module.equivalent-redundant', '/modules/0/equivalents/0', (c) => module(c, 0).equivalents.push('MA')],
  ['module.equivalent-redundant', '/modules/2/equivalents/1', (c) => module(c, 2).equivalents.push('MD')],
  [
    'module.equivalents-disagree',
    '/modules/2/equivalents/0',
    (c) => {
      module(c, 3).equivalents = [];
    },
  ],
  [
    'module.not-awardable',
    '/modules/3',
    (c) => {
      institution(c, 0).recognisedFor.pop();
    },
  ],

  [
    'institution.code-reserved',
    '/institutions/1/code',
    (c) => {
      institution(c, 1).code = 'network';
    },
  ],
  [
    'institution.before-network',
    '/institutions/0/memberFrom',
    (c) => {
      institution(c, 0).memberFrom = '2019-12-31';
    },
  ],
  [
    'institution.period-reversed',
    '/institutions/1/memberUntil',
    (c) => {
      institution(c, 1).memberUntil = '2020-12-31';
      institution(c, 1).recognisedFor = [];
    },
  ],
  [
    'recognition.module-unknown',
    '/institutions/0/recognisedFor/4/module',
    (c) => institution(c, 0).recognisedFor.push({ module: 'MX', from: '2021-01-01' }),
  ],
  [
    'recognition.period-reversed',
    '/institutions/1/recognisedFor/0/until',
    (c) => {
      nth(institution(c, 1).recognisedFor, 0).until = '2020-12-31';
    },
  ],
  [
    'recognition.outside-membership',
    '/institutions/1/recognisedFor/0',
    (c) => {
      nth(institution(c, 1).recognisedFor, 0).from = '2020-12-31';
    },
  ],
  [
    'recognition.outside-membership',
    '/institutions/1/recognisedFor/0',
    (c) => {
      delete nth(institution(c, 1).recognisedFor, 0).until;
    },
  ],
  [
    'recognition.overlap',
    '/institutions/1/recognisedFor/1',
    (c) => institution(c, 1).recognisedFor.push({ module: 'MA', from: '2029-12-31', until: '2029-12-31' }),
  ],

  [
    'programme.awarding-body-unknown',
    '/programmes/0/awardingBody',
    (c) => {
      programme(c, 0).awardingBody = 'gamma';
    },
  ],
  [
    'programme.id-twice',
    '/programmes/0/outcomes/1/id',
    (c) => {
      nth(programme(c, 0).outcomes, 1).id = 'lo-1';
    },
  ],
  [
    'programme.unreachable',
    '/programmes/1/rule',
    (c) => limitIn(c, 1, { minGrade: { scheme: scaleOfItsOwn(c), value: '*' } }),
  ],
  [
    'programme.ects-differ',
    '/programmes/1/ects',
    (c) => {
      programme(c, 1).ects = 3.5;
    },
  ],
  [
    'programme.ects-differ',
    '/programmes/1/ects',
    (c) => {
      programme(c, 1).ects = 2.5;
    },
  ],

  // The rest of what can be wrong with a rule is in rules/check.test.ts.
  [
    'rule.part-twice',
    '/programmes/1/rule/of/2/part',
    (c) => andIn(c, 1, { type: 'module', part: 'more', module: 'MA' }),
  ],
  [
    'rule.module-unknown',
    '/programmes/1/rule/of/2/module',
    (c) => andIn(c, 1, { type: 'module', part: 'c', module: 'MX' }),
  ],
  [
    'rule.module-unknown',
    '/programmes/1/rule/of/2/rule/of/0/from/0',
    (c) => {
      const inner: Rule = { type: 'ects', part: 'c', atLeast: 1, from: ['MX'] };
      andIn(c, 1, { type: 'limit', institutions: 1, rule: { type: 'any', of: [inner] } });
    },
  ],
  [
    'rule.programme-unknown',
    '/programmes/1/rule/of/2/programme',
    (c) => andIn(c, 1, { type: 'programme', part: 'second', programme: 'P9' }),
  ],
  [
    'rule.programme-cycle',
    '/programmes/1/rule/of/2/programme',
    (c) => andIn(c, 1, { type: 'programme', part: 'again', programme: 'P2' }),
  ],
  [
    'rule.grade-value-unknown',
    '/programmes/1/rule/minGrade/value',
    (c) => limitIn(c, 1, { minGrade: { scheme: 'letters', value: 'Z' } }),
  ],
  [
    'rule.too-few-modules',
    '/programmes/1/rule/of/2/atLeast',
    (c) => andIn(c, 1, { type: 'modules', part: 'both', atLeast: 2, from: ['MC', 'MD'] }),
  ],
  ['rule.unsatisfiable', '/programmes/1/rule', (c) => limitIn(c, 1, { institutions: 3 })],
  [
    'rule.too-many-parts',
    '/programmes/1/rule',
    (c) => {
      for (let n = 0; n < 40; n++) andIn(c, 1, { type: 'module', part: `p${n}`, module: 'MA' });
    },
  ],
];

describe('checkCatalogue', () => {
  test('finds nothing in a coherent catalogue, which has the shape of its schema', () => {
    const catalogue = smallCatalogue();
    expect(catalogueSchema.parse(catalogue)).toEqual(catalogue);
    expect(checkCatalogue(catalogue)).toEqual([]);
  });

  test.each(CASES)('finds %s at %s, and nothing else', (code, pointer, breakIt) => {
    const catalogue = smallCatalogue();
    breakIt(catalogue);
    const found = checkCatalogue(catalogue);
    expect(found.map((fault) => [fault.code, fault.pointer])).toEqual([[code, pointer]]);
    expect(found[0]?.message).toMatch(/\.$/);
  });

  test('finds everything at once', () => {
    const catalogue = smallCatalogue();
    module(catalogue, 0).owner = 'gamma';
    module(catalogue, 1).workloadHours = 1;
    programme(catalogue, 0).awardingBody = 'gamma';
    expect(checkCatalogue(catalogue).map((fault) => fault.code)).toEqual([
      'module.owner-unknown',
      'module.workload',
      'programme.awarding-body-unknown',
    ]);
  });

  test('a programme that needs itself by way of another is told of in both', () => {
    const catalogue = smallCatalogue();
    andIn(catalogue, 0, { type: 'programme', part: 'back', programme: 'P2' });
    expect(checkCatalogue(catalogue).map((fault) => [fault.code, fault.pointer])).toEqual([
      ['rule.programme-cycle', '/programmes/0/rule/of/2/programme'],
      ['rule.programme-cycle', '/programmes/1/rule/of/0/programme'],
    ]);
  });

  test.each<[string, (catalogue: Catalogue) => void, string[]]>([
    [
      'says what it should not',
      (c) => andIn(c, 0, { type: 'module', part: 'c', module: 'MX' }),
      ['rule.module-unknown /programmes/0/rule/of/2/module', 'rule.programme-faulty /programmes/1/rule'],
    ],
    [
      'nobody can satisfy',
      (c) => limitIn(c, 0, { institutions: 3 }),
      ['rule.unsatisfiable /programmes/0/rule', 'rule.unsatisfiable /programmes/1/rule'],
    ],
    [
      'asks for a grade that no module can be compared with',
      (c) => limitIn(c, 0, { minGrade: { scheme: scaleOfItsOwn(c), value: '*' } }),
      ['programme.unreachable /programmes/0/rule', 'programme.unreachable /programmes/1/rule'],
    ],
  ])('a rule that %s spoils what builds on it', (_, breakIt, expected) => {
    const catalogue = smallCatalogue();
    breakIt(catalogue);
    expect(checkCatalogue(catalogue).map((fault) => `${fault.code} ${fault.pointer}`)).toEqual(expected);
  });

  test('equivalence of three is a matter of all three', () => {
    const catalogue = smallCatalogue();
    // P2 uses MB and one of MC and MD, so it would be out of reach.
    catalogue.programmes.pop();
    module(catalogue, 1).equivalents = ['MC'];
    module(catalogue, 2).equivalents = ['MD', 'MB'];
    expect(checkCatalogue(catalogue).map((fault) => [fault.code, fault.pointer])).toEqual([
      ['module.equivalents-disagree', '/modules/1/equivalents/0'],
      ['module.equivalents-disagree', '/modules/2/equivalents/0'],
      ['module.equivalents-disagree', '/modules/2/equivalents/1'],
      ['module.equivalents-disagree', '/modules/3/equivalents/0'],
    ]);
    module(catalogue, 1).equivalents = ['MC', 'MD'];
    module(catalogue, 3).equivalents = ['MB', 'MC'];
    expect(checkCatalogue(catalogue)).toEqual([]);
  });

  test('workload may be anything from 25 to 30 hours a credit, whatever fraction of a credit it is', () => {
    const catalogue = smallCatalogue();
    Object.assign(module(catalogue, 2), { ects: 1.1, workloadHours: 27.5 });
    Object.assign(module(catalogue, 3), { ects: 1.1, workloadHours: 33 });
    expect(checkCatalogue(catalogue).filter(({ code }) => code === 'module.workload')).toEqual([]);
  });

  test('every code that the checks can give has a case here, but those of a rule', () => {
    const folder = new URL('../../../src/domain/', import.meta.url);
    const sources = readdirSync(folder).filter((name) => /^(catalogue|[a-z-]+-check)\.ts$/.test(name));
    expect(sources.length).toBeGreaterThan(4);
    const codes = sources.flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/code: '([a-z-]+\.[a-z-]+)'/g),
    ]);
    expect([...new Set(codes.map(([, code]) => code))].sort()).toEqual(
      [...new Set(CASES.map(([code]) => code))].filter((code) => !code.startsWith('rule.')).sort(),
    );
  });
});

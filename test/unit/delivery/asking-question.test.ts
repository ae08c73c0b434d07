import { describe, expect, test } from '@jest/globals';
import { DcqlQuery } from 'dcql';
import { answeredBy, dcqlOf } from '../../../src/delivery/asking/question.js';
import type { Rule } from '../../../src/domain/rules/rule.js';
import type { PublishedCatalogue } from '../../../src/issuing/ports.js';
import { publishedCatalogue } from '../../support/learner-paths.js';

const CATALOGUE = publishedCatalogue();
const asked = (kind: 'module' | 'programme', code: string, catalogue = CATALOGUE) =>
  answeredBy(catalogue, { kind, code }).map((address) => new URL(address).pathname);
const codes = (paths: readonly string[]) => [...new Set(paths.map((path) => path.replace(/\/\d+$/, '')))];

/** The seed, with one more version of its highest programme. */
function withNewest(rule: Rule): PublishedCatalogue {
  const newest = CATALOGUE.programmes.filter(({ version }) => version.code === 'iPET-3');
  const added = newest.map((one) => ({
    ...one,
    version: { ...one.version, version: 99, id: one.version.id.replace(/\d+$/, '99'), rule },
  }));
  return { ...CATALOGUE, programmes: [...CATALOGUE.programmes, ...added] };
}
const inner = (programme: string): Rule => ({ type: 'programme', part: 'inner', programme });
const module: Rule = { type: 'module', part: 'one', module: 'EP-CDA' };

describe('what answers a question', () => {
  test('a programme, and those that contain it, at any depth', () => {
    expect(codes(asked('programme', 'iPET-1'))).toEqual(['/p/iPET-1', '/p/iPET-2', '/p/iPET-3']);
    expect(codes(asked('programme', 'iPET-2'))).toEqual(['/p/iPET-2', '/p/iPET-3']);
    expect(codes(asked('programme', 'iPET-3'))).toEqual(['/p/iPET-3']);
  });

  test('a module, and no programme of that code', () => {
    expect(codes(asked('module', 'EP-CDA'))).toEqual(['/m/EP-CDA']);
    expect([asked('module', 'iPET-1'), asked('programme', 'EP-CDA'), asked('programme', 'X')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test.each<[string, Rule, boolean]>([
    ['needs it beside something else', { type: 'all', of: [module, inner('iPET-2')] }, true],
    ['needs it on conditions', { type: 'limit', ects: 1, rule: inner('iPET-2') }, true],
    ['can do without it', { type: 'any', of: [module, inner('iPET-2')] }, false],
    ['needs it in every way', { type: 'any', of: [inner('iPET-1'), inner('iPET-2')] }, true],
    ['does not know it', module, false],
  ])('a version whose rule %s', (_what, rule, answers) => {
    const [old] = asked('programme', 'iPET-3');
    const found = asked('programme', 'iPET-1', withNewest(rule));
    expect(found.includes('/p/iPET-3/99')).toBe(answers);
    // the version before says what it says
    expect(found.filter((path) => path.startsWith('/p/iPET-3/'))).toContain(old);
  });
});

test('the question in DCQL is one that its own library reads back', () => {
  const query = JSON.parse(
    JSON.stringify(dcqlOf(answeredBy(CATALOGUE, { kind: 'programme', code: 'iPET-1' }))),
  );
  expect(() => DcqlQuery.validate(DcqlQuery.parse(query))).not.toThrow();
});

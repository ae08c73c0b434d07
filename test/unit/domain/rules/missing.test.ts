import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StackableAward } from '../../../../src/domain/award.js';
import { contextOf, type RuleCatalogue } from '../../../../src/domain/rules/catalogue.js';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import { findGap, type Gap } from '../../../../src/domain/rules/missing.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
import { checkAssignment } from '../../../../src/domain/rules/stack-check.js';
import { AS_OF, awardSets, CONTEXT, MODULES, rules } from '../../../support/random-rules.js';
import {
  all,
  ects,
  limit,
  module,
  moduleAward,
  modules,
  programme,
  programmeAward,
} from '../../../support/stack-builders.js';

const CATALOGUE: RuleCatalogue = {
  modules: new Map(
    MODULES.map((code, index) => [
      code,
      {
        ects: 100 + 50 * (index % 3),
        equivalents: code === 'E' ? ['F'] : [],
        offeredBy: index === 2 ? [] : ['i1', 'i3'],
      },
    ]),
  ),
  programmes: new Map([['P', { rule: all(module('one', 'A'), module('two', 'B')) }]]),
  gradingSchemes: CONTEXT.gradingSchemes,
};
const classOf = (code: string) => (code === 'F' ? 'E' : code);

interface Added {
  readonly part: string;
  readonly award: StackableAward;
  readonly through?: string;
}

function leafOf(rule: Rule, part: string): Rule | undefined {
  if (rule.type === 'limit') return leafOf(rule.rule, part);
  if (rule.type === 'all' || rule.type === 'any')
    return rule.of.map((inner) => leafOf(inner, part)).find(Boolean);
  return rule.part === part ? rule : undefined;
}

/**
 * New awards chosen at random until all that is missing is there, or nothing is left to choose: first what the parts
 * need, each of any module that is named, then what the conditions need, in any part below.
 */
function adding(
  gap: Gap,
  rule: Rule,
  awards: readonly StackableAward[],
  random: () => number,
): Added[] | undefined {
  const added: Added[] = [];
  const taken = new Set(
    gap.partial.flatMap((line) =>
      awards.filter((a) => a.id === line.award && a.kind === 'module').map((a) => classOf(a.code)),
    ),
  );
  const add = (part: string, from: readonly string[]): StackableAward | undefined => {
    const open = from.filter((code) => !taken.has(classOf(code)));
    const code = open[Math.floor(random() * open.length)];
    if (code === undefined) return undefined;
    taken.add(classOf(code));
    const award = moduleAward(code, {
      id: `new ${code}`,
      ects: CATALOGUE.modules.get(code)?.ects ?? 0,
      awardedOn: AS_OF,
      institution: `i${Math.floor(random() * 4)}`,
      grade: { scheme: 'letters', value: 'A' },
    });
    added.push({ part, award });
    return award;
  };
  for (const missing of gap.missing) {
    if (!('part' in missing)) continue;
    const { part, need } = missing;
    if (need.kind === 'programme') {
      const inner = moduleAward(`Z-${part}`, { id: `inner ${part}`, awardedOn: AS_OF });
      const award = programmeAward(need.programme, [inner.id], { id: `new ${part}`, awardedOn: AS_OF });
      added.push({ part, award }, { part, award: inner, through: award.id });
      continue;
    }
    let rest = need.kind === 'ects' ? need.ects : need.kind === 'modules' ? need.count : 1;
    while (rest > 0) {
      const award = add(part, need.kind === 'module' ? [need.module] : need.from);
      if (!award) return undefined;
      rest -= need.kind === 'ects' ? award.ects : 1;
    }
  }
  for (const missing of gap.missing) {
    if ('part' in missing) continue;
    while (!isMet(missing, gap, added, awards)) {
      const leaves = missing.parts.flatMap((part) => leafOf(rule, part) ?? []);
      const more = leaves.flatMap((leaf) =>
        'from' in leaf ? leaf.from.map((code) => ({ part: leaf.part, code })) : [],
      );
      const open = more.filter(({ code }) => !taken.has(classOf(code)));
      const choice = open[Math.floor(random() * open.length)];
      if (!choice || !add(choice.part, [choice.code])) return undefined;
    }
  }
  return added;
}

function isMet(
  missing: Extract<Gap['missing'][number], { parts: unknown }>,
  gap: Gap,
  added: readonly Added[],
  awards: readonly StackableAward[],
): boolean {
  const fresh = added.filter(({ part, award }) => missing.parts.includes(part) && award.kind === 'module');
  if (missing.need.kind === 'total-ects') {
    return fresh.reduce((sum, { award }) => sum + award.ects, 0) >= missing.need.ects;
  }
  const ids = gap.partial.filter(({ part }) => missing.parts.includes(part)).map(({ award }) => award);
  const known = new Set(
    awards.filter((a) => a.kind === 'module' && ids.includes(a.id)).map((a) => a.institution),
  );
  const brought = new Set(fresh.map(({ award }) => award.institution).filter((each) => !known.has(each)));
  return brought.size >= missing.need.count;
}

describe('what is named', () => {
  test('adding it satisfies the rule, whichever of the named modules they are', () => {
    let added = 0;
    fc.assert(
      fc.property(
        rules({ leaves: 5 }),
        awardSets(6),
        fc.infiniteStream(fc.nat(999)),
        (rule, awards, numbers) => {
          const gap = findGap(rule, awards, AS_OF, CATALOGUE);
          fc.pre(gap !== undefined);
          const more = adding(gap, rule, awards, () => numbers.next().value / 1000);
          fc.pre(more !== undefined);
          if (more.length > 0) added++;
          const everything = [...awards, ...more.map(({ award }) => award)];
          const lines = [
            ...gap.partial,
            ...more.map(({ part, award, through }) => ({ part, award: award.id, through })),
          ];
          expect(checkAssignment(rule, lines, everything, AS_OF, contextOf(CATALOGUE))).toEqual([]);
          expect(evaluate(compileRule(rule, contextOf(CATALOGUE)), everything, AS_OF).satisfied).toBe(true);
        },
      ),
      { numRuns: 700 },
    );
    expect(added).toBeGreaterThan(200);
  });

  test('nothing is missing exactly where the rule is satisfied', () => {
    fc.assert(
      fc.property(rules({ leaves: 5 }), awardSets(6), (rule, awards) => {
        const { satisfied } = evaluate(compileRule(rule, contextOf(CATALOGUE)), awards, AS_OF);
        expect(findGap(rule, awards, AS_OF, CATALOGUE)?.missing.length === 0).toBe(satisfied);
      }),
      { numRuns: 500 },
    );
  });
});

describe('by hand', () => {
  const gap = (rule: Rule, ...awards: StackableAward[]) => findGap(rule, awards, AS_OF, CATALOGUE);

  test('each kind of need, in the order of the rule', () => {
    const rule = all(
      module('one', 'A'),
      modules('two', 2, 'B', 'C', 'D'),
      programme('three', 'P'),
      ects('four', 2, 'E', 'F', 'D'),
    );
    const catalogue = { ...CATALOGUE, programmes: new Map([['P', { rule: module('x', 'G') }]]) };
    const offered = { ects: 100, equivalents: [], offeredBy: ['i1'] };
    const known = new Map([...CATALOGUE.modules, ['C', offered], ['G', offered]]);
    expect(
      findGap(rule, [moduleAward('B'), moduleAward('E')], AS_OF, { ...catalogue, modules: known }),
    ).toEqual({
      partial: [
        { part: 'two', award: 'b' },
        { part: 'four', award: 'e' },
      ],
      missing: [
        { part: 'one', need: { kind: 'module', module: 'A' } },
        { part: 'two', need: { kind: 'modules', count: 1, from: ['C', 'D'] } },
        { part: 'three', need: { kind: 'programme', programme: 'P' } },
        { part: 'four', need: { kind: 'ects', ects: 100, from: ['D'] } },
      ],
    });
  });

  test('conditions on the whole, where all parts are fulfilled', () => {
    const rule = limit({ institutions: 2, ects: 2 }, modules('x', 1, 'A', 'B'));
    expect(gap(rule, moduleAward('A'))).toEqual({
      partial: [{ part: 'x', award: 'a' }],
      missing: [
        { parts: ['x'], need: { kind: 'institutions', count: 1 } },
        { parts: ['x'], need: { kind: 'total-ects', ects: 100 } },
      ],
    });
  });

  test('a module that nobody offers is named all the same', () => {
    expect(gap(module('x', 'C'))?.missing).toEqual([{ part: 'x', need: { kind: 'module', module: 'C' } }]);
  });

  test('where nothing helps there is no gap to name', () => {
    expect(gap(module('x', 'unheard-of'))).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StackableAward } from '../../../../src/domain/award.js';
import { contextOf, type RuleCatalogue } from '../../../../src/domain/rules/catalogue.js';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import { nextSteps, type Way } from '../../../../src/domain/rules/next-steps.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
import { AS_OF, awardSets, CONTEXT, INSTITUTIONS, MODULES, rules } from '../../../support/random-rules.js';
import {
  all,
  any,
  ects,
  limit,
  module,
  moduleAward,
  modules,
  programme,
  programmeAward,
} from '../../../support/stack-builders.js';

const PROGRAMMES = new Map([
  ['P', { rule: all(module('one', 'A'), module('two', 'B')) }],
  ['Q', { rule: all(programme('first', 'P'), modules('more', 1, 'C', 'D')) }],
]);

const catalogues: fc.Arbitrary<RuleCatalogue> = fc
  .tuple(
    ...MODULES.map(() =>
      fc.record({
        ects: fc.constantFrom(100, 150, 200),
        offeredBy: fc.subarray([...INSTITUTIONS], { maxLength: 2 }),
      }),
    ),
  )
  .map((drawn) => ({
    modules: new Map(
      MODULES.map((code, index) => [
        code,
        { ects: 100, offeredBy: [], ...drawn[index], equivalents: code === 'E' ? ['F'] : [] },
      ]),
    ),
    programmes: PROGRAMMES,
    gradingSchemes: CONTEXT.gradingSchemes,
  }));

function earned(code: string, institution: string, catalogue: RuleCatalogue): StackableAward {
  const size = catalogue.modules.get(code)?.ects ?? 0;
  return moduleAward(code, {
    id: `new-${code}`,
    ects: size,
    awardedOn: AS_OF,
    institution,
    grade: { scheme: 'letters', value: 'A' },
  });
}

/** Whether a programme award can be used at all on the day. */
function isWhole(award: StackableAward, awards: readonly StackableAward[]): boolean {
  const alone = [...awards.filter(({ id }) => award.parts?.includes(id)), { ...award, code: 'alone' }];
  return evaluate(compileRule(programme('x', 'alone'), CONTEXT), alone, AS_OF).satisfied;
}

/** With every award of P and Q that could be made out of these awards. */
function withProgrammes(awards: readonly StackableAward[]): StackableAward[] {
  const of = (...codes: string[]) =>
    awards.filter((a) => a.kind === 'module' && codes.includes(a.code) && a.awardedOn <= AS_OF);
  const made = of('A').flatMap((a) =>
    of('B').map((b) => programmeAward('P', [a.id, b.id], { id: `P(${a.id},${b.id})`, awardedOn: AS_OF })),
  );
  const firsts = [...awards.filter((award) => award.code === 'P' && isWhole(award, awards)), ...made];
  const both = of('C').flatMap((c) => of('D').map((d) => [c.id, d.id]));
  const rests = [...of('C', 'D').map((one) => [one.id]), ...both];
  const seconds = firsts.flatMap((first) =>
    rests
      .filter((rest) => !rest.some((id) => first.parts?.includes(id)))
      .map((rest) =>
        programmeAward('Q', [first.id, ...(first.parts ?? []), ...rest], {
          id: `Q(${first.id},${rest.join()})`,
          awardedOn: AS_OF,
        }),
      ),
  );
  return [...awards, ...made, ...seconds];
}

/** All ways that have nothing to spare, best first, by trying every set of modules at every institution. */
function allWays(
  rule: Rule,
  awards: readonly StackableAward[],
  catalogue: RuleCatalogue,
): Omit<Way, 'programmes'>[] {
  const compiled = compileRule(rule, contextOf(catalogue));
  const closing: { codes: string[]; where: Map<string, Set<string>> }[] = [];
  for (let bits = 0; bits < 2 ** MODULES.length; bits++) {
    const codes = MODULES.filter((_, index) => (bits >> index) % 2 === 1);
    const where = new Map(codes.map((code): [string, Set<string>] => [code, new Set()]));
    let closes = false;
    for (const placed of placements(codes, catalogue)) {
      const fresh = placed.map(([code, institution]) => earned(code, institution, catalogue));
      if (!evaluate(compiled, withProgrammes([...awards, ...fresh]), AS_OF).satisfied) continue;
      closes = true;
      for (const [code, institution] of placed) where.get(code)?.add(institution);
    }
    if (closes) closing.push({ codes, where });
  }
  const least = closing.filter(
    ({ codes }) =>
      !closing.some(
        (other) =>
          other.codes.length < codes.length && other.codes.every((code) => codes.includes(code as never)),
      ),
  );
  return least
    .map(({ codes, where }) => ({
      ects: codes.reduce((sum, code) => sum + (catalogue.modules.get(code)?.ects ?? 0), 0),
      modules: codes.map((code) => ({ code, institutions: [...(where.get(code) ?? [])].sort() })),
    }))
    .sort(
      (a, b) =>
        a.ects - b.ects ||
        a.modules.length - b.modules.length ||
        (a.modules.map(({ code }) => code).join() < b.modules.map(({ code }) => code).join() ? -1 : 1),
    );
}

function placements(codes: readonly string[], catalogue: RuleCatalogue): [string, string][][] {
  const [first, ...rest] = codes;
  if (first === undefined) return [[]];
  const others = placements(rest, catalogue);
  const offered = catalogue.modules.get(first)?.offeredBy ?? [];
  return offered.flatMap((institution) =>
    others.map((other): [string, string][] => [[first, institution], ...other]),
  );
}

describe('against all sets of modules', () => {
  test.each([
    ['without programmes', false],
    ['with programmes', true],
  ])('%s: the same ways in the same order', (_, programmes) => {
    let compared = 0;
    fc.assert(
      fc.property(rules({ leaves: 4, programmes }), awardSets(4), catalogues, (rule, awards, catalogue) => {
        const expected = allWays(rule, awards, catalogue);
        const actual = nextSteps(rule, awards, AS_OF, catalogue, { limit: 4 });
        const closed = expected[0]?.modules.length === 0;
        if (closed) {
          expect(actual.every((way) => way.modules.length === 0 && way.programmes.length > 0)).toBe(true);
          return;
        }
        compared += expected.length > 0 ? 1 : 0;
        expect(actual.map(({ ects: size, modules: list }) => ({ ects: size, modules: list }))).toEqual(
          expected.slice(0, 4),
        );
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

describe('by hand', () => {
  const offer = (size: number, ...offeredBy: string[]) => ({ ects: size, equivalents: [], offeredBy });
  const catalogue: RuleCatalogue = {
    modules: new Map([
      ['A', offer(100, 'alpha')],
      ['B', offer(100, 'alpha', 'beta')],
      ['C', offer(200, 'beta')],
      ['D', offer(300, 'alpha')],
      ['E', offer(50)],
    ]),
    programmes: new Map([
      ['P1', { rule: all(module('a', 'A'), module('b', 'B')) }],
      ['P2', { rule: all(programme('first', 'P1'), module('c', 'C')) }],
    ]),
    gradingSchemes: [],
  };
  const on = '2026-01-01';

  test('nothing to do: no way', () => {
    expect(nextSteps(module('x', 'A'), [moduleAward('A')], on, catalogue)).toEqual([]);
  });

  test('nothing that anybody offers: no way', () => {
    expect(nextSteps(module('x', 'E'), [], on, catalogue)).toEqual([]);
  });

  test('three levels from nothing, and with the middle all but there', () => {
    const rule = all(programme('second', 'P2'), module('last', 'D'));
    const [way] = nextSteps(rule, [], on, catalogue);
    expect(way?.ects).toBe(700);
    expect(way?.modules.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
    expect(way?.programmes).toEqual(['P1', 'P2']);
    const held = [moduleAward('A'), moduleAward('B'), programmeAward('P1', ['a', 'b']), moduleAward('D')];
    expect(nextSteps(rule, held, on, catalogue)).toEqual([
      { ects: 200, modules: [{ code: 'C', institutions: ['beta'] }], programmes: ['P2'] },
    ]);
  });

  test('all modules are there, and the inner programme has yet to be awarded', () => {
    expect(nextSteps(programme('x', 'P1'), [moduleAward('A'), moduleAward('B')], on, catalogue)).toEqual([
      { ects: 0, modules: [], programmes: ['P1'] },
    ]);
  });

  test('only the institution that helps is named, though two offer the module', () => {
    const rule = limit({ institutions: 2 }, all(module('x', 'A'), module('y', 'B')));
    expect(nextSteps(rule, [moduleAward('A')], on, catalogue)).toEqual([
      { ects: 100, modules: [{ code: 'B', institutions: ['beta'] }], programmes: [] },
    ]);
  });

  test('a module that is too old is earned again', () => {
    const rule = limit({ maxAgeMonths: 12 }, module('x', 'A'));
    const [way] = nextSteps(rule, [moduleAward('A', { awardedOn: '2020-01-01' })], on, catalogue);
    expect(way?.modules).toEqual([{ code: 'A', institutions: ['alpha'] }]);
  });

  test('fewest ECTS, then fewest modules, then codes', () => {
    const codes = (rule: Rule) =>
      nextSteps(rule, [], on, catalogue).map((way) => way.modules.map(({ code }) => code).join());
    expect(codes(ects('x', 2, 'A', 'B', 'C', 'D'))).toEqual(['C', 'A,B', 'D']);
    expect(codes(any(module('x', 'D'), module('y', 'B'), module('z', 'A')))).toEqual(['A', 'B', 'D']);
  });
});

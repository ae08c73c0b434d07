import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ectsFromDecimal } from '../../../../src/domain/ects.js';
import { nextSteps } from '../../../../src/domain/rules/next-steps.js';
import { offersOn } from '../../../../src/issuing/paths/offers.js';
import { type LearnerPath, type Level, learnerPath } from '../../../../src/issuing/paths/path.js';
import type { LearnerState, LiveAward } from '../../../../src/issuing/ports.js';
import {
  awarded,
  learnerState,
  NOW,
  publishedCatalogue,
  withCertificates,
} from '../../../support/learner-paths.js';
import { seedCatalogue } from '../../../support/seed.js';

const CATALOGUE = publishedCatalogue();
const OFFERED = CATALOGUE.institutions.flatMap(({ code, recognisedFor }) =>
  recognisedFor.map(({ module }) => [module, code] as const),
);

/** Learners who hold some modules, each once, and what is due for them. */
const learners = fc
  .uniqueArray(fc.constantFrom(...OFFERED), { selector: ([module]) => module, maxLength: 9 })
  .map((held) => holding(...held));

function holding(...modules: (readonly [module: string, institution: string])[]): LearnerState {
  return settled(modules.map(([module, institution]) => awarded(CATALOGUE, module, institution)));
}

function settled(awards: readonly LiveAward[], over: Partial<LearnerState> = {}): LearnerState {
  return withCertificates(learnerState(awards, over), CATALOGUE);
}

function pathOf(state: LearnerState, catalogue = CATALOGUE): LearnerPath {
  return learnerPath(state, catalogue, NOW);
}

function level(path: LearnerPath, code: string): Level {
  const found = path.trails.flat().find(({ programme }) => programme.code === code);
  if (!found) throw new Error(`No level ${code}`);
  return found;
}

const standings = (path: LearnerPath) => path.trails.flat().map(({ standing }) => standing);
const codes = (one: Level, standing: string) =>
  one.stones.filter((stone) => stone.standing === standing).map(({ code }) => code);
const total = (stones: readonly { readonly ects: number }[]) =>
  stones.reduce((sum, { ects }) => sum + ects, 0);

describe('laws', () => {
  test('each module held is one stone, and the stones from the first level on add up to the credits of each', () => {
    fc.assert(
      fc.property(learners, (state) => {
        const path = pathOf(state);
        const [trail = []] = path.trails;
        let [all, done] = [0, 0];
        for (const one of trail) {
          all += total(one.stones);
          done += total(one.stones.filter(({ standing }) => standing === 'done'));
          expect([one.ects, one.done]).toEqual([all, done]);
          expect(one.ects).toBeGreaterThanOrEqual(ectsFromDecimal(one.programme.ects));
        }
        const held = state.awards.filter(({ kind }) => kind === 'module').map(({ id }) => id);
        const shown = [...trail.flatMap(({ stones }) => stones), ...path.loose].filter(({ award }) => award);
        expect(shown.map(({ id }) => id).toSorted()).toEqual(held.toSorted());
      }),
      { numRuns: 25 },
    );
  });

  test('what is in reach is what the rule engine finds, at the institutions that it names', () => {
    const { rules } = offersOn(CATALOGUE, '2026-06-15');
    fc.assert(
      fc.property(learners, (state) => {
        const next = pathOf(state)
          .trails.flat()
          .find(({ standing }) => standing === 'next');
        if (!next) return;
        // a certificate that is held is not composed anew
        const programmes = new Map(
          [...rules.programmes].filter(([code]) => !state.awards.some((award) => award.code === code)),
        );
        const catalogue = { ...rules, programmes };
        const [way] = nextSteps(next.programme.rule, state.awards, '2026-06-15', catalogue, { limit: 1 });
        const inReach = next.stones
          .filter(({ standing }) => standing === 'in-reach')
          .map(({ code, institutions }) => ({
            code,
            institutions: institutions.map(({ did }) => did).sort(),
          }));
        expect(inReach.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(way?.modules);
        expect(next.ects - next.done).toBe(way?.ects);
      }),
      { numRuns: 15 },
    );
  });

  test('who takes what is in reach arrives at each level with the credits that it said', () => {
    fc.assert(
      fc.property(learners, (start) => {
        let state = start;
        for (;;) {
          const next = pathOf(state)
            .trails.flat()
            .find(({ standing }) => standing === 'next');
          if (!next) break;
          let toGo = next.ects - next.done;
          while (toGo > 0) {
            const now = level(pathOf(state), next.programme.code);
            expect(now.ects - now.done).toBe(toGo);
            const step = now.stones.find(({ standing }) => standing === 'in-reach');
            const [institution] = step?.institutions ?? [];
            if (!step || !institution) throw new Error('Nothing is in reach');
            state = settled([...state.awards, awarded(CATALOGUE, step.code, institution.code)]);
            toGo -= step.ects;
          }
          expect(level(pathOf(state), next.programme.code).standing).toBe('held');
        }
        expect(new Set(standings(pathOf(state)))).toEqual(new Set(['held']));
      }),
      { numRuns: 2 },
    );
  });
});

describe('levels', () => {
  test('to somebody new the first one is next, the others come later, and every stone tells where it can be taken', () => {
    const path = pathOf(holding());
    expect(standings(path)).toEqual(['next', 'later', 'later']);
    const stones = path.trails.flat().flatMap((one) => one.stones);
    expect(new Set(stones.map(({ standing }) => standing))).toEqual(new Set(['in-reach', 'missing']));
    for (const { institutions } of stones) expect(institutions).not.toHaveLength(0);
  });

  test('three institutions count together for who agreed; for who did not, what is due waits for that', () => {
    const three = [
      awarded(CATALOGUE, 'EP-CDA', 'ip-montelontra'),
      awarded(CATALOGUE, 'EP-COM', 'merikalda'),
      awarded(CATALOGUE, 'EP-ASM', 'tu-kamenohrad'),
    ];
    expect(standings(pathOf(settled(three)))).toEqual(['held', 'next', 'later']);
    const apart = pathOf(settled(three, { consent: false }));
    expect(standings(apart)).toEqual(['agree', 'next', 'later']);
    expect(codes(level(apart, 'iPET-2'), 'done')).toEqual(['EP-ASM']);
  });

  test('what is due comes by itself, or waits for the awarding body: by the policy, or since a person revoked the last one', () => {
    const both = learnerState([
      awarded(CATALOGUE, 'EP-CDA', 'merikalda'),
      awarded(CATALOGUE, 'EP-DIG', 'merikalda'),
    ]);
    expect(level(pathOf(both), 'iPET-1').standing).toBe('coming');
    expect(level(pathOf({ ...both, withheld: ['iPET-1'] }), 'iPET-1').standing).toBe('confirm');
    const seed = seedCatalogue();
    const proposing = publishedCatalogue({
      ...seed,
      programmes: seed.programmes.map((one) => ({ ...one, policy: 'propose' as const })),
    });
    expect(level(pathOf(both, proposing), 'iPET-1').standing).toBe('confirm');
  });

  test('what is suspended does not count, and is still shown', () => {
    const [certificate, ...rest] = holding(
      ['EP-CDA', 'merikalda'],
      ['EP-DIG', 'merikalda'],
    ).awards.toReversed();
    if (!certificate) throw new Error('No certificate');
    const held = pathOf(learnerState([...rest, { ...certificate, suspended: true }]));
    expect(level(held, 'iPET-1')).toMatchObject({ standing: 'suspended', award: { id: certificate.id } });
    const alone = pathOf(holdingSuspended());
    expect(alone.loose.map(({ code, standing }) => [code, standing])).toEqual([['EP-CDA', 'suspended']]);
    expect(codes(level(alone, 'iPET-1'), 'in-reach')).toContain('EP-CDA');
  });

  test('where nobody offers what is missing, the level is closed and what there is stays', () => {
    const seed = seedCatalogue();
    const without = publishedCatalogue({
      ...seed,
      institutions: seed.institutions.map((one) => ({
        ...one,
        recognisedFor: one.recognisedFor.filter(({ module }) => module !== 'EP-CDA'),
      })),
    });
    const path = pathOf(learnerState([awarded(CATALOGUE, 'EP-COM', 'merikalda')]), without);
    expect(new Set(standings(path))).toEqual(new Set(['closed']));
    expect(codes(level(path, 'iPET-1'), 'done')).toEqual(['EP-COM']);
    expect(level(path, 'iPET-1').needs.map(({ lacks }) => lacks)).toEqual([
      { kind: 'module', module: 'EP-CDA' },
    ]);
  });

  test('a recognition that has ended offers nothing', () => {
    const seed = seedCatalogue();
    const ended = publishedCatalogue({
      ...seed,
      institutions: seed.institutions.map((one) => ({
        ...one,
        recognisedFor: one.recognisedFor.map((each) =>
          each.module === 'EP-CDA' && one.code !== 'merikalda' ? { ...each, until: '2026-06-14' } : each,
        ),
      })),
    });
    const stone = level(pathOf(holding(), ended), 'iPET-1').stones.find(({ code }) => code === 'EP-CDA');
    expect(stone?.institutions.map(({ code }) => code)).toEqual(['merikalda']);
  });
});

function holdingSuspended(): LearnerState {
  return learnerState([awarded(CATALOGUE, 'EP-CDA', 'merikalda', { suspended: true })]);
}

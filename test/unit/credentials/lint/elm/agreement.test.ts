import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EDC_HOUSE_RULES } from '../../../../../src/credentials/edc/house/rules.js';
import { ANNEX_I_EDC_RULES } from '../../../../../src/credentials/lint/annex-i/rules.js';
import { BLIND_SPOT_RULES, ELM_RULES, SHAPE_RULES } from '../../../../../src/credentials/lint/elm/rules.js';
import { BLIND_SPOTS, compare, disagreement, pickBy } from '../../../../support/edc-agreement.js';
import { smallEdcCases } from '../../../../support/edc-cases.js';
import { EDC_MUTATIONS } from '../../../../support/edc-mutations/all.js';
import { officialShapes } from '../../../../support/edc-shapes.js';

const shapes = officialShapes();
if (!shapes)
  console.log('Not tested: broken documents against the official shapes (no ../shared/data/elm here).');

const DOCUMENTS = 30;

describe('our rules and the official shapes', () => {
  test('agree on broken documents, or the blind spot is named', async () => {
    const cases = fc.sample(smallEdcCases, { numRuns: DOCUMENTS, seed: 20261128 });
    const broken = new Set<string>();
    const wrong: (string | undefined)[] = [];
    for (const [index, mutation] of EDC_MUTATIONS.entries()) {
      // some documents have nothing to break like that; the next one may
      for (let step = 0; step < DOCUMENTS && !broken.has(mutation.name); step++) {
        const one = cases[(index + step) % DOCUMENTS];
        const compared = one && (await compare(shapes, one, mutation, pickBy(index * 31 + step), 'one'));
        if (!compared) continue;
        broken.add(mutation.name);
        wrong.push(disagreement(compared));
      }
    }
    expect(wrong.filter((one) => one !== undefined)).toEqual([]);
    expect(broken.size).toBe(EDC_MUTATIONS.length);
  });

  test('every rule is broken by some change', () => {
    const breaks = new Set(EDC_MUTATIONS.map((mutation) => mutation.breaks));
    const names = [
      ...ELM_RULES.map(({ name }) => `elm.${name}`),
      ...ANNEX_I_EDC_RULES.map(({ name }) => `annex-i-edc.${name}`),
      ...EDC_HOUSE_RULES.map(({ name }) => name),
    ];
    expect(names.filter((name) => !breaks.has(name))).toEqual([]);
  });

  test('a blind spot is never a rule that stands for the shapes', () => {
    expect(SHAPE_RULES.filter(({ name }) => BLIND_SPOTS.has(`elm.${name}`))).toEqual([]);
    expect(BLIND_SPOT_RULES.filter(({ name }) => !BLIND_SPOTS.has(`elm.${name}`))).toEqual([]);
  });
});

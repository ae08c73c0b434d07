import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { edcFaults } from '../../../../src/credentials/edc/faults.js';
import { lintEdc } from '../../../../src/credentials/edc/lint.js';
import {
  buildCase,
  type EdcCase,
  ipetCases,
  isAccredited,
  MODULES,
  moduleCase,
  smallEdcCases,
} from '../../../support/edc-cases.js';
import { officialShapes } from '../../../support/edc-shapes.js';

const shapes = officialShapes();
if (!shapes) console.log('Not tested: documents against the official shapes (no ../shared/data/elm here).');

/** It can be built, our lint has nothing to say of it, and both validators agree with that. */
async function conforms(one: EdcCase): Promise<void> {
  expect(edcFaults(one.version, one.facts, one.stack)).toEqual([]);
  const document = JSON.parse(JSON.stringify(buildCase(one)));
  expect(lintEdc(document)).toEqual([]);
  if (!shapes) return;
  const verdict = await shapes.judge(document, isAccredited(one) ? 'accredited' : 'generic');
  expect(verdict).toMatchObject({ conforms: [true, true], broken: [], credentials: 1 });
}

describe('what is built conforms', () => {
  test.each(MODULES.map((module, index) => [module.code, moduleCase(module, index + 1)] as const))(
    'module %s',
    (_code, one) => conforms(one),
  );

  test.each(ipetCases().map((one) => [one.version.code, one] as const))('certificate %s', (_code, one) =>
    conforms(one),
  );

  test('random awards', () =>
    fc.assert(fc.asyncProperty(smallEdcCases, conforms), { numRuns: 6, seed: 20261128 }));
});

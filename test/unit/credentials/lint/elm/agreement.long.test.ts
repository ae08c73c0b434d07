import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare, disagreement, pickBy } from '../../../../support/edc-agreement.js';
import { edcCases } from '../../../../support/edc-cases.js';
import { EDC_MUTATIONS } from '../../../../support/edc-mutations/all.js';
import { officialShapes } from '../../../../support/edc-shapes.js';

const shapes = officialShapes();
if (!shapes)
  console.log('Not tested: broken documents against the official shapes (no ../shared/data/elm here).');

const DOCUMENTS = 600;
/** Of the changes, each document gets two. */
const CHANGES = 2;

test('600 random documents, each broken twice: our rules and the official shapes agree', async () => {
  const cases = fc.sample(edcCases, { numRuns: DOCUMENTS, seed: 600 });
  const counts = new Map<string, number>();
  const wrong: (string | undefined)[] = [];
  for (const [index, one] of cases.entries()) {
    for (let change = 0; change < CHANGES; change++) {
      const number = index * CHANGES + change;
      const mutation = EDC_MUTATIONS[number % EDC_MUTATIONS.length];
      const compared = mutation && (await compare(shapes, one, mutation, pickBy(number)));
      if (!compared) continue;
      counts.set(compared.shapes, (counts.get(compared.shapes) ?? 0) + 1);
      wrong.push(disagreement(compared));
    }
  }
  console.log(`Broken documents by what the shapes say: ${JSON.stringify(Object.fromEntries(counts))}`);
  expect(wrong.filter((one) => one !== undefined)).toEqual([]);
  expect(wrong.length).toBeGreaterThan(DOCUMENTS);
}, 600_000);

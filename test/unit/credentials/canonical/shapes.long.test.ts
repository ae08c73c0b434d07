import { expect, test } from '@jest/globals';
import { compareForms, compareStrange } from '../../../support/shape-comparison.js';
import { ownForms, publishedForms } from '../../../support/shape-documents.js';

test('200 000 comparisons of our documents and of published ones show no difference from the library', async () => {
  const seed = Date.now();
  const found = await compareForms([...(await ownForms()), ...publishedForms()], 200_000, seed);
  console.log(`${found.equal} equal, ${found.left} left to the library (seed ${seed})`);
  expect(found.different).toEqual([]);
  expect(found.equal).toBeGreaterThanOrEqual(200_000);
}, 3_600_000);

test('200 000 comparisons of documents that use all of JSON-LD show no difference from the library', async () => {
  let [equal, left] = [0, 0];
  while (equal < 200_000) {
    const found = await compareStrange(10_000);
    equal += found.equal;
    left += found.left;
  }
  console.log(`${equal} equal, ${left} left to the library`);
}, 3_600_000);

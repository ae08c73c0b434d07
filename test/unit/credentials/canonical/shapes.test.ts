import { expect, test } from '@jest/globals';
import { compareForms, compareStrange } from '../../../support/shape-comparison.js';
import { ownForms, publishedForms } from '../../../support/shape-documents.js';

test('shapes of our documents and of published ones give what the library gives', async () => {
  const found = await compareForms([...(await ownForms()), ...publishedForms()], 1400, 1);
  expect(found.different).toEqual([]);
  expect(found.equal).toBeGreaterThanOrEqual(1400);
});

test('shapes of documents that use all of JSON-LD give what the library gives', async () => {
  expect((await compareStrange(400)).equal).toBeGreaterThanOrEqual(600);
});

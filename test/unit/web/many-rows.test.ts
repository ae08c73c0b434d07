import { expect, test } from '@jest/globals';
import type { JsonValue } from '../../../src/common/json.js';
import { rowOf } from '../../../src/verification/batch-rows.js';
import { verify } from '../../../src/verification/verify.js';
import { rowMaker } from '../../../src/web/verify/browser/many/rows.js';
import { wordsFor } from '../../../src/words/words.js';
import { joseIssuer } from '../../support/jose-issuers.js';
import { craft, foreignClaims } from '../../support/sd-jwt-forge.js';
import { makeWorld } from '../../support/world.js';

test('a document without an id is the same as its own copy, and as no other', async () => {
  const { material } = await makeWorld();
  const stranger = await joseIssuer('P-256', 'stranger of the network');
  const other = await joseIssuer('P-256', 'another stranger');
  const by = async (issuer: typeof stranger, over: Record<string, JsonValue>) =>
    craft(issuer, foreignClaims(issuer, over));
  const first = await by(stranger, { given_name: 'Ann' });
  const texts = {
    first,
    second: await by(stranger, { given_name: 'Bo' }),
    'first again': first,
    named: await by(stranger, { jti: 'urn:uuid:a' }),
    'of another issuer': await by(other, { jti: 'urn:uuid:a' }),
  };
  const makeRow = rowMaker(wordsFor('en'), false);
  const repeats: Record<string, string | undefined> = {};
  for (const [name, text] of Object.entries(texts)) {
    const report = await verify(text, material);
    expect(report.verdict).toBe('undetermined');
    repeats[name] = makeRow({ row: rowOf({ name, report }), report }).repeats;
  }
  expect(repeats).toEqual({ 'first again': 'first' });
});

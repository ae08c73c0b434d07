import { expect, test } from '@jest/globals';
import { makeSdJwtWorld, present, sdJwtStack } from '../../support/sd-jwt.js';
import { expectNoTampering, verdictOfText } from '../../support/sd-jwt-tampering.js';

test('no change of an SD-JWT, whoever makes it, leads to verified', async () => {
  const made = await makeSdJwtWorld();
  const { a, b, certificate } = await sdJwtStack(made);
  const other = await made.award({ issuer: 'uni-b' });
  for (const text of [a.text, certificate.text]) {
    expect(await verdictOfText(made, text)).toBe('verified');
    const others = [b.text, other.text, a.text === text ? certificate.text : a.text];
    await expectNoTampering(made, { text, others, runs: 120, seed: 20_260_615 });
  }
}, 60_000);

test('no change of one that its holder bound to a request leads to verified, not even another choice of claims', async () => {
  const made = await makeSdJwtWorld();
  const { text } = await made.award({ bound: true });
  const b = await made.award({ module: 'MOD-B' });
  const asked = { challenge: 'n-1', domain: 'https://verifier.example' };
  const by = { wallet: made.wallet, nonce: asked.challenge, aud: asked.domain };
  const bound = await present(text, ['name', 'assessment_grade', 'learning_outcomes'], by);
  expect(await verdictOfText(made, bound, asked)).toBe('verified');
  const parts = bound.split('~');
  const choices = [1, 2, 3].map((at) => parts.toSpliced(at, 1).join('~'));
  const orders = [[...parts.slice(0, 1), parts[2], parts[1], ...parts.slice(3)].join('~')];
  for (const changed of [...choices, ...orders, text, bound.slice(0, bound.lastIndexOf('~') + 1)])
    expect(await verdictOfText(made, changed, asked)).toBe('not-verified');
  await expectNoTampering(made, { text: bound, others: [b.text], runs: 120, seed: 20_260_616, asked });
}, 60_000);

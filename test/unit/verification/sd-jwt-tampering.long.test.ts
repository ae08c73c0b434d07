import { test } from '@jest/globals';
import { makeSdJwtWorld, present, sdJwtStack } from '../../support/sd-jwt.js';
import { expectNoTampering } from '../../support/sd-jwt-tampering.js';

test('ten thousand changes of SD-JWTs, bound or not, do not lead to verified', async () => {
  const made = await makeSdJwtWorld();
  const { a, b, certificate } = await sdJwtStack(made);
  const bound = await made.award({ bound: true });
  const asked = { challenge: 'n-1', domain: 'https://verifier.example' };
  const by = { wallet: made.wallet, nonce: asked.challenge, aud: asked.domain };
  const shown = await present(bound.text, ['name', 'learning_outcomes'], by);
  await expectNoTampering(made, { text: a.text, others: [b.text, certificate.text], runs: 4000, seed: 11 });
  await expectNoTampering(made, { text: certificate.text, others: [a.text, b.text], runs: 3000, seed: 12 });
  await expectNoTampering(made, { text: shown, others: [b.text, a.text], runs: 3000, seed: 13, asked });
}, 600_000);

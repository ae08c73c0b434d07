import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { REGISTER_TEXT_VERSION } from '../../../src/delivery/register/register.js';
import { CONSENT_TEXT_VERSION, CONSENT_TEXTS } from '../../../src/issuing/consent-texts.js';
import { LANGUAGES } from '../../../src/words/languages.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

test('the text of composition is there in every language of the pages', () => {
  const texts = CONSENT_TEXTS[CONSENT_TEXT_VERSION] ?? {};
  expect(Object.keys(texts).sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
  expect(new Set(Object.values(texts)).size).toBe(LANGUAGES.length);
});

// Version and language are all that is recorded of what somebody agreed to. Whoever changes a text counts its version up, and writes
// the digest of the new one here.
test('a version is one text in each language', () => {
  const composition = Object.entries(CONSENT_TEXTS).map(([version, texts]) => [
    version,
    digest(JSON.stringify(Object.entries(texts).sort())),
  ]);
  const register = LANGUAGES.map(({ tag, texts }) => [tag, texts['register.consent']]).sort();
  expect({
    composition: Object.fromEntries(composition),
    register: { [REGISTER_TEXT_VERSION]: digest(JSON.stringify(register)) },
  }).toEqual({
    composition: { '2026-1': '8a4f335ff6ccf17b' },
    register: { '2026-2': 'c697b79a473c9788' },
  });
});

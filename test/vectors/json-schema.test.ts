import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { validateAgainstSchema } from '../../src/credentials/schema/validate.js';
import { asVcdm11 } from '../support/open-badges-schema.js';
import { testCredential } from '../support/samples.js';

const NAMES = [
  'ob_v3p0_achievementcredential_schema_draft4.json',
  'clr_v2p0_clrcredential_schema_draft4.json',
] as const;

function official(name: (typeof NAMES)[number]): JsonObject | undefined {
  try {
    return parseStrictJson(
      readFileSync(new URL(`../../../shared/data/1edtech/${name}`, import.meta.url), 'utf8'),
    ) as JsonObject;
  } catch {
    return undefined;
  }
}

const [openBadge, clr] = NAMES.map(official);
if (!openBadge || !clr) {
  console.log('Not tested: the official schemas of 1EdTech (no ../shared/data/1edtech here).');
  test.skip('the official schemas of 1EdTech', () => {});
} else {
  test('the official schema of an achievement credential can be applied to one of ours', async () => {
    const credential = asVcdm11(await testCredential());
    expect(await validateAgainstSchema(openBadge, credential)).toEqual([]);
    const { achievement, ...subject } = credential.credentialSubject as JsonObject;
    const { criteria: _criteria, ...rest } = achievement as JsonObject;
    const without = { ...credential, credentialSubject: { ...subject, achievement: rest } };
    expect(await validateAgainstSchema(openBadge, without)).toEqual([
      expect.objectContaining({ code: 'schema.mismatch', pointer: '/credentialSubject/achievement' }),
    ]);
  });

  test('the official schema of a comprehensive learner record can be applied, and finds that this is none', async () => {
    const faults = await validateAgainstSchema(clr, asVcdm11(await testCredential()));
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['schema.mismatch']));
  });
}

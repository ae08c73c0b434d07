import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { KNOWN_CONTEXTS } from '../../../../src/credentials/contexts/bundled.js';

/** An object with two of its members in each other's places, wherever both stand. */
function swapped(value: JsonValue, [one, other]: readonly [string, string]): JsonValue {
  if (Array.isArray(value)) return value.map((item) => swapped(item, [one, other]));
  if (!isJsonObject(value)) return value;
  const both = Object.hasOwn(value, one) && Object.hasOwn(value, other);
  const entries = Object.keys(value).map((key): [string, JsonValue] => {
    const name = both && key === one ? other : both && key === other ? one : key;
    return [name, swapped(value[name] ?? null, [one, other])];
  });
  return Object.fromEntries(entries);
}

// Verifiable Credential Data Integrity 1.0, section 2.4; what is bundled is parsed, and so written out again as it was published
test.each([
  [
    'https://w3id.org/security/data-integrity/v2',
    '67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4',
    (context: JsonObject) => JSON.stringify(context, null, 2),
  ],
  [
    'https://w3id.org/security/multikey/v1',
    'ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597',
    (context: JsonObject) => `${JSON.stringify(swapped(context, ['expires', 'revoked']), null, 2)}\n`,
  ],
  [
    'https://w3id.org/security/jwk/v1',
    '0f14b62f6071aafe00df265770ea0c7508e118247d79b7d861a406d2aa00bece',
    (context: JsonObject) => `${JSON.stringify(context, null, 2)}\n`,
  ],
] as const)('%s is what was published', (address, digest, written) => {
  const context = KNOWN_CONTEXTS.get(address) as JsonObject;
  expect(createHash('sha256').update(written(context)).digest('hex')).toBe(digest);
});

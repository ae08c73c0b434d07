import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dashed, isUuid, uuidFrom, uuidOf, uuidOfUrn } from '../../../src/common/uuid.js';

const UUID = '0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11';

test('a UUID is named with its prefix or without, in any case', () => {
  for (const text of [UUID, UUID.toUpperCase(), `urn:uuid:${UUID}`, `URN:UUID:${UUID.toUpperCase()}`])
    expect(uuidOf(text)).toBe(UUID);
  expect(uuidOfUrn(`urn:UUID:${UUID}`)).toBe(UUID);
  expect(uuidOfUrn(UUID)).toBeUndefined();
});

test.each([
  '',
  'urn:uuid:',
  `urn:uuid:urn:uuid:${UUID}`,
  ` ${UUID}`,
  `${UUID}\n`,
  `{${UUID}}`,
  UUID.replaceAll('-', ''),
  '-'.repeat(36),
  UUID.replace('0c', '0g'),
])('%j names no UUID', (text) => {
  expect(uuidOf(text)).toBeUndefined();
  expect(uuidOfUrn(text)).toBeUndefined();
  expect(isUuid(text)).toBe(false);
});

test('what is made from bytes is a UUID of its version, keeps the other bits, and leaves the bytes alone', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, fc.constantFrom(4 as const, 8 as const), (given, version) => {
      const before = Buffer.from(given).toString('hex');
      const uuid = uuidFrom(given, version);
      expect(isUuid(uuid)).toBe(true);
      expect(uuid[14]).toBe(String(version));
      expect('89ab').toContain(uuid[19]);
      const kept = (hex: string) => hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17);
      expect(kept(uuid.replaceAll('-', ''))).toBe(kept(before));
      expect(Buffer.from(given).toString('hex')).toBe(before);
      expect(dashed(uuid.replaceAll('-', ''))).toBe(uuid);
    }),
  );
});

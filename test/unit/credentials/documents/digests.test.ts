import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identityHash, identityObject } from '../../../../src/credentials/documents/identity.js';
import {
  type AwardStatement,
  awardDigest,
  textDigest,
} from '../../../../src/credentials/documents/statement.js';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** base58btc multibase of the SHA-256 multihash, by the definition of each. */
function multihash(text: string): string {
  const bytes = Buffer.concat([
    Buffer.from([0x12, 0x20]),
    createHash('sha256').update(text, 'utf8').digest(),
  ]);
  let number = BigInt(`0x${bytes.toString('hex')}`);
  let digits = '';
  for (; number > 0n; number /= 58n) digits = `${BASE58[Number(number % 58n)]}${digits}`;
  return `z${digits}`;
}

const STATEMENT: AwardStatement = {
  award: 'urn:uuid:a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
  learner: `sha256$${'ab'.repeat(32)}`,
  achievement: 'https://cairn.example/m/MOD-A/1',
  ects: 2.5,
  awardedDate: '2026-05-20T00:00:00+01:00',
  issuer: 'did:web:cairn.example:i:alpha',
};

test('the award digest is the multihash of the statement with its members in order and no space', () => {
  const jcs = [
    '{"achievement":"https://cairn.example/m/MOD-A/1"',
    '"award":"urn:uuid:a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01"',
    '"awardedDate":"2026-05-20T00:00:00+01:00"',
    '"ects":2.5',
    '"issuer":"did:web:cairn.example:i:alpha"',
    `"learner":"sha256$${'ab'.repeat(32)}"}`,
  ].join();
  expect(awardDigest(STATEMENT)).toBe(multihash(jcs));
  expect(awardDigest(STATEMENT)).toMatch(/^zQm[1-9A-HJ-NP-Za-km-z]{44}$/);
});

test('the digest pins each member, and nothing but the statement', () => {
  const digest = awardDigest(STATEMENT);
  expect(awardDigest({ ...STATEMENT, ects: 2.49 })).not.toBe(digest);
  for (const member of ['award', 'learner', 'achievement', 'awardedDate', 'issuer'] as const)
    expect(awardDigest({ ...STATEMENT, [member]: `${STATEMENT[member]}x` })).not.toBe(digest);
  const more = { grade: 'A', ...Object.fromEntries(Object.entries(STATEMENT).reverse()) };
  expect(awardDigest({ ...STATEMENT, ...more })).toBe(digest);
});

test('the digest of a text is that of its UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textDigest(text)).toBe(multihash(text));
    }),
  );
});

test('the identity hash is SHA-256 over the learner id with the salt behind it, in hexadecimal', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), (uuid, salt) => {
      const hex = createHash('sha256').update(`urn:uuid:${uuid}${salt}`, 'utf8').digest('hex');
      expect(identityHash(`urn:uuid:${uuid}`, salt)).toBe(`sha256$${hex}`);
      expect(identityObject(`urn:uuid:${uuid}`, salt)).toEqual({
        type: 'IdentityObject',
        hashed: true,
        identityHash: `sha256$${hex}`,
        identityType: 'systemId',
        salt,
      });
    }),
  );
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { VCDM2_CONTEXT } from '../../../src/credentials/contexts/known.js';
import { signOutside } from '../../support/outside-proofs.js';
import {
  badge,
  type Changes,
  changed,
  entry,
  LIST,
  statusOf,
  unsignedList,
} from '../../support/outside-status.js';
import { type TestKey, testKey } from '../../support/suite-keys.js';

/** A list of others is a conforming credential before it counts (Bitstring Status List 1.0, section 2.2). */
let key: TestKey;
let holder: JsonObject;
let good: JsonObject;
beforeAll(async () => {
  key = await testKey('Ed25519', 'lists');
  const issuer = { did: key.did, signer: key.signer, suite: 'eddsa-rdfc-2022' };
  holder = await badge(issuer, entry());
  good = await unsignedList(issuer);
});

/** What a genuine list tells, whatever rules of the data model it breaks. */
async function told(over: Changes, subject: Changes = {}) {
  const list = await signOutside(changed(good, over, subject), {
    suite: 'eddsa-rdfc-2022',
    key,
    lax: true,
    says: { created: '2026-06-01T10:00:00Z' },
  });
  return statusOf(holder, { [LIST]: list });
}

describe('a list of another issuer', () => {
  test('counts as it is', async () => {
    expect((await told({})).code).toBe('status.not-revoked');
  });

  test.each<[string, Changes, string]>([
    ['its context as text', { '@context': VCDM2_CONTEXT }, 'context-is-list'],
    ['terms of use without a type', { termsOfUse: { id: 'urn:x:terms' } }, 'terms-of-use-typed'],
    ['a name that is a number', { name: 7 }, 'names-are-text'],
    ['a schema without an id', { credentialSchema: { type: 'JsonSchema' } }, 'schemas-identified'],
    ['its date in a list', { validFrom: ['2026-06-01T10:00:00Z'] }, 'valid-from-stamp'],
    ['an end before its start', { validUntil: '2026-05-01T00:00:00Z' }, 'validity-order'],
  ])('tells nothing with %s', async (_what, over, rule) => {
    expect(await told(over)).toMatchObject({
      outcome: 'unknown',
      code: 'status.list-malformed',
      evidence: {
        because: `vcdm.${rule}`,
        error: 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR',
      },
    });
  });

  // the specification wants them for the purpose `message`, and neither of its contexts has a word for them in a list
  test.each<[string, Changes]>([
    ['statusMessages', { statusMessages: [{ status: '0x0', message: 'fine' }] }],
    ['statusMessage', { statusMessage: [{ status: '0x0', message: 'fine' }] }],
    ['statusSize', { statusSize: 1 }],
  ])('tells nothing with %s, which no context defines there', async (_name, subject) => {
    expect(await told({}, subject)).toMatchObject({
      code: 'status.list-malformed',
      evidence: { because: 'structure.undefined-term' },
    });
  });
});

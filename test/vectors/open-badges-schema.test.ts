import { expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { asVcdm11, openBadgesSchema } from '../support/open-badges-schema.js';
import { testCredential } from '../support/samples.js';
import { makeWorld, wholeStack } from '../support/world.js';

test('the projection to VCDM 1.1 changes what it says and nothing else', async () => {
  const credential = { ...(await testCredential()), validUntil: '2030-01-01T00:00:00Z' } as JsonObject;
  const {
    '@context': contexts,
    validFrom,
    validUntil,
    credentialStatus,
    credentialSubject,
    ...others
  } = credential;
  const { name, award, ...subject } = credentialSubject as JsonObject;
  const [status] = credentialStatus as JsonObject[];
  expect([name, award, validFrom, validUntil].every((member) => typeof member === 'string')).toBe(true);
  expect(asVcdm11(credential)).toEqual({
    ...others,
    '@context': (contexts as JsonValue[]).slice(0, 2),
    issuanceDate: validFrom,
    expirationDate: validUntil,
    credentialStatus: { id: status?.id, type: status?.type },
    credentialSubject: subject,
  });
  expect(asVcdm11({ name: 'x' })).toEqual({ name: 'x' });
});

const judge = openBadgesSchema();
if (!judge) {
  console.log('Not tested: documents against the Open Badges 3.0 schema (no ../shared/data/1edtech here).');
} else {
  test('what is issued satisfies the Open Badges 3.0 schema', async () => {
    const world = await makeWorld();
    const stack = await wholeStack(world);
    const replacing = await world.award({
      supersedes: '00000002-0000-4000-8000-000000000001',
      priorLearning: {
        id: '00000009-0000-4000-8000-000000000001',
        issuer: 'did:web:elsewhere.example',
        digest: 'zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e',
      },
    });
    for (const { document } of [stack.a, stack.b, stack.c, stack.d, stack.inner, stack.outer, replacing])
      expect(judge(document)).toEqual([]);
  });

  test.each<[string, (string | number)[], JsonValue | undefined, string]>([
    ['no achievement', ['credentialSubject', 'achievement'], undefined, '/credentialSubject required'],
    [
      'an achievement without criteria',
      ['credentialSubject', 'achievement', 'criteria'],
      undefined,
      '/credentialSubject/achievement required',
    ],
    [
      'an achievement without a name',
      ['credentialSubject', 'achievement', 'name'],
      undefined,
      '/credentialSubject/achievement required',
    ],
    [
      'an achievement whose description is no text',
      ['credentialSubject', 'achievement', 'description'],
      { en: 'A module' },
      '/credentialSubject/achievement/description type',
    ],
    [
      'a creator by id alone',
      ['credentialSubject', 'achievement', 'creator'],
      'did:example:creator',
      '/credentialSubject/achievement/creator type',
    ],
    [
      'a kind of achievement that there is not',
      ['credentialSubject', 'achievement', 'achievementType'],
      'Microcredential',
      '/credentialSubject/achievement/achievementType enum',
    ],
    [
      'an outcome without a target',
      ['credentialSubject', 'achievement', 'alignment', 0, 'targetUrl'],
      undefined,
      '/credentialSubject/achievement/alignment/0 required',
    ],
    [
      'a kind of result that there is not',
      ['credentialSubject', 'achievement', 'resultDescription', 0, 'resultType'],
      'Letters',
      '/credentialSubject/achievement/resultDescription/0/resultType enum',
    ],
    [
      'a result of no type',
      ['credentialSubject', 'result', 0, 'type'],
      undefined,
      '/credentialSubject/result/0 required',
    ],
    ['credits as text', ['credentialSubject', 'creditsEarned'], '2', '/credentialSubject/creditsEarned type'],
    [
      'a kind of identity that there is not',
      ['credentialSubject', 'identifier', 0, 'identityType'],
      'pseudonym',
      '/credentialSubject/identifier/0/identityType enum',
    ],
    [
      'a member of the subject that is not ours',
      ['credentialSubject', 'unheardOf'],
      'x',
      '/credentialSubject additionalProperties',
    ],
    [
      'an address with an id',
      ['issuer', 'address', 'id'],
      'did:a:b#c',
      '/issuer/address additionalProperties',
    ],
    ['an issuer without id', ['issuer', 'id'], undefined, '/issuer required'],
    ['no date', ['validFrom'], undefined, ' required'],
    ['a date that is none', ['validFrom'], 'yesterday', '/issuanceDate format'],
    ['no name', ['name'], undefined, ' required'],
    ['a status without type', ['credentialStatus', 0, 'type'], undefined, '/credentialStatus required'],
  ])('the schema refuses %s', async (_what, path, value, expected) => {
    const broken = await testCredential();
    const holder = path
      .slice(0, -1)
      .reduce<JsonValue | undefined>(
        (inner, key) =>
          Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) ? inner[String(key)] : undefined,
        broken,
      );
    if (!isJsonObject(holder)) throw new Error('The place is not there');
    const key = String(path.at(-1));
    if (value === undefined) delete holder[key];
    else holder[key] = value;
    expect(judge(broken)).toContain(expected);
  });
}

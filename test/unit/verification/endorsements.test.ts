import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import type { CheckResult } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { badge, changed, endorsement, signed } from '../../support/outside-records.js';
import { testIssuer } from '../../support/samples.js';
import { enveloped } from '../../support/transcripts.js';
import { makeWorld, type World } from '../../support/world.js';

/** Endorsements in badges of issuers that this network doesn't know. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** The verdict of all but recognition, and what decided it. */
async function answer(input: JsonValue): Promise<string[]> {
  const { verdict, credentials } = await verify(input, world.material, { recognition: 'left-out' });
  const deciding = credentials
    .flatMap(({ results }) => results)
    .filter(({ outcome, advisory }) => advisory !== true && (outcome === 'fail' || outcome === 'unknown'));
  return [verdict, ...deciding.map(({ code }) => code)];
}

async function endorsements(input: JsonValue): Promise<[string, CheckResult[]]> {
  const { verdict, credentials } = await verify(input, world.material, { recognition: 'left-out' });
  return [
    verdict,
    credentials.flatMap(({ results }) => results).filter(({ check }) => check === 'endorsement'),
  ];
}

describe('endorsements', () => {
  const POTTERY = 'https://school.example/pottery';
  const endorsed = async (one: JsonValue, over: JsonObject = {}) => {
    const plain = await badge(over);
    return changed(plain, (_copy, subject) => {
      if (isJsonObject(subject.achievement)) subject.achievement.endorsement = [one];
    });
  };

  test('are verified by themselves and told as advice', async () => {
    const one = await signed(await endorsement(POTTERY), 'agency');
    for (const document of [
      await signed(await endorsed(one), 'school'),
      await enveloped(await endorsed(one), 'school'),
    ]) {
      const [verdict, found] = await endorsements(document);
      expect(verdict).toBe('verified');
      expect(found).toMatchObject([
        {
          code: 'endorsement.verified',
          advisory: true,
          evidence: { endorsed: POTTERY, issuer: (await testIssuer('agency')).did },
        },
      ]);
    }
  });

  test('as tokens are read where the text is signed, and undefined words elsewhere', async () => {
    const endorsementJwt = [await enveloped(await endorsement(POTTERY), 'agency')];
    const plain = changed(await badge(), (_copy, subject) => {
      if (isJsonObject(subject.achievement)) subject.achievement.endorsementJwt = endorsementJwt;
    });
    const [verdict, found] = await endorsements(await enveloped(plain, 'school'));
    expect([verdict, found.map(({ code }) => code)]).toEqual(['verified', ['endorsement.verified']]);
    const canonical = await signed(await badge(), 'school');
    expect(await answer({ ...canonical, endorsementJwt })).toEqual([
      'not-verified',
      'structure.undefined-term',
    ]);
  });

  test.each<[string, string, () => Promise<JsonValue>]>([
    [
      'changed',
      'not-verified',
      async () =>
        changed(await signed(await endorsement(POTTERY), 'agency'), (copy) =>
          Object.assign(copy, { name: 'Best' }),
        ),
    ],
    [
      'by somebody else than it says',
      'not-verified',
      async () => signed(await endorsement(POTTERY), 'stranger'),
    ],
    ['not signed', 'not-verified', async () => endorsement(POTTERY)],
    [
      'of something else',
      'other-subject',
      async () => signed(await endorsement('https://school.example/knitting'), 'agency'),
    ],
    ['no endorsement', 'not-one', async () => signed(await badge(), 'school')],
  ])('that are %s are told, and bear on nothing', async (_what, code, make) => {
    const [verdict, found] = await endorsements(await enveloped(await endorsed(await make()), 'school'));
    expect([verdict, found.map((one) => [one.code, one.outcome, one.advisory])]).toEqual([
      'verified',
      [[`endorsement.${code}`, 'fail', true]],
    ]);
  });

  test('cannot take a member of what they endorse with them', async () => {
    const id = 'urn:uuid:00000005-0000-4000-8000-00000000ffff';
    const validUntil = '2026-06-02T00:00:00Z';
    const one = await endorsement(id);
    const ended = await signed({ ...(await badge({ id, validUntil })), endorsement: [one] }, 'school');
    expect(await answer(ended)).toEqual(['not-verified', 'period.expired']);
    const { validUntil: _validUntil, ...endless } = ended;
    const hiding = (subject: JsonObject) => {
      const about = { type: ['EndorsementSubject', 'VerifiableCredential'], endorsementComment: 'Good.' };
      return { ...endless, endorsement: [{ ...one, credentialSubject: { ...about, ...subject } }] };
    };
    expect((await answer(hiding({ id, validUntil })))[0]).toBe('not-verified');
    expect((await answer(hiding({ '@id': id, validUntil })))[0]).toBe('not-verified');
    const included = { id, '@included': [{ id, type: ['VerifiableCredential'], validUntil }] };
    expect((await answer(hiding(included)))[0]).toBe('not-verified');
  });
});

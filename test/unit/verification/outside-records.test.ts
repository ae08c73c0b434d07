import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { VCDM1_CONTEXT, VCDM2_CONTEXT } from '../../../src/credentials/contexts/known.js';
import { envelopedCredential } from '../../../src/credentials/jose/envelope-object.js';
import { verify } from '../../../src/verification/verify.js';
import { badge, changed, LEARNER, record, signed } from '../../support/outside-records.js';
import { testIssuer } from '../../support/samples.js';
import { enveloped } from '../../support/transcripts.js';
import { makeWorld, type World } from '../../support/world.js';

/** Badges and learner records of issuers that this network doesn't know: verified in all but their recognition. */
const OB = (version: string) => `https://purl.imsglobal.org/spec/ob/v3p0/context-${version}.json`;
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

describe('badges', () => {
  test.each([
    [VCDM1_CONTEXT, '3.0.1', 'OpenBadgeCredential'],
    [VCDM1_CONTEXT, '3.0.1', 'AchievementCredential'],
    [VCDM2_CONTEXT, '3.0.2', 'OpenBadgeCredential'],
    [VCDM2_CONTEXT, '3.0.2', 'AchievementCredential'],
    [VCDM2_CONTEXT, '3.0.3', 'OpenBadgeCredential'],
    [VCDM2_CONTEXT, '3.0.3', 'AchievementCredential'],
  ])('of %s with context %s as %s verify, signed and enveloped', async (base, version, type) => {
    const { validFrom, ...rest } = await badge({ type: ['VerifiableCredential', type] });
    const legacy = base === VCDM1_CONTEXT;
    const dated = legacy ? { issuanceDate: validFrom ?? null } : { validFrom: validFrom ?? null };
    const contexts = [base, OB(version)];
    const signable = legacy ? [...contexts, 'https://w3id.org/security/data-integrity/v2'] : contexts;
    expect(await answer(await signed({ ...rest, ...dated, '@context': signable }, 'school'))).toEqual([
      'verified',
    ]);
    expect(await answer(await enveloped({ ...rest, ...dated, '@context': contexts }, 'school'))).toEqual([
      'verified',
    ]);
  });

  test('with a context of which the base contradicts it, or one that is not known, they do not', async () => {
    for (const version of ['3.0.1', '3.0.9'])
      expect(
        await answer(await enveloped(await badge({ '@context': [VCDM2_CONTEXT, OB(version)] }), 'school')),
      ).not.toContain('verified');
  });

  test('under both names at once it is refused', async () => {
    const both = await badge({ type: ['VerifiableCredential', 'OpenBadgeCredential'] });
    const document = await signed(both, 'school');
    document.type = ['VerifiableCredential', 'OpenBadgeCredential', 'AchievementCredential'];
    expect(await answer(document)).not.toContain('verified');
  });

  test('a proof of somebody else over their text hides nothing of it', async () => {
    const ended = await signed(await badge({ validUntil: '2026-06-02T00:00:00Z' }), 'school');
    expect(await answer(ended)).toEqual(['not-verified', 'period.expired']);
    const { validUntil, ...hidden } = ended;
    const respelt = {
      ...hidden,
      'https://www.w3.org/2018/credentials#validUntil': {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': validUntil ?? '',
      },
    };
    expect(await answer(respelt)).not.toContain('verified');
    expect(await answer(await signed(respelt, 'stranger', 'eddsa-jcs-2022'))).not.toContain('verified');
  });
});

describe('records', () => {
  test('verify with their proof on meaning, on text, and in an envelope, whatever they list', async () => {
    const listed = [
      await signed(await badge(), 'school'),
      await signed(await badge({ type: ['VerifiableCredential', 'AchievementCredential'] }), 'school'),
      await enveloped(await badge(), 'school'),
      envelopedCredential(await enveloped(await badge(), 'school')),
      await signed(
        await record([await signed(await badge(), 'school')], {}, { association: [], achievement: [] }),
        'registrar',
      ),
      await signed(
        {
          ...(await badge()),
          '@context': [VCDM2_CONTEXT],
          type: ['VerifiableCredential'],
          name: 'Card',
          issuer: (await testIssuer('school')).did,
          credentialSubject: { id: LEARNER, name: 'Zoë' },
        },
        'school',
      ),
    ];
    for (const suite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022'])
      expect(await answer(await signed(await record(listed), 'registrar', suite))).toEqual(['verified']);
    const text = await enveloped(await record(listed), 'registrar');
    const { credentials } = await verify(text, world.material, { recognition: 'left-out' });
    expect(credentials[0]?.listed?.map(({ verdict, summary }) => [verdict, summary?.kind])).toEqual([
      ['verified', 'other'],
      ['verified', 'other'],
      ['verified', 'other'],
      ['verified', 'other'],
      ['verified', 'transcript'],
      ['verified', 'other'],
    ]);
    expect(credentials[0]?.listed?.[4]?.listed).toHaveLength(1);
  });

  test('of an issuer that nobody knows is undetermined where recognition is asked', async () => {
    const text = await enveloped(await record([await signed(await badge(), 'school')]), 'registrar');
    const { verdict, credentials } = await verify(text, world.material);
    expect(verdict).toBe('undetermined');
    expect(credentials[0]?.results.map(({ code }) => code)).toContain('clr.entry-undetermined');
  });

  test.each<[string, () => Promise<JsonValue>]>([
    [
      'changed',
      async () =>
        changed(await signed(await badge(), 'school'), (copy) => Object.assign(copy, { name: 'Medicine' })),
    ],
    ['not signed', badge],
    ['expired', async () => signed(await badge({ validUntil: '2026-06-02T00:00:00Z' }), 'school')],
    ['by somebody else than it says', async () => signed(await badge(), 'stranger')],
    [
      'a presentation',
      async () => ({
        '@context': [VCDM2_CONTEXT],
        type: ['VerifiablePresentation'],
        verifiableCredential: [],
      }),
    ],
    ['a text that is no token', async () => 'x'],
    ['a number', async () => 5],
    [
      'another learner’s',
      async () =>
        signed(
          await badge({
            credentialSubject: {
              ...((await badge()).credentialSubject as JsonObject),
              id: 'did:example:other',
            },
          }),
          'school',
        ),
    ],
  ])('that list what is %s are not verified, on text and in an envelope', async (_what, make) => {
    const good = await signed(await badge(), 'school');
    const bad = await make();
    for (const one of [await record([bad]), await record([good, bad])]) {
      expect((await answer(await enveloped(one, 'registrar')))[0]).toBe('not-verified');
      expect((await answer(await signed(one, 'registrar', 'eddsa-jcs-2022')))[0]).toBe('not-verified');
    }
  });

  test('that list nothing are not verified', async () => {
    for (const listed of [[], undefined]) {
      const document = await record([]);
      const empty = changed(document, (_copy, subject) => {
        if (listed) subject.verifiableCredential = listed;
        else delete subject.verifiableCredential;
      });
      expect(await answer(await enveloped(empty, 'registrar'))).toEqual(['not-verified', 'clr.empty']);
    }
  });

  test('are about one learner by id or identifier; where neither is there, nobody can tell', async () => {
    const identifier = [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$00',
        identityType: 'systemId',
        salt: 's',
      },
    ];
    const { id: _id, ...unnamed } = (await badge()).credentialSubject as JsonObject;
    const named = await signed(
      await badge({ credentialSubject: { ...unnamed, id: 'did:example:other', identifier } }),
      'school',
    );
    const nameless = await signed(await badge({ credentialSubject: unnamed }), 'school');
    const made = async (listed: JsonObject, subject: JsonObject) =>
      answer(await enveloped(await record([listed], {}, subject), 'registrar'));
    expect(await made(named, { identifier })).toEqual(['verified']);
    expect(await made(named, { identifier: [{ ...identifier[0], salt: 't' }] })).toEqual([
      'not-verified',
      'clr.other-learner',
    ]);
    expect(await made(nameless, {})).toEqual(['undetermined', 'clr.learner-unnamed']);
  });

  test('are looked into three deep and no deeper', async () => {
    let inner: JsonValue = await signed(await badge(), 'school');
    const verdicts: string[][] = [];
    for (let depth = 1; depth <= 4; depth++) {
      inner = await enveloped(await record([inner]), 'registrar');
      verdicts.push(await answer(inner));
    }
    expect(verdicts).toEqual([
      ['verified'],
      ['verified'],
      ['undetermined', 'clr.entry-undetermined'],
      ['undetermined', 'clr.entry-undetermined'],
    ]);
  });

  test('are refused with more credentials than one request may hold, however they are packed', async () => {
    const one = await enveloped(await badge(), 'school');
    const many = Array.from({ length: 101 }, () => one);
    await expect(answer(await enveloped(await record(many), 'registrar'))).rejects.toMatchObject({
      code: 'verify.too-many',
    });
    const packed = await enveloped(await record(many.slice(0, 50)), 'registrar');
    await expect(
      answer(await enveloped(await record([packed, packed, packed]), 'registrar')),
    ).rejects.toMatchObject({ code: 'verify.too-many' });
  });

  test('in another vocabulary that calls itself a record is one, too', async () => {
    const examples = 'https://www.w3.org/ns/credentials/examples/v2';
    const listed = changed(await signed(await badge(), 'school'), (copy) =>
      Object.assign(copy, { name: 'Medicine' }),
    );
    const posing = await record([listed], { '@context': [VCDM2_CONTEXT, examples] });
    expect((await answer(await enveloped(posing, 'registrar')))[0]).toBe('not-verified');
  });
});

describe('a canonical signature over a record and what it lists', () => {
  test('does not let a member of the record hide in what it lists', async () => {
    const id = 'urn:uuid:00000006-0000-4000-8000-00000000ffff';
    const validUntil = '2026-06-02T00:00:00Z';
    // signed by a school that wants to help: it speaks of the record
    const helping = await signed(
      await badge({ evidence: [{ id, type: ['VerifiableCredential', 'Evidence'], validUntil }] }),
      'school',
    );
    const ended = await signed(await record([helping], { id, validUntil }), 'registrar');
    expect((await answer(ended))[0]).toBe('not-verified');
    const { validUntil: _validUntil, ...endless } = ended;
    expect((await answer(endless))[0]).toBe('not-verified');
  });

  test('does not let one be left out, added, repeated or moved', async () => {
    const [one, two] = [await signed(await badge(), 'school'), await signed(await badge(), 'school')];
    const genuine = await signed(await record([one, two]), 'registrar');
    expect(await answer(genuine)).toEqual(['verified']);
    const third = await signed(await badge(), 'school');
    for (const listed of [[one], [one, two, third], [one, two, two], [one, third], [two]]) {
      const bent = changed(genuine, (_copy, subject) => {
        subject.verifiableCredential = listed;
      });
      expect((await answer(bent))[0]).toBe('not-verified');
    }
  });

  test('covers every member: no respelling of those that only records have', async () => {
    const genuine = await signed(await record([await signed(await badge(), 'school')]), 'registrar');
    const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
    for (const name of ['verifiableCredential', 'association', 'achievement']) {
      const respelt = changed(genuine, (_copy, subject) => {
        const { [name]: value } = subject;
        delete subject[name];
        subject[clr + name] = value ?? null;
      });
      expect((await answer(respelt))[0]).not.toBe('verified');
    }
  });
});

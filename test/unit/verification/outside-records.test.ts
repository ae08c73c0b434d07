import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { CLR_CONTEXT } from '../../../src/credentials/contexts/clr.js';
import {
  OPEN_BADGES_CONTEXT,
  VCDM1_CONTEXT,
  VCDM2_CONTEXT,
} from '../../../src/credentials/contexts/known.js';
import { envelopedCredential } from '../../../src/credentials/jose/envelope-object.js';
import { addProof } from '../../../src/credentials/suites/add-proof.js';
import type { CheckResult } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { NOW, testIssuer } from '../../support/samples.js';
import { enveloped } from '../../support/transcripts.js';
import { makeWorld, type World } from '../../support/world.js';

/** Badges and learner records of issuers that this network doesn't know: verified in all but their recognition. */
const LEARNER = 'did:example:learner';
const OB = (version: string) => `https://purl.imsglobal.org/spec/ob/v3p0/context-${version}.json`;
let world: World;
let number = 0;
beforeAll(async () => {
  world = await makeWorld();
});

async function signed(document: JsonObject, issuer: string, suite = 'eddsa-rdfc-2022'): Promise<JsonObject> {
  return addProof(document, (await testIssuer(issuer)).signer, { suite, signedAt: NOW });
}

async function badge(over: JsonObject = {}, issuer = 'school'): Promise<JsonObject> {
  number++;
  return {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000005-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Pottery',
    issuer: { id: (await testIssuer(issuer)).did, type: ['Profile'], name: 'School' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: {
      id: LEARNER,
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://school.example/pottery',
        type: ['Achievement'],
        name: 'Pottery',
        description: 'Makes pots.',
        criteria: { narrative: 'A pot.' },
      },
    },
    ...over,
  };
}

async function record(
  listed: JsonValue[],
  over: JsonObject = {},
  subject: JsonObject = {},
): Promise<JsonObject> {
  number++;
  return {
    '@context': [VCDM2_CONTEXT, CLR_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000006-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record',
    issuer: { id: (await testIssuer('registrar')).did, type: ['Profile'], name: 'Registrar' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: {
      id: LEARNER,
      type: ['ClrSubject'],
      association: [
        { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:x:a', targetId: 'urn:x:b' },
      ],
      achievement: [
        {
          id: 'urn:x:b',
          type: ['Achievement'],
          name: 'Crafts',
          description: 'All.',
          criteria: { narrative: 'All.' },
        },
      ],
      verifiableCredential: listed,
      ...subject,
    },
    ...over,
  };
}

async function endorsement(of: string, issuer = 'agency', over: JsonObject = {}): Promise<JsonObject> {
  number++;
  const { did } = await testIssuer(issuer);
  return {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000008-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement',
    issuer: { id: did, type: ['Profile'], name: 'Agency' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: { id: of, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
    ...over,
  };
}

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

const changed = (document: JsonObject, change: (copy: JsonObject, subject: JsonObject) => void) => {
  const copy = structuredClone(document);
  change(copy, copy.credentialSubject as JsonObject);
  return copy;
};

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

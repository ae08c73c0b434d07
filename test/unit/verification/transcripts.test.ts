import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { VCDM2_CONTEXT } from '../../../src/credentials/contexts/known.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import { envelopedCredential } from '../../../src/credentials/jose/envelope-object.js';
import { signCredential } from '../../../src/credentials/suites/sign.js';
import { verify } from '../../../src/verification/verify.js';
import { forge, joseIssuer } from '../../support/jose-issuers.js';
import { NOW, testIssuer } from '../../support/samples.js';
import { enveloped, transcriptOf, transcriptWorld } from '../../support/transcripts.js';

/** Transcripts of this project's issuers: what is verified of them, and what somebody with a registered key may try. */
let made: Awaited<ReturnType<typeof transcriptWorld>>;
beforeAll(async () => {
  made = await transcriptWorld();
});

const report = (input: JsonValue) => verify(input, made.world.material);
/** The verdict, and what decided it. */
async function answer(input: JsonValue): Promise<string[]> {
  const { verdict, credentials } = await report(input);
  const deciding = credentials
    .flatMap(({ results }) => results)
    .filter(({ outcome, advisory }) => advisory !== true && (outcome === 'fail' || outcome === 'unknown'));
  return [verdict, ...deciding.map(({ code }) => code)];
}
const changed = (document: JsonObject, change: (copy: JsonObject, subject: JsonObject) => void) => {
  const copy = structuredClone(document);
  change(copy, copy.credentialSubject as JsonObject);
  return copy;
};

describe('a genuine transcript', () => {
  test('verifies, and so does each credential that it lists', async () => {
    for (const [document, issuer, kinds] of [
      [made.transcript, 'network', ['certificate', 'certificate']],
      [made.ofModules, 'uni-a', ['module', 'module']],
    ] as const) {
      const { verdict, credentials } = await report(await enveloped(document, issuer));
      const [one] = credentials;
      expect([verdict, one?.summary?.kind, one?.summary?.title]).toEqual([
        'verified',
        'transcript',
        'Transcript',
      ]);
      expect(one?.listed?.map((entry) => [entry.verdict, entry.summary?.kind])).toEqual(
        kinds.map((kind) => ['verified', kind]),
      );
      expect(one?.results.find(({ code }) => code === 'clr.complete')?.evidence).toEqual({ listed: 2 });
    }
  });

  test('in an object that carries it, and beside other credentials', async () => {
    const carried = envelopedCredential(await enveloped(made.transcript));
    expect(await answer(carried)).toEqual(['verified']);
    expect(await answer(buildBundle([carried, made.stack.a.document]))).toEqual(['verified']);
  });

  test('is no award: it counts for no part of a certificate that is shown beside it', async () => {
    const transcript = envelopedCredential(await enveloped(made.ofModules, 'uni-a'));
    const bundle = buildBundle([made.stack.inner.document, transcript]);
    const { verdict, credentials } = await verify(bundle, made.world.material, { parts: 'required' });
    expect(verdict).toBe('undetermined');
    expect(credentials.map(({ summary }) => summary?.award)).toEqual([
      `urn:uuid:${made.stack.inner.line.award}`,
      undefined,
    ]);
  });
});

describe('what it lists decides on it', () => {
  test('a revoked award', async () => {
    const { world, stack, ofModules } = await transcriptWorld();
    const text = await enveloped(ofModules, 'uni-a');
    expect((await verify(text, world.material)).verdict).toBe('verified');
    world.setStatus('revocation', stack.b.issuer, stack.b.index);
    const after = await verify(text, world.material);
    expect(after.verdict).toBe('not-verified');
    const failed = after.credentials[0]?.results.find(({ outcome }) => outcome === 'fail');
    expect(failed).toMatchObject({
      code: 'clr.entry-not-verified',
      pointer: '/credentialSubject/verifiableCredential/1',
      evidence: { cause: 'status.revoked' },
    });
  });

  test('a status that cannot be looked up', async () => {
    const material = { ...made.world.material, statusList: async () => undefined };
    const { verdict, credentials } = await verify(await enveloped(made.ofModules, 'uni-a'), material);
    expect([verdict, credentials[0]?.results.at(-3)?.code]).toEqual([
      'undetermined',
      'clr.entry-undetermined',
    ]);
  });
});

describe('a registered issuer signs something else in an envelope', () => {
  const foreign = ['not-verified', 'structure.foreign-form'];
  const formless = ['not-verified', 'structure.form'];

  test('an award in the form of awards, with its proof and without', async () => {
    const { proof: _proof, ...bare } = made.stack.a.document;
    expect(await answer(await enveloped(made.stack.a.document, 'uni-a'))).toEqual(foreign);
    expect(await answer(await enveloped(bare, 'uni-a'))).toEqual(foreign);
  });

  test('a learner record of its own making, in other contexts', async () => {
    const contexts = (made.transcript['@context'] as JsonValue[]).toReversed();
    const other = changed(made.transcript, (copy) => {
      copy['@context'] = [VCDM2_CONTEXT, ...contexts.filter((one) => one !== VCDM2_CONTEXT)];
    });
    expect(await answer(await enveloped(other))).toEqual(foreign);
  });

  test.each<[string, (copy: JsonObject, subject: JsonObject) => void]>([
    [
      'an award',
      (_copy, subject) => Object.assign(subject, { award: 'urn:uuid:00000001-0000-4000-8000-000000000001' }),
    ],
    ['the subject of an award', (_copy, subject) => Object.assign(subject, { type: ['AchievementSubject'] })],
    [
      'the type of an award',
      (copy) => Object.assign(copy, { type: ['VerifiableCredential', 'OpenBadgeCredential'] }),
    ],
    ['both types', (copy) => (copy.type as string[]).push('OpenBadgeCredential')],
    ['an award date', (copy) => Object.assign(copy, { awardedDate: '2026-03-10T00:00:00+00:00' })],
    ['an endorsement', (copy) => Object.assign(copy, { endorsement: [made.stack.a.document] })],
    ['a proof', (copy) => Object.assign(copy, { proof: made.stack.a.document.proof ?? null })],
    ['another time than its token', (copy) => Object.assign(copy, { validFrom: '2026-06-14T10:00:00Z' })],
    ['nothing listed', (_copy, subject) => Object.assign(subject, { verifiableCredential: [] })],
    [
      'another subject’s hash',
      (_copy, subject) => Object.assign(subject, { id: 'urn:uuid:00000003-0000-4000-8000-000000000002' }),
    ],
  ])('a transcript with %s', async (_what, change) => {
    expect(await answer(await enveloped(changed(made.transcript, change)))).toEqual(formless);
  });

  test('a transcript with a proof instead of an envelope', async () => {
    const { signer } = await testIssuer('network');
    const { validFrom: _validFrom, ...unsigned } = made.transcript;
    expect(await answer(await signCredential(unsigned, signer, NOW))).toEqual(foreign);
  });

  test('a transcript without a time, or in a token of version 1.1', async () => {
    const { did, signer } = await testIssuer('network');
    const issuer = { ...(await joseIssuer('Ed25519')), did, signer };
    const header = { alg: 'EdDSA', kid: signer.id ?? '' };
    expect(await answer(await forge({ ...header, typ: 'vc+jwt' }, made.transcript, issuer))).toEqual(
      formless,
    );
    const wrapped = { vc: made.transcript, iat: NOW.getTime() / 1000 };
    expect(await answer(await forge({ ...header, typ: 'JWT' }, wrapped, issuer))).toEqual(formless);
  });
});

describe('a transcript that says what is not so', () => {
  const genuine = () => made.documents;

  test('an award that was never made', async () => {
    const invented = changed(made.stack.a.document, (copy, subject) => {
      copy.name = 'Doctor of Medicine';
      subject.award = 'urn:uuid:00000001-0000-4000-8000-0000000000ff';
    });
    const text = await enveloped(await transcriptOf([invented, ...made.modules], 'uni-a'), 'uni-a');
    expect(await answer(text)).toEqual(['not-verified', 'clr.entry-not-verified']);
  });

  test('an award without a signature', async () => {
    const { proof: _proof, ...bare } = made.stack.a.document;
    const listed = changed(made.ofModules, (_copy, subject) => {
      subject.verifiableCredential = [bare];
    });
    expect(await answer(await enveloped(listed, 'uni-a'))).toEqual([
      'not-verified',
      'clr.entry-not-verified',
    ]);
  });

  test('another learner’s award', async () => {
    const other = await made.world.award({ learner: 2 });
    const text = await enveloped(
      await transcriptOf([made.stack.a.document, other.document], 'uni-a'),
      'uni-a',
    );
    expect(await answer(text)).toEqual(['not-verified', 'clr.other-learner']);
  });

  test('another learner’s record with this one’s awards', async () => {
    const other = await made.world.award({ learner: 2 });
    const subject = (await transcriptOf([other.document], 'uni-a')).credentialSubject as JsonObject;
    const listed = changed(made.ofModules, (_copy, own) => {
      Object.assign(own, { id: subject.id, identifier: subject.identifier, name: subject.name });
    });
    expect(await answer(await enveloped(listed, 'uni-a'))).toEqual([
      'not-verified',
      'clr.other-learner',
      'clr.other-learner',
    ]);
  });

  test('somebody else’s award, or a document that is none', async () => {
    const text = await enveloped(await transcriptOf([made.stack.a.document], 'network'));
    expect(await answer(text)).toEqual(['not-verified', 'clr.entry-foreign']);
    for (const item of [null, 7, 'eyJ', {}, [], buildBundle([made.stack.a.document])] as JsonValue[]) {
      const listed = changed(made.transcript, (_copy, subject) => {
        subject.verifiableCredential = [...genuine(), item];
      });
      expect(await answer(await enveloped(listed))).toEqual(['not-verified', 'clr.entry-not-verified']);
    }
  });

  test('a transcript in a transcript', async () => {
    const inner = envelopedCredential(await enveloped(made.transcript));
    const listed = changed(made.transcript, (_copy, subject) => {
      subject.verifiableCredential = [...genuine(), inner];
    });
    expect(await answer(await enveloped(listed))).toEqual(['not-verified', 'clr.entry-foreign']);
  });

  test('an award twice', async () => {
    const text = await enveloped(await transcriptOf([...genuine(), made.stack.inner.document]));
    expect(await answer(text)).toEqual(['not-verified', 'clr.entry-twice']);
  });

  test.each<[string, string, (subject: JsonObject) => void]>([
    [
      'an association more',
      'association-contradicts',
      (subject) => {
        const at = 'https://cairn.example/m/MOD-E/1#achievement';
        (subject.association as JsonValue[]).push({
          type: 'Association',
          associationType: 'isPartOf',
          sourceId: at,
          targetId: at,
        });
      },
    ],
    [
      'an association less',
      'association-contradicts',
      (subject) => {
        (subject.association as JsonValue[]).pop();
      },
    ],
    [
      'an association the other way',
      'association-contradicts',
      (subject) => {
        const [first] = subject.association as JsonObject[];
        if (first) Object.assign(first, { sourceId: first.targetId, targetId: first.sourceId });
      },
    ],
    [
      'a programme more',
      'achievement-contradicts',
      (subject) => {
        const [first] = subject.achievement as JsonObject[];
        (subject.achievement as JsonValue[]).push({
          ...first,
          id: 'https://cairn.example/p/P-NONE/1#achievement',
        });
      },
    ],
    [
      'a programme of another name',
      'achievement-contradicts',
      (subject) => {
        for (const one of subject.achievement as JsonObject[]) one.name = 'Doctor of Medicine';
      },
    ],
    [
      'more credits for a programme',
      'achievement-contradicts',
      (subject) => {
        for (const one of subject.achievement as JsonObject[]) one.creditsAvailable = 300;
      },
    ],
  ])('%s', async (_what, code, change) => {
    const document = changed(made.transcript, (_copy, subject) => change(subject));
    expect(await answer(await enveloped(document))).toEqual(['not-verified', `clr.${code}`]);
  });

  test('another name than the awards have', async () => {
    const document = changed(made.transcript, (_copy, subject) =>
      Object.assign(subject, { name: 'Mallory' }),
    );
    expect(await answer(await enveloped(document))).toEqual([
      'undetermined',
      'clr.name-differs',
      'clr.name-differs',
    ]);
  });
});

test('by whoever was no member then, or with a key that was not the issuer’s then, it is not verified', async () => {
  const { registry } = made.world.material;
  const { did } = await testIssuer('network');
  const bent = (over: JsonObject) => {
    const issuer = registry.issuers.get(did);
    if (!issuer) throw new Error('The issuer is not there');
    const issuers = new Map(registry.issuers).set(did, { ...issuer, ...over });
    return { ...made.world.material, registry: { ...registry, issuers } };
  };
  const text = await enveloped(made.transcript);
  const codes = async (over: JsonObject) =>
    (await verify(text, bent(over))).credentials[0]?.results
      .filter(({ outcome, check }) => outcome === 'fail' && check !== 'clr')
      .map(({ code }) => code);
  expect(await codes({ membership: { from: '2020-01-01', until: '2026-06-14' } })).toEqual([
    'recognition.not-a-member-then',
  ]);
  expect(await codes({ keys: [] })).toEqual(['issuer.key-unregistered']);
  const keys = registry.issuers.get(did)?.keys.map((key) => ({ ...key, until: '2026-06-14T00:00:00Z' }));
  expect(await codes({ keys: keys as unknown as JsonValue })).toEqual(['issuer.key-not-valid-then']);
});

test('a stranger’s key signs no transcript of a member', async () => {
  await expect(enveloped(made.transcript, 'stranger')).rejects.toMatchObject({ code: 'jose.kid' });
  const { did } = await testIssuer('stranger');
  const own = changed(made.transcript, (copy) => {
    copy.issuer = { ...(isJsonObject(copy.issuer) ? copy.issuer : {}), id: did };
  });
  const [verdict, ...codes] = await answer(await enveloped(own, 'stranger'));
  expect([verdict, codes]).toEqual(['undetermined', ['recognition.issuer-unknown']]);
});

import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { VCDM1_CONTEXT, VCDM2_CONTEXT } from '../../../src/credentials/contexts/known.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../../src/credentials/status/bitstring.js';
import { mutations } from '../../support/mutations.js';
import {
  badge,
  type Changes,
  changed,
  ecdsaOutsider,
  entry,
  LIST,
  type Outsider,
  outsider,
  sign,
  statusOf,
  told,
  unsignedList,
} from '../../support/outside-status.js';

/** Status lists of issuers whom nobody here knows, in whatever shape they come (Bitstring Status List 1.0, section 3.2). */
const ERROR = 'https://www.w3.org/ns/credentials/status-list#';
const VERIFICATION = `${ERROR}STATUS_VERIFICATION_ERROR`;
const STATUS_CONTEXT = 'https://www.w3.org/ns/credentials/status/v1';
const MALFORMED = 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR';

let elsewhere: Outsider;
let other: Outsider;
let holder: JsonObject;
let good: JsonObject;
let revoking: JsonObject;
beforeAll(async () => {
  [elsewhere, other] = await Promise.all([outsider(), outsider('another')]);
  holder = await badge(elsewhere, entry());
  good = await unsignedList(elsewhere);
  revoking = await unsignedList(elsewhere, [[5, 1]]);
});

const spelled = (bytes: Uint8Array) => `u${Buffer.from(bytes).toString('base64url')}`;
const served = (list: JsonObject | undefined, now?: Date) => statusOf(holder, { [LIST]: list }, now);
/** A list that no issuer could sign, since its signature would leave something out. */
const unsignable = (...change: [Changes?, Changes?]) => ({ ...changed(good, ...change), proof: {} });
const signedAs = (...change: [Changes?, Changes?]) => sign(changed(good, ...change), elsewhere);

describe('a list of another issuer', () => {
  test('tells that a credential was not revoked, and as of when', async () => {
    expect(await served(await sign(good, elsewhere))).toMatchObject({
      outcome: 'pass',
      code: 'status.not-revoked',
      evidence: { list: LIST, purpose: 'revocation', listSignedAt: '2026-06-01T10:00:00Z' },
    });
  });

  test('tells that it was, and of its neighbours that they were not', async () => {
    const list = await sign(revoking, elsewhere);
    expect(await served(list)).toMatchObject({ outcome: 'fail', code: 'status.revoked' });
    expect((await told(holder, { [LIST]: list })).verdict).toBe('not-verified');
    for (const statusListIndex of ['4', '6', '0', '131071'])
      expect(
        (await statusOf(await badge(elsewhere, entry({ statusListIndex })), { [LIST]: list })).code,
      ).toBe('status.not-revoked');
  });

  const shapes: Record<string, [over: Changes, subject?: Changes]> = {
    'without ttl': [{}, { ttl: undefined }],
    'without end': [{ validUntil: undefined }],
    'without dates': [{ validUntil: undefined, validFrom: undefined }],
    'without id': [{ id: undefined }],
    'with a name and a description': [{ name: 'Revoked', description: 'What was revoked.' }],
    'whose issuer has a name': [{ issuer: { id: '', name: 'Elsewhere' } }],
    'for several purposes': [{}, { statusPurpose: ['suspension', 'revocation'] }],
    'for an array of one purpose': [{}, { statusPurpose: ['revocation'] }],
    'whose subject has no id': [{}, { id: undefined }],
    'whose members are arrays of one': [{}, { ttl: [5], type: ['BitstringStatusList'] }],
    'that names its vocabulary': [{ '@context': [VCDM2_CONTEXT, STATUS_CONTEXT] }],
    'with fractions of a second and an offset': [{ validFrom: '2026-06-01T12:00:00.5+02:00' }],
  };
  test.each(Object.keys(shapes))('%s', async (what) => {
    const [over, subject] = shapes[what] ?? [{}];
    const issuer = over.issuer ? { issuer: { ...(over.issuer as JsonObject), id: elsewhere.did } } : {};
    const list = changed(revoking, { ...over, ...issuer }, subject);
    expect((await served(await sign(list, elsewhere))).code).toBe('status.revoked');
  });

  test('whose one subject stands in an array', async () => {
    const list = { ...revoking, credentialSubject: [revoking.credentialSubject ?? null] };
    expect((await served(await sign(list, elsewhere))).code).toBe('status.revoked');
  });

  test('without a date of its own is as old as its signature', async () => {
    const list = await signedAs({ validFrom: undefined });
    expect((await served(list)).evidence).toMatchObject({ listSignedAt: '2026-06-01T10:00:00Z' });
  });

  test.each([
    ['eddsa-jcs-2022', () => outsider('elsewhere', 'eddsa-jcs-2022')],
    ['ecdsa-rdfc-2019', () => ecdsaOutsider('P-256', 'ecdsa-rdfc-2019')],
    ['ecdsa-rdfc-2019', () => ecdsaOutsider('P-384', 'ecdsa-rdfc-2019')],
    ['ecdsa-jcs-2019', () => ecdsaOutsider('P-256', 'ecdsa-jcs-2019')],
    ['ecdsa-jcs-2019', () => ecdsaOutsider('P-384', 'ecdsa-jcs-2019')],
    ['Ed25519Signature2020', () => outsider('elsewhere', 'Ed25519Signature2020')],
  ])('signed with %s', async (_suite, make) => {
    const issuer = await make();
    // the credential in the form that goes with its key and canonicalises
    const suite = issuer.suite.replace('jcs', 'rdfc');
    const document = await badge({ ...issuer, suite }, entry());
    const list = await sign(await unsignedList(issuer, [[5, 1]]), issuer);
    expect((await statusOf(document, { [LIST]: list })).code).toBe('status.revoked');
    const subject = { ...(list.credentialSubject as JsonObject) };
    subject.encodedList = await encodeBitstring(MINIMUM_LENGTH, []);
    const tampered = { ...list, credentialSubject: subject };
    expect(await statusOf(document, { [LIST]: tampered })).toMatchObject({
      code: 'status.list-invalid',
      evidence: { because: 'proof.invalid', error: VERIFICATION },
    });
  });

  test('with a set of proofs needs every one of them', async () => {
    const jcs = await outsider('elsewhere', 'eddsa-jcs-2022');
    const both = await sign(await sign(revoking, elsewhere), jcs);
    expect(both.proof).toHaveLength(2);
    expect((await served(both)).code).toBe('status.revoked');
    const [first, second] = both.proof as JsonObject[];
    const spoilt = { ...both, proof: [first ?? {}, { ...second, created: '2026-06-02T10:00:00Z' }] };
    expect(await served(spoilt)).toMatchObject({
      code: 'status.list-invalid',
      evidence: { because: 'proof.invalid' },
    });
  });
});

describe('nothing is told by a list that', () => {
  const bits = (bytes: Uint8Array) => signedAs({}, { encodedList: spelled(bytes) });
  const zipped = (length: number) => bits(gzipSync(new Uint8Array(length)));
  const at = (because: string) => ({ because, error: MALFORMED });
  const cases: [string, () => Promise<JsonObject> | JsonObject | undefined, string, object][] = [
    ['nobody serves', () => undefined, 'unavailable', { error: `${ERROR}STATUS_RETRIEVAL_ERROR` }],
    ['is not signed', () => good, 'invalid', { because: 'proof.missing', error: VERIFICATION }],
    [
      'another signed in its issuer’s name',
      () => sign(good, other),
      'invalid',
      { because: 'issuer.proof-by-other' },
    ],
    [
      'is another’s',
      () => sign(changed(good, { issuer: other.did }), other),
      'mismatch',
      { because: 'issuer', error: VERIFICATION },
    ],
    [
      'is for another purpose',
      () => signedAs({}, { statusPurpose: 'suspension' }),
      'mismatch',
      { because: 'purpose', error: VERIFICATION },
    ],
    [
      'is for other purposes',
      () => signedAs({}, { statusPurpose: ['suspension', 'message'] }),
      'mismatch',
      { because: 'purpose', error: VERIFICATION },
    ],
    [
      'is signed in a way that is not known',
      async () => withProof({ cryptosuite: 'house-2099' }),
      'unverifiable',
      { because: 'proof.suite-unsupported', error: VERIFICATION },
    ],
    [
      'is signed by a key that cannot be found',
      async () => withProof({ verificationMethod: 'did:web:gone.example#1' }, 'did:web:gone.example'),
      'unverifiable',
      { because: 'proof.key-unavailable' },
    ],
    ['is signed for another use', async () => withProof({ proofPurpose: 'authentication' }), 'invalid', {}],
    [
      'is of too few places',
      () => zipped(MINIMUM_LENGTH / 8 - 1),
      'too-short',
      { error: `${ERROR}STATUS_LIST_LENGTH_ERROR` },
    ],
    ['is of no places', () => zipped(0), 'too-short', {}],
    ['is not zipped', () => bits(new Uint8Array(100)), 'malformed', at('/credentialSubject/encodedList')],
    ['is a bomb', () => zipped(64 * 1_048_576), 'malformed', at('/credentialSubject/encodedList')],
    [
      'has no prefix',
      () => signedAs({}, { encodedList: 'H4sIAAAAAAAAAAMAAAAAAAAAAAA' }),
      'malformed',
      at('/credentialSubject/encodedList'),
    ],
    [
      'has no bits',
      () => signedAs({}, { encodedList: undefined }),
      'malformed',
      at('/credentialSubject/encodedList'),
    ],
    [
      'has two lots of bits',
      () =>
        signedAs({}, { encodedList: [String((good.credentialSubject as JsonObject).encodedList), 'uAA'] }),
      'malformed',
      at('/credentialSubject/encodedList'),
    ],
    [
      'has no purpose',
      () => signedAs({}, { statusPurpose: undefined }),
      'malformed',
      at('/credentialSubject/statusPurpose'),
    ],
    [
      'has purposes, but none',
      () => signedAs({}, { statusPurpose: [] }),
      'malformed',
      at('/credentialSubject/statusPurpose'),
    ],
    [
      'has a ttl that is no number',
      () => signedAs({}, { ttl: '300000' }),
      'malformed',
      at('/credentialSubject/ttl'),
    ],
    ['has a ttl below nothing', () => signedAs({}, { ttl: -1 }), 'malformed', at('/credentialSubject/ttl')],
    ['is no list by its type', () => signedAs({ type: ['VerifiableCredential'] }), 'malformed', at('/type')],
    [
      'is no credential by its type',
      () => unsignable({ type: ['BitstringStatusListCredential'] }),
      'malformed',
      at('/type'),
    ],
    ['has a subject of no type', () => unsignable({}, { type: undefined }), 'malformed', {}],
    [
      'has a subject of another type',
      () => unsignable({}, { type: 'BitstringStatusListEntry' }),
      'malformed',
      {},
    ],
    [
      'has two subjects',
      () => signedAs({ credentialSubject: [good.credentialSubject as JsonObject, { id: 'urn:x:2' }] }),
      'malformed',
      at('/credentialSubject'),
    ],
    ['has no issuer', () => signedAs({ issuer: undefined }), 'malformed', at('/issuer')],
    [
      'has a date that is none',
      () => signedAs({ validUntil: '2026-02-30T00:00:00Z' }),
      'malformed',
      at('/validUntil'),
    ],
    [
      'has a date without an offset',
      () => signedAs({ validFrom: '2026-06-01T10:00:00' }),
      'malformed',
      at('/validFrom'),
    ],
    [
      'is of the older data model',
      () => unsignable({ '@context': [VCDM1_CONTEXT], validUntil: undefined }),
      'malformed',
      at('/@context/0'),
    ],
    ['has no context', () => ({ ...good, '@context': [], proof: {} }), 'malformed', at('/@context')],
    [
      'has a word of its own',
      async () => ({ ...(await signedAs()), house: 'x' }),
      'malformed',
      at('structure.undefined-term'),
    ],
    [
      'says one thing twice',
      async () => ({
        ...(await signedAs()),
        type: ['VerifiableCredential', 'BitstringStatusListCredential', 'VerifiableCredential'],
      }),
      'malformed',
      at('structure.ambiguous'),
    ],
    [
      'hides a member under its full name',
      async () => hidden(await sign(changed(good, { name: 'x' }), elsewhere)),
      'malformed',
      at('structure.not-compacted'),
    ],
    [
      'has a context that is not known',
      () => ({ ...good, '@context': [VCDM2_CONTEXT, 'https://elsewhere.example/words/v1'], proof: {} }),
      'context-unknown',
      { error: VERIFICATION },
    ],
    [
      'has a context of its own',
      () => ({
        ...good,
        '@context': [VCDM2_CONTEXT, { house: 'https://elsewhere.example/house' }],
        proof: {},
      }),
      'context-unknown',
      {},
    ],
    ['is of another address', () => signedAs({ id: `${LIST}0` }), 'other-address', { error: VERIFICATION }],
    [
      'has run out',
      () => signedAs({ validUntil: '2026-06-15T09:54:59Z' }),
      'stale',
      { because: 'period.expired', error: VERIFICATION },
    ],
    [
      'has not begun',
      () => signedAs({ validFrom: '2026-06-15T10:05:01Z' }),
      'not-yet-valid',
      { because: 'period.not-yet-valid', error: VERIFICATION },
    ],
    [
      'was signed tomorrow',
      () => sign(good, elsewhere, new Date('2026-06-16T10:00:00Z')),
      'not-yet-valid',
      { because: 'period.signed-in-future' },
    ],
    [
      'is more than a list',
      () =>
        signedAs({
          evidence: Array.from({ length: 60 }, (_, index) => ({
            id: `urn:x:${index}`,
            type: 'BitstringStatusList',
          })),
        }),
      'too-complex',
      { error: VERIFICATION },
    ],
    [
      'has five proofs',
      async () => ({ ...good, proof: Array.from({ length: 5 }, () => ({})) }),
      'too-complex',
      {},
    ],
  ];
  test.each(cases)('%s', async (_what, make, problem, evidence) => {
    const result = await served(await make());
    expect(result).toMatchObject({ outcome: 'unknown', code: `status.list-${problem}`, evidence });
    expect(result.advisory).toBeUndefined();
  });

  async function withProof(over: JsonObject, issuer = elsewhere.did): Promise<JsonObject> {
    const list = await signedAs({ issuer });
    return { ...list, proof: { ...(list.proof as JsonObject), ...over } };
  }

  function hidden({ name, ...list }: JsonObject): JsonObject {
    return { ...list, 'https://schema.org/name': name ?? '' };
  }

  test('whatever it says: of one bit that was turned back, the credential is not verified', async () => {
    const list = await sign(revoking, elsewhere);
    const encodedList = (good.credentialSubject as JsonObject).encodedList ?? '';
    const turned = { ...list, credentialSubject: { ...(list.credentialSubject as JsonObject), encodedList } };
    const { status, verdict } = await told(holder, { [LIST]: turned });
    expect([status[0]?.code, verdict]).toEqual(['status.list-invalid', 'undetermined']);
  });
});

test('no change of any member of a list makes a revoked credential a good one', async () => {
  const list = await sign(revoking, elsewhere);
  const found = new Map<string, number>();
  for await (const { document } of mutations(list)) {
    const { code } = await served(document);
    found.set(code, (found.get(code) ?? 0) + 1);
  }
  expect(found.has('status.not-revoked')).toBe(false);
  // some changes change nothing, such as an array around a single value
  const refused = [...found]
    .filter(([code]) => code !== 'status.revoked')
    .reduce((sum, [, count]) => sum + count, 0);
  expect(refused).toBeGreaterThan(100);
}, 120_000);

describe('what is at the edge of a list’s time still counts', () => {
  test.each([
    ['validUntil', '2026-06-15T09:55:00Z'],
    ['validFrom', '2026-06-15T10:05:00Z'],
  ])('%s, less than five minutes off', async (member, instant) => {
    expect((await served(await signedAs({ [member]: instant }))).code).toBe('status.not-revoked');
  });
});

describe('a list that its holder brings along', () => {
  const bundled = async (list: JsonObject, lists = {}) => told(buildBundle([holder, list]), lists);

  test('serves where the issuer’s cannot be had, and is not reported on', async () => {
    const { codes, status } = await bundled(await sign(revoking, elsewhere));
    expect(status.map(({ code }) => code)).toEqual(['status.revoked']);
    expect(codes.filter((code) => code.startsWith('structure.'))).toEqual(['structure.readable']);
  });

  test('does not take back what the issuer serves', async () => {
    const lists = { [LIST]: await sign(revoking, elsewhere) };
    expect((await bundled(await sign(good, elsewhere), lists)).status[0]?.code).toBe('status.revoked');
  });

  test('is verified as any other', async () => {
    expect((await bundled(await sign(good, other))).status[0]?.code).toBe('status.list-invalid');
  });

  test('is a credential like any other where no credential points to it', async () => {
    const { codes } = await bundled(
      await signedAs({ id: 'https://elsewhere.example/status/2', name: 'Another list' }),
    );
    expect(codes.filter((code) => code.startsWith('structure.'))).toHaveLength(2);
  });
});

test('of many lists that take long to check, so many are checked and no more', async () => {
  const evidence = Array.from({ length: 40 }, (_, index) => ({
    id: `urn:x:${index}`,
    type: 'BitstringStatusList',
  }));
  const list = await sign(changed(good, { id: undefined, evidence }), elsewhere);
  const lists = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${LIST}/${index}`, list]));
  const badges = await Promise.all(
    [0, 10, 20].map((start) => {
      const places = Array.from({ length: 10 }, (_, index) => `${LIST}/${start + index}`);
      const entries = places.map((statusListCredential) => entry({ statusListCredential }));
      return badge(elsewhere, entries, { id: `https://elsewhere.example/badges/${start}` });
    }),
  );
  const { status } = await told(badges[0] ?? {}, lists);
  expect(status.map(({ code }) => code)).toEqual(Array(10).fill('status.not-revoked'));
  await expect(told(buildBundle(badges), lists)).rejects.toMatchObject({ code: 'verify.too-much' });
}, 60_000);

import { beforeAll, describe, expect, test } from '@jest/globals';
import { encode } from 'cborg';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { proofsOf } from '../../../src/verification/checks/proof.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import { deriveOutside, signOutside, V1, V2, withProof } from '../../support/outside-proofs.js';
import { readValue } from '../../support/split-node.js';
import { type TestKey, testKey } from '../../support/suite-keys.js';

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

const verify = async (verifiableCredential: JsonValue) => {
  const { endpoint } = server.find('verifiers', 'vc2.0');
  const { status, body } = await server.post(endpoint, { verifiableCredential });
  return [status, body.errors ?? []] as const;
};
const VERIFIED = [200, []] as const;
const statusOf = async (credential: JsonObject) => (await verify(credential))[0];

const LICENCE = 'https://w3id.org/vdl/v1';
const ACHIEVEMENTS = {
  '@protected': true,
  AchievementCredential: 'urn:example:AchievementCredential',
  achievements: { '@id': 'urn:example:achievements', '@type': '@id' },
  sails: { '@id': 'urn:example:sails', '@type': '@id' },
  boards: { '@id': 'urn:example:boards', '@type': '@id' },
  sailNumber: 'urn:example:sailNumber',
  size: 'urn:example:size',
  boardName: 'urn:example:boardName',
  year: 'urn:example:year',
};
const sail = (size: number, sailNumber: string, year: number) => ({ size, sailNumber, year });
/** Nodes without ids, and numbers whose canonical forms matter. */
const UNNAMED = {
  achievements: [
    {
      sails: [
        sail(5.5, 'Kihei', 2023),
        sail(6.1, 'Lahaina', 2022),
        sail(7, 'Lahaina', 2020),
        sail(7.8, 'Lahaina', 2023),
      ],
      boards: [
        { boardName: 'CompFoil170', year: 2022 },
        { boardName: 'Kanaha Custom', year: 2019 },
      ],
    },
    {
      sails: [sail(5.5, 'Kanaha', 2023), sail(6.1, 'Kanaha', 2023)],
      boards: [
        { boardName: 'Tillo', year: 2019 },
        { boardName: 'Tillo', year: 2020 },
      ],
    },
  ],
};
const POINTERS = [
  '/credentialSubject/achievements/0/sails/0/size',
  '/credentialSubject/achievements/0/sails/2/size',
  '/credentialSubject/achievements/0/sails/3',
  '/credentialSubject/achievements/0/boards/0/year',
  '/credentialSubject/achievements/1/sails/1/sailNumber',
  '/credentialSubject/achievements/1/boards/1',
  '/credentialSubject/achievements/0/sails/1',
  '/credentialSubject/achievements/0/boards/1',
  '/credentialSubject/achievements/1/sails/0',
];

const SUITES = [
  ['ecdsa-sd-2023', 'P-256', 'd95d00'],
  ['bbs-2023', 'BLS12-381-G2', 'd95d02'],
] as const;
const ROWS = SUITES.flatMap(([suite, keyType, header]) =>
  (['1.1', '2.0'] as const).map((version) => [suite, keyType, version, header] as const),
);

describe.each(ROWS)('%s with a key of %s, version %s', (suite, keyType, version, header) => {
  let key: TestKey;
  beforeAll(async () => {
    key = await testKey(keyType, 'selective');
  });

  /** `dated: false`: its holder needn't show when it was issued. */
  const document = (over: JsonObject, contexts: readonly JsonValue[] = []): JsonObject => ({
    '@context': [
      version === '1.1' ? V1 : V2,
      ...(version === '1.1' ? ['https://w3id.org/security/data-integrity/v2'] : []),
      ...contexts,
    ],
    type: ['VerifiableCredential'],
    issuer: key.did,
    ...(version === '1.1' ? { issuanceDate: '2024-01-01T00:00:00Z' } : {}),
    ...over,
  });
  const sign = (credential: JsonObject, mandatoryPointers: readonly string[] = ['/issuer']) =>
    signOutside(credential, { suite, key, mandatoryPointers });
  const achievement = () =>
    sign(
      document({ type: ['VerifiableCredential', 'AchievementCredential'], credentialSubject: UNNAMED }, [
        ACHIEVEMENTS,
      ]),
    );
  const licence = () =>
    sign(
      document(
        {
          type: ['VerifiableCredential', 'Iso18013DriversLicenseCredential'],
          credentialSubject: {
            id: 'urn:uuid:1a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11',
            type: 'LicensedDriver',
            driversLicense: {
              type: 'Iso18013DriversLicense',
              document_number: '542426814',
              birth_date: '1998-01-11',
              expiry_date: '2030-01-11',
              issuing_authority: 'VADMV',
            },
          },
        },
        [LICENCE],
      ),
    );
  const simple = () =>
    sign(document({ credentialSubject: { id: 'did:example:alice', 'https://example.org/#name': 'Alice' } }));

  test('a subject’s id is shown, with the issuer', async () => {
    expect(await verify(await deriveOutside(await simple(), suite, ['/credentialSubject/id']))).toEqual(
      VERIFIED,
    );
  });

  test('nested members are shown', async () => {
    const members = ['document_number', 'birth_date', 'expiry_date', 'issuing_authority'];
    const pointers = members.map((name) => `/credentialSubject/driversLicense/${name}`);
    const base = await licence();
    expect(await verify(await deriveOutside(base, suite, pointers))).toEqual(VERIFIED);
    expect(await verify(await deriveOutside(base, suite, pointers.slice(1, 2)))).toEqual(VERIFIED);
  });

  test.each([
    ['all', POINTERS],
    ['some', POINTERS.slice(2, -4)],
    ['the last', POINTERS.slice(7)],
  ] as const)('members of nodes without ids are shown: %s', async (_which, pointers) => {
    expect(await verify(await deriveOutside(await achievement(), suite, pointers))).toEqual(VERIFIED);
  });

  test('what its issuer signed is refused as it is', async () => {
    const base = await achievement();
    expect(
      Buffer.from(String(proofsOf(base)[0]?.proofValue).slice(1), 'base64url')
        .toString('hex')
        .slice(0, 6),
    ).toBe(header);
    for (const { endpoint } of server.manifest.verifiers) {
      const { status, body } = await server.post(endpoint, { verifiableCredential: base });
      expect(status).toBe(400);
      if (endpoint.includes('/proofs/'))
        expect(String((body.errors as JsonValue[])[0])).toContain('proof.not-derived');
    }
  });

  test.each<[string, (shown: JsonObject) => JsonObject]>([
    ['another id', (shown) => ({ ...shown, credentialSubject: { id: 'urn:invalid' } })],
    ['another issuer', (shown) => ({ ...shown, issuer: 'did:example:other' })],
    ['another type', (shown) => ({ ...shown, type: ['VerifiableCredential', 'https://example.org/#Other'] })],
    ['something more', (shown) => ({ ...shown, id: 'urn:uuid:1a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11' })],
    ['created', (shown) => withProof(shown, { created: '2023-01-01T00:00:00Z' })],
  ])('what is shown with %s is refused', async (_what, change) => {
    const shown = await deriveOutside(await simple(), suite, ['/credentialSubject/id']);
    expect(await statusOf(change(shown))).toBe(400);
  });

  test('a date is not left out where its issuer is asked for', async () => {
    const shown = await deriveOutside(await simple(), suite, ['/credentialSubject/id']);
    const { endpoint } = server.find('verifiers', 'full');
    const { status } = await server.post(endpoint, { verifiableCredential: shown });
    expect(status).toBe(version === '1.1' ? 400 : 200);
  });

  test.each<[string, (bytes: Uint8Array, members: () => unknown[]) => Uint8Array]>([
    ['its first bytes zeroed', (bytes) => Uint8Array.of(0, 0, ...bytes.subarray(2))],
    ['its header gone', (bytes) => bytes.subarray(3)],
    [
      'the header of a base proof',
      (bytes) => Uint8Array.of(...bytes.subarray(0, 2), suite === 'bbs-2023' ? 2 : 0, ...bytes.subarray(3)),
    ],
    [
      'the header of the other suite',
      (bytes) => Uint8Array.of(...bytes.subarray(0, 2), suite === 'bbs-2023' ? 1 : 3, ...bytes.subarray(3)),
    ],
    ['one bit of another value', (bytes) => bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))],
    [
      'two members',
      (bytes, members) => Uint8Array.of(...bytes.subarray(0, 3), ...encode([members()[0], members().at(-1)])),
    ],
    ['no members', (bytes) => Uint8Array.of(...bytes.subarray(0, 3), ...encode([]))],
    [
      'a map of its members',
      (bytes, members) =>
        Uint8Array.of(
          ...bytes.subarray(0, 3),
          ...encode(new Map(members().map((member, at) => [at, member]))),
        ),
    ],
    ['the tag of a number', (bytes) => retagged(bytes, 0xc2)],
    ['nothing', () => new Uint8Array()],
  ])('a value with %s is refused', async (_what, change) => {
    const shown = await deriveOutside(await simple(), suite, ['/credentialSubject/id']);
    const value = String(proofsOf(shown)[0]?.proofValue);
    const bytes = new Uint8Array(Buffer.from(value.slice(1), 'base64url'));
    const changed = `u${Buffer.from(change(bytes, () => readValue(value))).toString('base64url')}`;
    expect(await statusOf(withProof(shown, { proofValue: changed }))).toBe(400);
  });

  test('bytes that are tagged as octets are taken of one suite alone, and of it all or none', async () => {
    const shown = await deriveOutside(await licence(), suite, [
      '/credentialSubject/driversLicense/birth_date',
    ]);
    const value = String(proofsOf(shown)[0]?.proofValue);
    const bytes = new Uint8Array(Buffer.from(value.slice(1), 'base64url'));
    const tagged = retagged(bytes, 0xd8, 64);
    const spelt = (of: Uint8Array) =>
      withProof(shown, { proofValue: `u${Buffer.from(of).toString('base64url')}` });
    expect(tagged.byteLength).toBeGreaterThan(bytes.byteLength);
    expect(await statusOf(spelt(bytes))).toBe(200);
    expect(await statusOf(spelt(tagged))).toBe(suite === 'bbs-2023' ? 400 : 200);
    const first = Uint8Array.of(...bytes.subarray(0, 4), 0xd8, 64, ...bytes.subarray(4));
    expect(await statusOf(spelt(first))).toBe(400);
  });

  test('words of a vocabulary of its own are shown, whoever its issuer is', async () => {
    const vocabulary = { '@vocab': 'https://windsurf.grotto-networking.com/selective#' };
    const subject = { sailNumber: 'Earth101', sails: [sail(5.5, 'Kihei', 2023), sail(7, 'Lahaina', 2020)] };
    const issuer = 'https://vc.example/windsurf/racecommittee';
    const base = await sign(document({ issuer, credentialSubject: subject }, [vocabulary]));
    const pointers = ['/credentialSubject/sailNumber', '/credentialSubject/sails/1'];
    const shown = await deriveOutside(base, suite, pointers);
    expect(await verify(shown)).toEqual(VERIFIED);
    const value = String(proofsOf(shown)[0]?.proofValue);
    const tagged = retagged(new Uint8Array(Buffer.from(value.slice(1), 'base64url')), 0xd8, 64);
    const spelt = withProof(shown, { proofValue: `u${Buffer.from(tagged).toString('base64url')}` });
    expect(await statusOf(spelt)).toBe(suite === 'bbs-2023' ? 400 : 200);
  });

  describe('deriving over HTTP', () => {
    const derive = (verifiableCredential: JsonValue, options?: JsonValue) =>
      server.post(server.find('vcHolders', suite).endpoint, {
        verifiableCredential,
        ...(options === undefined ? {} : { options }),
      });

    test('gives what verifies, of an issuer’s of ours or of others', async () => {
      const issuer = server.find('issuers', suite);
      const own = document(
        { issuer: issuer.id, credentialSubject: { id: 'did:example:alice', name: 'Alice' } },
        version === '1.1' ? [{ name: 'https://schema.org/name' }] : [],
      );
      const { status, body } = await server.post(issuer.endpoint, {
        credential: own,
        options: { mandatoryPointers: ['/issuer'] },
      });
      expect([status, body.code]).toEqual([201, undefined]);
      for (const base of [body.verifiableCredential as JsonObject, await licence()]) {
        const derived = await derive(base, { selectivePointers: ['/credentialSubject/id'] });
        expect(derived.status).toBe(201);
        const shown = derived.body.verifiableCredential as JsonObject;
        expect(Object.keys(shown.credentialSubject as JsonObject)).not.toContain('name');
        expect(await verify(shown)).toEqual(VERIFIED);
      }
    });

    test.each<[string, JsonValue | undefined]>([
      ['nothing selected', { selectivePointers: ['/nothing'] }],
      ['what is no pointer', { selectivePointers: ['credentialSubject'] }],
      ['a text', { selectivePointers: '/issuer' }],
      ['numbers', { selectivePointers: [1] }],
      ['options as a text', 'x'],
    ])('%s is answered 400', async (_what, options) => {
      expect((await derive(await simple(), options)).status).toBe(400);
    });

    test.each<[string, (base: JsonObject, value: string) => JsonValue]>([
      ['lacks its multibase header', (base, value) => withProof(base, { proofValue: value.slice(1) })],
      ['lacks its header', (base, value) => withProof(base, { proofValue: `u${value.slice(5)}` })],
      ['is no text', (base) => withProof(base, { proofValue: {} })],
      ['is missing', (base) => withProof(base, { proofValue: undefined })],
      ['is of another suite', (base) => withProof(base, { cryptosuite: 'eddsa-rdfc-2022' })],
      ['is of an unknown suite', (base) => withProof(base, { cryptosuite: 'x' })],
      ['is cut', (base, value) => withProof(base, { proofValue: value.slice(0, 60) })],
      ['stands in no proof', ({ proof: _gone, ...rest }) => rest],
      ['stands in a null', (base) => ({ ...base, proof: null })],
      ['stands in two proofs', (base) => ({ ...base, proof: [...proofsOf(base), ...proofsOf(base)] })],
      ['stands in a document without contexts', ({ '@context': _gone, ...rest }) => rest],
      [
        'stands in a document of unknown contexts',
        (base) => ({ ...base, '@context': ['https://example.org/unknown'] }),
      ],
      ['stands in a document with a word that nobody defines', (base) => ({ ...base, undefinedTerm: 'x' })],
      ['stands in a text', (base) => JSON.stringify(base)],
    ])('a base proof whose value %s is answered 400', async (_what, change) => {
      const base = await simple();
      const { status } = await derive(change(base, String(proofsOf(base)[0]?.proofValue)), {
        selectivePointers: ['/credentialSubject/id'],
      });
      expect(status).toBe(400);
    });

    test('a pointer to the one item of a list, or to an id that stands alone, is answered 400', async () => {
      const one = { achievements: [{ sails: [sail(5.5, 'Kihei', 2023)] }] };
      const type = ['VerifiableCredential', 'AchievementCredential'];
      const base = await sign(document({ type, credentialSubject: one }, [ACHIEVEMENTS]));
      const pointers = ['/credentialSubject/achievements/0/sails/0/year'];
      expect((await derive(base, { selectivePointers: pointers })).body.code).toBe('suite.pointer-unmatched');
      const bare = document({
        issuer: server.find('issuers', suite).id,
        credentialSubject: { id: 'did:example:alice' },
      });
      const { status, body } = await server.post(server.find('issuers', suite).endpoint, {
        credential: bare,
        options: { mandatoryPointers: ['/credentialSubject/id'] },
      });
      expect([status, body.code]).toEqual([400, 'suite.pointer-unmatched']);
    });

    test('a derived credential is answered 400', async () => {
      const shown = await deriveOutside(await simple(), suite, ['/credentialSubject/id']);
      expect((await derive(shown, { selectivePointers: ['/credentialSubject/id'] })).status).toBe(400);
    });
  });
});

/** The same CBOR with a tag before each byte string of more than 23 bytes and less than 256, and before shorter ones. */
function retagged(bytes: Uint8Array, ...tag: number[]): Uint8Array {
  const out: number[] = [...bytes.subarray(0, 3)];
  let at = 3;
  const take = (count: number) => {
    out.push(...bytes.subarray(at, at + count));
    at += count;
  };
  const item = (): void => {
    const initial = bytes[at] ?? 0;
    const [major, info] = [initial >> 5, initial & 0x1f];
    if (major === 2) out.push(...tag);
    const size = { 24: 1, 25: 2, 26: 4 }[info] ?? 0;
    const argument =
      size === 0 ? info : bytes.subarray(at + 1, at + 1 + size).reduce((sum, byte) => sum * 256 + byte, 0);
    take(1 + size);
    if (major === 2 || major === 3) take(argument);
    const inner = { 4: argument, 5: 2 * argument }[major] ?? 0;
    for (let index = 0; index < inner; index++) item();
  };
  item();
  return Uint8Array.from(out);
}

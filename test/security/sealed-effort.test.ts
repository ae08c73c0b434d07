import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { type CertificateWorkshop, certificateWorkshop } from '../support/openssl-certificates.js';
import { moduleEdc, sealed, signerOf } from '../support/sealed.js';
import { makeWorld } from '../support/world.js';
import { verdictOn } from './forge.js';

/** What one small request may cost the verifier, of the forms for Europass and wallets; measured as in `effort.test.ts`. */
let material: TrustMaterial;
let honest: JsonObject;
let workshop: CertificateWorkshop;
/** A seal that is genuine, by nobody who is trusted: anybody can make one, and add to it what isn't signed. */
let genuine: JsonObject;
beforeAll(async () => {
  const world = await makeWorld();
  material = world.material;
  honest = await moduleEdc(world);
  workshop = certificateWorkshop();
  const own = workshop.make('own', { from: '20260101000000Z' });
  const authority = workshop.authority('Own', { from: '20260101000000Z' });
  material = { ...material, sealAnchors: [authority.der], timestampAnchors: [authority.der] };
  genuine = await sealed(honest, await signerOf(own));
  await verdictOn(genuine, material);
});
afterAll(() => workshop.close());

const several = <T extends JsonValue>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const nested = (depth: number, inner: JsonObject): JsonObject =>
  several(depth, () => 0).reduce<JsonObject>((held) => ({ type: 'Note', subject: held }), inner);
const header = (members: JsonObject) => Buffer.from(JSON.stringify(members)).toString('base64url');
const seals = (protectedHeader: string, over: JsonObject = {}): JsonObject => ({
  payload: JSON.stringify(honest),
  signatures: several(4, () => ({ protected: protectedHeader, signature: 'AAAA', ...over })),
});
const HEADER = { alg: 'ES256', typ: 'jose+json', b64: false, crit: ['b64'], iat: 1_781_517_600 };
const edc = (over: JsonObject): JsonObject => ({ ...honest, ...over });
/** Sequences in each other, as deep as these bytes go: each says its length, or none does. */
function deepDer(bytes: number, open = false): string {
  if (open) return Buffer.alloc(bytes, Buffer.from([0x30, 0x80])).toString('base64');
  const heads: Buffer[] = [];
  for (let inner = 0; inner < bytes - 4; inner += heads.at(-1)?.length ?? 0) {
    const long = [0x30, 0x82, inner >> 8, inner & 255];
    heads.push(Buffer.from(inner < 128 ? [0x30, inner] : long));
  }
  return Buffer.concat(heads.reverse()).toString('base64');
}
/** The genuine seal four times, each with something beside it. */
const added = (etsiU: JsonObject[]): JsonObject => ({
  ...genuine,
  signatures: several(4, () => ({ ...(genuine.signatures as JsonObject[])[0], header: { etsiU } })),
});

async function costOf(
  input: JsonObject | string,
  trust = material,
): Promise<{ answer: string; seconds: number }> {
  const text = JSON.stringify(input);
  expect(text.length).toBeLessThan(2_000_000);
  const before = process.cpuUsage();
  const answer = await verdictOn(text, trust);
  const { user, system } = process.cpuUsage(before);
  return { answer, seconds: (user + system) / 1e6 };
}

const bombs: Record<string, () => JsonObject> = {
  'a long text deep down': () =>
    edc({ additionalNote: nested(28, { noteLiteral: { en: 'y'.repeat(1_900_000) } }) }),
  'many texts deep down': () =>
    edc({
      additionalNote: nested(28, {
        noteLiteral: { en: several(990, (index) => `${index}${'"'.repeat(900)}`) },
      }),
    }),
  'ten thousand nodes': () =>
    edc({
      identifier: several(990, (index) => ({
        type: 'Identifier',
        notation: `n${index}`,
        creator: several(8, () => ({ type: 'Agent' })),
      })),
    }),
  'many places of one node': () =>
    edc({
      identifier: several(990, () => ({
        id: 'urn:x:1',
        type: 'Identifier',
        notation: 'n',
        relation: several(7, () => ({ id: 'urn:x:2', type: 'Note', subject: 'urn:x:1' })),
      })),
    }),
  'forty thousand values of every class': () =>
    edc({
      identifier: several(900, (index) => ({
        id: `urn:x:${index}`,
        type: several(40, (one) => CLASSES[one % CLASSES.length] ?? 'Note'),
      })),
    }),
  'numbers of our own, many': () =>
    edc({
      credentialSubject: {
        ...(honest.credentialSubject as JsonObject),
        identifier: several(990, (index) => ({ type: 'Identifier', notation: `n${index}`, schemeId: 'x' })),
      },
    }),
  'a long certificate': () => seals(header({ ...HEADER, x5c: ['A'.repeat(300_000)] })),
  'ten certificates of thirty thousand characters': () =>
    seals(header({ ...HEADER, x5c: several(10, () => 'A'.repeat(30_000)) })),
  'certificates of nothing but nesting': () =>
    seals(header({ ...HEADER, x5c: several(10, () => deepDer(16_000)) })),
  'certificates of nothing but nesting without lengths': () =>
    seals(header({ ...HEADER, x5c: several(10, () => deepDer(16_000, true)) })),
  'timestamps of nothing but nesting': () =>
    added(several(4, () => ({ sigTst: { tstTokens: [{ val: deepDer(64_000) }] } }))),
  'eighty certificates of nothing but nesting beside genuine seals': () =>
    added([{ xVals: several(20, () => ({ x509Cert: { val: deepDer(15_000) } })) }]),
  'a long signature': () =>
    seals(header({ ...HEADER, x5c: [deepDer(60)] }), { signature: 'A'.repeat(450_000) }),
  'a long unsigned header': () =>
    seals(header({ ...HEADER, x5c: [deepDer(60)] }), { header: { etsiU: ['A'.repeat(450_000)] } }),
  'a long header': () => seals('A'.repeat(450_000)),
};
const CLASSES = [
  'Note',
  'Identifier',
  'Agent',
  'Person',
  'Organisation',
  'LearningAchievement',
  'LearningActivity',
  'Qualification',
  'Concept',
  'Location',
  'Address',
  'LegalIdentifier',
  'MediaObject',
];

test('a hundred SD-JWTs, each with a chain of certificates that lead nowhere, where two hundred seals are trusted', async () => {
  const from = '20260101000000Z';
  const twins = Array.from({ length: 9 }, () => workshop.authority('Twin', { from, key: 'p384' }));
  const leaf = workshop.make('leaf', { from, issuer: workshop.authority('Twin', { from }) });
  const x5c = [leaf, ...twins].map(({ der }) => Buffer.from(der).toString('base64'));
  const text = (index: number) =>
    `${header({ alg: 'ES256', typ: 'dc+sd-jwt', x5c })}.${header({ vct: 'x', iat: 1_781_517_600, jti: `${index}` })}.${'A'.repeat(86)}~`;
  const sealAnchors = Array.from({ length: 200 }, () => Uint8Array.from(twins[0]?.der ?? leaf.der));
  const bundle: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: several(100, text),
  };
  const { answer, seconds } = await costOf(bundle, { ...material, sealAnchors });
  expect(answer).toBe('verify.too-much');
  expect(seconds).toBeLessThan(4);
});

describe('is over soon, and verifies nothing', () => {
  test.each(Object.entries(bombs))('%s', async (_what, make) => {
    const { answer, seconds } = await costOf(make());
    expect(answer).not.toBe('verified');
    expect(seconds).toBeLessThan(4);
  });
});

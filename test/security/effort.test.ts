import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../src/credentials/contexts/known.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import { decodeBitstring } from '../../src/credentials/status/bitstring.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { testIssuer } from '../support/samples.js';
import { makeWorld, wholeStack } from '../support/world.js';
import { at, verdictOn } from './forge.js';

/**
 * What one small request may cost the verifier. Times are of this process's processor, which others hardly slow down; the
 * bound is twice what a request may take outside of a test, since tests run slower.
 */
let material: TrustMaterial;
let stack: Awaited<ReturnType<typeof wholeStack>>;
let key: { did: string; id: string };
beforeAll(async () => {
  const world = await makeWorld();
  stack = await wholeStack(world);
  material = world.material;
  const { did, key: own } = await testIssuer('stranger');
  key = { did, id: own.id };
  // what is compiled and cached at first use is not a request's cost
  await verdictOn(foreign({}), material);
});

const several = <T extends JsonValue>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A credential of a stranger's own key, with proofs that are looked at: their form and key are right. */
function foreign(subject: JsonObject, over: JsonObject = {}, proofs = 1): JsonObject {
  return {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    id: 'urn:uuid:00000002-0000-4000-8000-0000000000aa',
    issuer: { id: key.did, type: ['Profile'] },
    credentialSubject: { type: ['AchievementSubject'], id: 'urn:uuid:x', ...subject },
    proof: several(proofs, (second) => ({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: `2026-06-15T10:00:0${second % 10}Z`,
      verificationMethod: key.id,
      proofPurpose: 'assertionMethod',
      proofValue: `z${'2'.repeat(86)}`,
    })),
    ...over,
  };
}

const results = (count: number) => several(count, (index) => ({ type: ['Result'], value: `v${index}` }));

async function costOf(input: JsonObject): Promise<{ answer: string; seconds: number }> {
  const text = JSON.stringify(input);
  expect(text.length).toBeLessThan(2_000_000);
  const before = process.cpuUsage();
  const answer = await verdictOn(text, material);
  const { user, system } = process.cpuUsage(before);
  return { answer, seconds: (user + system) / 1e6 };
}

describe('refused before it is worked on', () => {
  const bombs: Record<string, () => JsonObject> = {
    'twenty thousand blank nodes': () => foreign({ result: results(20_000) }),
    'five thousand blank nodes': () => foreign({ result: results(5000) }),
    'a thousand and one nodes': () => foreign({ result: results(1001) }),
    'ninety thousand members': () =>
      foreign(Object.fromEntries(several(90_000, (index) => [`k${index}`, 1] as JsonValue[]))),
    'ninety thousand types': () => foreign({ type: several(90_000, (index) => `T${index}`) }),
    'forty thousand texts with a language': () =>
      foreign({}, { name: several(40_000, (index) => ({ '@value': `x${index}`, '@language': 'en' })) }),
    'thirty thousand contexts': () =>
      foreign({}, { '@context': [VCDM2_CONTEXT, ...several(30_000, () => OPEN_BADGES_CONTEXT)] }),
    'five thousand proofs': () => foreign({}, {}, 5000),
    'a thousand statuses, each of another list': () =>
      foreign(
        {},
        {
          credentialStatus: several(1000, (index) => ({
            type: 'BitstringStatusListEntry',
            statusPurpose: 'revocation',
            statusListIndex: '1',
            statusListCredential: `https://mallory.example/${index}`,
          })),
        },
      ),
    'a hundred credentials of a hundred nodes': () =>
      buildBundle(several(100, () => foreign({ result: results(100) }, {}, 4))),
    'a hundred credentials of two hundred contexts': () =>
      buildBundle(
        several(100, () =>
          foreign({}, { '@context': [VCDM2_CONTEXT, ...several(200, () => OPEN_BADGES_CONTEXT)] }),
        ),
      ),
  };
  test.each(Object.entries(bombs))('%s', async (_what, make) => {
    const { answer, seconds } = await costOf(make());
    expect(answer).toBe('verify.too-much');
    expect(seconds).toBeLessThan(4);
  });
});

describe('bounded where it is worked on', () => {
  const nested = (count: number, base: JsonObject): JsonObject =>
    several(count, () => 0).reduce<JsonObject>(
      (inner) => ({ type: ['Achievement'], id: 'urn:uuid:y', related: [inner] }),
      base,
    );
  const bombs: Record<string, () => JsonObject> = {
    // each blank node has the same first-degree hash as its siblings: canonicalisation has to try their orders
    'nodes that look alike': () =>
      foreign({
        'https://x.example/r': several(80, (outer) => ({
          'https://x.example/p': several(5, (index) => ({
            'https://x.example/p': { 'https://x.example/q': `k${outer} ${index}` },
          })),
        })),
      }),
    'nodes that look alike deep down': () =>
      foreign({
        'https://x.example/r': several(150, (index) => ({
          'https://x.example/p': {
            'https://x.example/p': { 'https://x.example/p': { 'https://x.example/q': `k${index}` } },
          },
        })),
      }),
    'a long text deep down': () => foreign({ achievement: nested(26, { name: 'y'.repeat(1_900_000) }) }),
    'a long text in nested arrays': () =>
      foreign({
        name: several(55, () => 0).reduce<JsonValue>((inner) => [inner], 'y'.repeat(1_900_000)),
      }),
    'a text of nothing but backslashes': () => foreign({ name: `${'\\'.repeat(900_000)}ud800` }),
  };
  test.each(Object.entries(bombs))('%s', async (_what, make) => {
    const { answer, seconds } = await costOf(make());
    expect(answer).not.toBe('verified');
    expect(seconds).toBeLessThan(4);
  });

  test('four hundred nodes, which pass', async () => {
    const { answer, seconds } = await costOf(foreign({ result: results(400) }));
    expect(answer).toBe('not-verified');
    expect(seconds).toBeLessThan(4);
  });
});

test('what people really hand in is far from the limits', async () => {
  const whole = stack.bundle.verifiableCredential;
  if (!Array.isArray(whole)) throw new Error('a bundle holds credentials');
  expect(await verdictOn(stack.bundle, material)).toBe('verified');
  const thirty = buildBundle(several(5, () => whole).flat() as JsonObject[]);
  expect(await verdictOn(thirty, material)).toBe('verified');
});

test('a status list that unpacks to gigabytes is put down at its first mebibyte', async () => {
  // 64 MiB of zeros, whose gzip is 64 kB
  const zipped = new Blob(several(64, () => '\0'.repeat(1_048_576)))
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  const bomb = `u${Buffer.from(await new Response(zipped).arrayBuffer()).toString('base64url')}`;
  const before = process.cpuUsage();
  await expect(decodeBitstring(bomb)).rejects.toThrow('not a bitstring');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(0.5);
});

test('certificates that list each other do not grow into a report that nobody can hold', async () => {
  const award = (number: number) =>
    `urn:uuid:00000001-0000-4000-8000-${String(900 + number).padStart(12, '0')}`;
  const chain = (levels: number) =>
    several(levels, (level) => {
      const copy = structuredClone(stack.inner.document);
      at(copy, 'credentialSubject').award = award(level);
      const [first, second] = at(copy, 'credentialSubject', 'stack').parts as JsonObject[];
      at(copy, 'credentialSubject', 'stack').parts = [
        { ...first, award: award(level + 1) },
        { ...second, award: award(level + 1) },
      ];
      return copy;
    });
  expect(await verdictOn(buildBundle(chain(4)), material)).toBe('not-verified');
  expect(await verdictOn(buildBundle(chain(40)), material)).toBe('verify.too-much');
});

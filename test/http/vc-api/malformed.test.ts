import { request } from 'node:http';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { edited, edits, json } from '../../support/any-json.js';
import { type ConformanceServer, conformanceServer, type Offered } from '../../support/conformance.js';
import { isSelective, type Signing, shownBy, signOutside, V2 } from '../../support/outside-proofs.js';
import { SUITE_KEYS, testKey } from '../../support/suite-keys.js';

let server: ConformanceServer;
let credential: JsonObject;
let presentation: JsonObject;

beforeAll(async () => {
  server = await conformanceServer();
  const one = { suite: 'eddsa-rdfc-2022', keyType: 'Ed25519', version: '2.0', name: '' } as const;
  credential = await shownBy(one);
  presentation = await signedPresentation([credential]);
}, 30_000);

// whatever was sent, the server is there and judges rightly
afterEach(async () => {
  const { endpoint } = server.find('verifiers', 'vc2.0');
  expect((await server.post(endpoint, { verifiableCredential: credential })).status).toBe(200);
});

async function signedPresentation(verifiableCredential: JsonValue): Promise<JsonObject> {
  const key = await testKey('Ed25519', 'holder');
  const signing: Signing = { suite: 'eddsa-rdfc-2022', key, says: { proofPurpose: 'authentication' } };
  return signOutside({ '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential }, signing);
}

/** Sends bytes as they are; `undefined` where the connection was cut before there was an answer. */
function send(
  endpoint: string,
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(endpoint, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}
const JSON_TYPE = { 'Content-Type': 'application/json' };
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

const verifiers = (): readonly Offered[] => [...server.manifest.verifiers, ...server.manifest.vpVerifiers];
const others = (): readonly Offered[] => {
  const { issuers, holders, vcHolders, setStatusLists } = server.manifest;
  return [
    ...new Map(
      [...issuers, ...holders, ...vcHolders, ...setStatusLists].map((one) => [one.endpoint, one]),
    ).values(),
  ];
};
const all = () => [...verifiers(), ...others()];
const RUNS = { numRuns: 60 } as const;

describe('verifiers answer 400, and no other refusal,', () => {
  const judged = async (endpoint: string, body: JsonValue) => {
    const answer = await server.post(endpoint, body);
    return [answer.status, answer.status === 200 ? true : (answer.body.verified ?? false)];
  };
  const REFUSED = [400, false];

  test('to any JSON as body', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        for (const { endpoint } of verifiers()) expect(await judged(endpoint, body)).toEqual(REFUSED);
      }),
      RUNS,
    );
  });

  test('to any JSON as credential or presentation', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (made) => {
        const body = { verifiableCredential: made, verifiablePresentation: made };
        for (const { endpoint } of verifiers()) expect(await judged(endpoint, body)).toEqual(REFUSED);
      }),
      RUNS,
    );
  });

  test('to any JSON as proof, alone or in a list', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (proof) => {
        for (const made of [proof, [proof], [credential.proof ?? null, proof]]) {
          const body = {
            verifiableCredential: { ...credential, proof: made },
            verifiablePresentation: { ...presentation, proof: made },
          };
          for (const { endpoint } of verifiers()) expect(await judged(endpoint, body)).toEqual(REFUSED);
        }
      }),
      RUNS,
    );
  });

  test('to any JSON among the credentials of a presentation', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (inner) => {
        fc.pre(!(Array.isArray(inner) && inner.length === 0));
        for (const { endpoint } of server.manifest.vpVerifiers) {
          const changed = { ...presentation, verifiableCredential: [credential, inner] };
          expect(await judged(endpoint, { verifiablePresentation: changed })).toEqual(REFUSED);
          expect(
            await judged(endpoint, {
              presentation: { type: 'VerifiablePresentation', verifiableCredential: [credential, inner] },
            }),
          ).toEqual(REFUSED);
        }
      }),
      RUNS,
    );
  });

  test('to a signed document that was edited, unless it means the same', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const bodies = {
          verifiableCredential: edited(credential, changes),
          verifiablePresentation: edited(presentation, changes),
        };
        for (const { endpoint } of verifiers())
          expect([200, 400]).toContain((await judged(endpoint, bodies))[0]);
      }),
      RUNS,
    );
  });

  test('to any JSON as options, unless they ask for nothing', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (options) => {
        const asks = ['challenge', 'domain', 'expectedProofPurpose'];
        const nothing =
          options === null ||
          (typeof options === 'object' &&
            !Array.isArray(options) &&
            !asks.some((name) => Object.hasOwn(options, name)));
        const body = { verifiableCredential: credential, verifiablePresentation: presentation, options };
        for (const { endpoint } of verifiers())
          expect((await judged(endpoint, body))[0]).toBe(nothing ? 200 : 400);
      }),
      RUNS,
    );
  });

  test.each<[string, (endpoint: string) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['no JSON', () => Buffer.from('{"verifiableCredential":')],
    ['a byte order mark', () => Buffer.from(`\uFEFF${JSON.stringify({ verifiableCredential: {} })}`)],
    ['what is no UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a name twice', () => Buffer.from('{"verifiableCredential":{},"verifiableCredential":{}}')],
    [
      '__proto__',
      () => Buffer.from('{"verifiableCredential":{"__proto__":{"type":["VerifiableCredential"]}}}'),
    ],
    ['half a surrogate pair', () => Buffer.from('{"verifiableCredential":{"name":"\\ud800"}}')],
    ['a number beyond what survives', () => Buffer.from('{"verifiableCredential":{"id":1e999}}')],
    [
      'lists nested a hundred thousand deep',
      () => Buffer.from(`{"verifiableCredential":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    ],
    [
      'objects nested sixty deep',
      () => bytesOf({ verifiableCredential: nested(60), verifiablePresentation: nested(60) }),
    ],
    [
      'objects nested sixty deep in a subject',
      () => bytesOf({ verifiableCredential: { ...credential, credentialSubject: nested(55) } }),
    ],
    [
      'ten thousand members',
      () =>
        bytesOf({
          verifiableCredential: {
            ...credential,
            ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x${n}`, n])),
          },
        }),
    ],
    [
      'ten thousand nodes',
      () =>
        bytesOf({
          verifiableCredential: {
            ...credential,
            credentialSubject: Array.from({ length: 10_000 }, () => ({ id: 'did:example:x' })),
          },
        }),
    ],
    [
      'a thousand contexts',
      () =>
        bytesOf({
          verifiableCredential: { ...credential, '@context': Array.from({ length: 1000 }, () => V2) },
        }),
    ],
    [
      'a thousand proofs',
      () =>
        bytesOf({
          verifiableCredential: {
            ...credential,
            proof: Array.from({ length: 1000 }, () => credential.proof),
          },
        }),
    ],
    [
      'a thousand credentials',
      () =>
        bytesOf({
          verifiablePresentation: {
            ...presentation,
            verifiableCredential: Array.from({ length: 1000 }, () => credential),
          },
        }),
    ],
    ['a text of almost two megabytes', () => bytesOf({ verifiableCredential: 'x'.repeat(1_900_000) })],
    [
      'a value of almost two megabytes',
      () =>
        bytesOf({
          verifiableCredential: {
            ...credential,
            proof: { ...(credential.proof as JsonObject), proofValue: `z${'2'.repeat(1_900_000)}` },
          },
        }),
    ],
    [
      'a token of almost two megabytes',
      () =>
        bytesOf({
          verifiableCredential: {
            '@context': V2,
            type: 'EnvelopedVerifiableCredential',
            id: `data:application/vc+jwt,${'a'.repeat(1_900_000)}.b.c`,
          },
        }),
    ],
  ])('to %s', async (_what, make) => {
    for (const { endpoint } of verifiers()) expect(await send(endpoint, make(endpoint), JSON_TYPE)).toBe(400);
  });

  test('to any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        for (const { endpoint } of verifiers()) expect(await send(endpoint, bytes, JSON_TYPE)).toBe(400);
      }),
      RUNS,
    );
  });
});

function nested(depth: number): JsonObject {
  return depth === 0
    ? { id: 'urn:x:1' }
    : { type: ['VerifiableCredential'], credentialSubject: nested(depth - 1) };
}

describe('what is not read is told by HTTP’s own codes', () => {
  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['application/ld+json', 200],
    ['application/vc', 200],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-16', 415],
    ['application/cbor', 415],
    ['application/', 415],
    ['/', 415],
    [';', 415],
  ])('the type %s', async (type, status) => {
    const body = bytesOf({ verifiableCredential: credential, verifiablePresentation: presentation });
    for (const { endpoint } of verifiers())
      expect(await send(endpoint, body, { 'Content-Type': type })).toBe(status);
  });

  test('no type, and a compressed body', async () => {
    for (const { endpoint } of all()) {
      expect(await send(endpoint, bytesOf({}), {})).toBe(415);
      expect(await send(endpoint, bytesOf({}), { ...JSON_TYPE, 'Content-Encoding': 'gzip' })).toBe(415);
    }
  });

  test('more than two megabytes', async () => {
    const body = bytesOf({ verifiableCredential: 'x'.repeat(2_500_000) });
    for (const { endpoint } of all()) {
      // the answer comes before all is sent, and may be lost with the connection
      expect([413, undefined]).toContain(await send(endpoint, body, JSON_TYPE));
      const length = { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' };
      expect([413, undefined]).toContain(await send(endpoint, body, length));
    }
  });

  test('other methods, and other addresses', async () => {
    for (const { endpoint } of all()) {
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
        expect((await fetch(endpoint, { method })).status).toBe(405);
      expect((await fetch(`${endpoint.split('?')[0]}/x`, { method: 'POST' })).status).toBe(404);
    }
    for (const path of [
      '/vc-api/issuers/%ff/credentials/issue',
      '/vc-api/issuers/%00/credentials/issue',
      '/vc-api/issuers/__proto__/credentials/issue',
      '/vc-api/issuers/../credentials/issue',
    ]) {
      const status = await send(
        new URL('/', server.find('verifiers', 'vc2.0').endpoint).origin + path,
        bytesOf({ credential: {} }),
        JSON_TYPE,
      );
      expect([400, 404]).toContain(status);
    }
  });
});

describe('issuers, holders and the rest', () => {
  const REFUSALS = [400, 404];

  test('refuse any JSON as body', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        for (const { endpoint } of others())
          expect(REFUSALS).toContain((await server.post(endpoint, body)).status);
      }),
      { numRuns: 20 },
    );
  });

  test('refuse any JSON as what is to be signed or derived from, or sign it if it is sound', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (made) => {
        const body = { credential: made, presentation: made, verifiableCredential: made };
        for (const { endpoint } of others())
          expect(REFUSALS).toContain((await server.post(endpoint, body)).status);
      }),
      { numRuns: 20 },
    );
  });

  test('do as they are told or answer 400, whatever is edited in what they are given, or asked for', async () => {
    const { proof: _signed, ...unsigned } = credential;
    const { proof: _too, ...shown } = presentation;
    const issued = await Promise.all(
      SUITE_KEYS.filter(([suite]) => isSelective(suite)).map(async ([suite]) => {
        const { id, endpoint } = server.find('issuers', suite);
        return (await server.post(endpoint, { credential: { ...unsigned, issuer: id } })).body
          .verifiableCredential as JsonObject;
      }),
    );
    await fc.assert(
      fc.asyncProperty(edits, json, fc.boolean(), async (changes, options, withProof) => {
        const earlier = withProof ? { proof: credential.proof ?? null } : {};
        for (const one of others()) {
          const base = issued[one.tags.includes('bbs-2023') ? 1 : 0] ?? {};
          const body = {
            credential: edited(
              { ...unsigned, ...earlier, id: `urn:x:${changes.length}`, issuer: one.id },
              changes,
            ),
            presentation: edited({ ...shown, holder: one.id }, changes),
            verifiableCredential: edited(base, changes),
          };
          for (const asked of [
            {},
            options,
            { cryptosuite: options },
            { mandatoryPointers: options, selectivePointers: options },
            { proof: options },
          ]) {
            const { status } = await server.post(one.endpoint, { ...body, options: asked });
            expect([201, 400, 404, 409]).toContain(status);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

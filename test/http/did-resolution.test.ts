import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import { type ConformanceServer, conformanceServer } from '../support/conformance.js';

/** The key that the official suite of did:key works with, and what it derives from it. */
const KEY = 'z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b';
const AGREEMENT = 'z6LSfHfAMAopsuBxaBzvp51GXrPf38Az13j2fmwqadbwwrzJ';
const DID = `did:key:${KEY}`;
const RESULT = 'application/did-resolution';
const DEREFERENCED = 'application/did-url-dereferencing';

let server: ConformanceServer;
let endpoint: string;
beforeAll(async () => {
  server = await conformanceServer();
  endpoint = server.find('didResolvers', 'did-resolution').endpoint;
}, 30_000);

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: JsonObject;
}

/** Asks for what stands in a path as it is written here. */
async function get(path: string, accept?: string): Promise<Answer> {
  const headers = accept === undefined ? {} : { Accept: accept };
  const response = await fetch(`${endpoint}/${path}`, { headers, redirect: 'manual' });
  const type = response.headers.get('Content-Type') ?? '';
  const body = (await response.json()) as JsonObject;
  return { status: response.status, type, headers: response.headers, body };
}
const asked = (did: string, parameters: Record<string, string> = {}, accept?: string) =>
  get(`${encodeURIComponent(did)}?${new URLSearchParams(parameters)}`, accept);

/** Asks for a path that `fetch` would change before it asks. */
async function unchanged(path: string): Promise<[status: number | undefined, text: string]> {
  const { hostname, port, pathname } = new URL(endpoint);
  const asking = request({ hostname, port, path: pathname + path }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return [answer.statusCode, Buffer.concat(await answer.toArray()).toString()];
}

const failed = (name: string) => ({
  didResolutionMetadata: {
    error: {
      type: `https://www.w3.org/ns/did#${name}`,
      title: expect.stringMatching(/\.$/),
      detail: expect.stringMatching(/\.$/),
    },
  },
  didDocument: null,
  didDocumentMetadata: {},
});

describe('the older form', () => {
  const PROFILE = 'application/ld+json;profile="https://w3id.org/did-resolution"';
  const older = (didUrl: string) => get(encodeURIComponent(didUrl), PROFILE);
  const members = (metadata: string) => ['@context', 'didDocument', 'didDocumentMetadata', metadata].sort();
  const unfit = 'publicKeyFormat=Ed25519VerificationKey2018&enableExperimentalPublicKeyTypes=false';

  test('holds a document', async () => {
    const { status, type, body } = await older(DID);
    expect([status, type]).toEqual([200, PROFILE]);
    expect(Object.keys(body).sort()).toEqual(members('didResolutionMetadata'));
    expect(body.didDocument).toMatchObject({ id: DID, verificationMethod: [{ id: `${DID}#${KEY}` }] });
    expect(body.didResolutionMetadata).not.toHaveProperty('error');
  });

  test('holds the key that a fragment names', async () => {
    const { status, body } = await older(`${DID}#${KEY}`);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(members('didDereferencingMetadata'));
    expect(body.didDocument).toEqual({
      id: `${DID}#${KEY}`,
      type: 'Multikey',
      controller: DID,
      publicKeyMultibase: KEY,
    });
  });

  test('holds a derived key if that is asked for', async () => {
    const { status, body } = await older(`${DID}?enableEncryptionKeyDerivation=true#${AGREEMENT}`);
    expect([status, body.didDocument]).toMatchObject([200, { id: `${DID}#${AGREEMENT}` }]);
  });

  test.each<[string, number, string, string]>([
    [`notDid:key:${KEY}`, 400, 'didResolutionMetadata', 'invalidDid'],
    [`did:notKey:${KEY}`, 400, 'didResolutionMetadata', 'invalidDid'],
    [`did:experimental:${KEY}`, 501, 'didResolutionMetadata', 'invalidDid'],
    [`did:key:-4:${KEY}`, 400, 'didResolutionMetadata', 'invalidDid'],
    [`did:key:1.1:${KEY}`, 400, 'didResolutionMetadata', 'invalidDid'],
    [`did:key:${KEY.slice(1)}`, 400, 'didResolutionMetadata', 'invalidDid'],
    ['did:key:@', 400, 'didResolutionMetadata', 'invalidDid'],
    ['did:key:zTjsVPtY', 400, 'didResolutionMetadata', 'invalidPublicKeyLength'],
    [`${DID}/^bar^/?query=\`#${KEY}`, 400, 'didDereferencingMetadata', 'invalidDidUrl'],
    [`${DID}?publicKeyFormat=unknown`, 400, 'didResolutionMetadata', 'unsupportedPublicKeyType'],
    [`${DID}?${unfit}#${KEY}`, 400, 'didDereferencingMetadata', 'invalidPublicKeyType'],
    [`${DID}?${unfit}#${AGREEMENT}`, 400, 'didDereferencingMetadata', 'invalidPublicKeyType'],
    [`${DID}#${KEY}?${unfit}`, 400, 'didDereferencingMetadata', 'invalidPublicKeyType'],
    [`${DID}#${AGREEMENT}?${unfit}`, 400, 'didDereferencingMetadata', 'invalidPublicKeyType'],
    [`${DID}#${AGREEMENT}`, 404, 'didDereferencingMetadata', 'notFound'],
    [`${DID}/path`, 404, 'didDereferencingMetadata', 'notFound'],
    ['did:web:nobody.example', 404, 'didResolutionMetadata', 'notFound'],
    [`${DID}?versionTime=yesterday`, 400, 'didResolutionMetadata', 'invalidOptions'],
    [`${DID}?versionId=2`, 501, 'didResolutionMetadata', 'featureNotSupported'],
  ])('of %s is %i, %s: %s', async (didUrl, status, metadata, error) => {
    const answer = await older(didUrl);
    expect([answer.status, answer.type]).toEqual([status, PROFILE]);
    expect(answer.body).toEqual({
      '@context': 'https://w3id.org/did-resolution/v1',
      didDocument: {},
      didDocumentMetadata: {},
      [metadata]: { error },
    });
  });

  test.each([DID, `${DID}#${KEY}`, `${DID}#${AGREEMENT}`])('takes parameters beside %s', async (didUrl) => {
    const { status, body } = await get(`${encodeURIComponent(didUrl)}?${unfit}`, PROFILE);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('"invalidPublicKeyType"')]);
  });

  test.each(['application/ld+json', '*/*', `${PROFILE};q=0.1, ${RESULT}`])(
    'is not for who accepts %s',
    async (accept) => {
      expect((await asked('not-a-did', {}, accept)).body).toEqual(failed('INVALID_DID'));
    },
  );
});

describe('a DID', () => {
  test.each([undefined, '*/*', RESULT, 'text/html, */*;q=0.1'])(
    'for Accept %s is in a result',
    async (accept) => {
      const { status, type, body } = await asked(DID, {}, accept);
      expect([status, type]).toEqual([200, RESULT]);
      expect(body).toEqual({
        didResolutionMetadata: { contentType: 'application/did' },
        didDocument: expect.objectContaining({ id: DID }),
        didDocumentMetadata: {},
      });
      expect(type).toContain('application/did');
    },
  );

  test('may be written with and without percent-encoding', async () => {
    expect((await get(DID)).body).toEqual((await asked(DID)).body);
    const { issuers } = server.manifest;
    for (const did of new Set(issuers.map(({ id }) => id)))
      expect((await get(did)).body).toMatchObject({ didDocument: { id: did } });
  });

  test.each(['application/did', 'application/did+json', 'application/did+ld+json', 'application/json'])(
    'for Accept %s is a bare document',
    async (accept) => {
      const { status, type, body } = await asked(DID, {}, accept);
      expect([status, type.split(';')[0], body.id]).toEqual([200, accept, DID]);
      const failure = await asked('not-a-did', {}, accept);
      expect([failure.status, failure.type, failure.body]).toEqual([400, RESULT, failed('INVALID_DID')]);
    },
  );

  test.each(['text/html', 'image/png', 'application/vc', 'application/ld+json;profile="https://a.example"'])(
    'has no form for Accept %s',
    async (accept) => {
      const { status, type, body } = await asked(DID, {}, accept);
      expect([status, type, body]).toEqual([406, RESULT, failed('REPRESENTATION_NOT_SUPPORTED')]);
    },
  );

  test('is written in the format that is asked for', async () => {
    const parameters = {
      publicKeyFormat: 'Ed25519VerificationKey2020',
      enableEncryptionKeyDerivation: 'true',
    };
    expect((await asked(DID, parameters)).body.didDocument).toMatchObject({
      verificationMethod: [{ type: 'Ed25519VerificationKey2020' }],
      keyAgreement: [{ type: 'X25519KeyAgreementKey2020', publicKeyMultibase: AGREEMENT }],
    });
    expect((await asked(DID)).body.didDocument).not.toHaveProperty('keyAgreement');
  });

  test('of the method jwk is its key', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'a' };
    const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    const { status, body } = await asked(did, { versionTime: '2025-10-07T14:30:00Z' });
    expect([status, body.didDocument]).toMatchObject([200, { id: did, authentication: [`${did}#0`] }]);
    const key = { id: `${did}#0`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk };
    expect((await asked(`${did}#0`)).body.contentStream).toEqual(key);
    expect((await asked(`${did}#a`)).status).toBe(404);
  });
});

describe('what is not resolved', () => {
  const key = (rest: string) => `did:key:${rest}`;
  test.each<[string, number, string]>([
    ['not-a-did', 400, 'INVALID_DID'],
    ['did:example', 400, 'INVALID_DID'],
    ['did:unsupported:123456789abcdefghi', 501, 'METHOD_NOT_SUPPORTED'],
    ['did:web:nobody.example', 404, 'NOT_FOUND'],
    [key('zTjsVPtY'), 400, 'INVALID_DID'],
    [key('@'), 400, 'INVALID_DID'],
    [key(KEY.slice(1)), 400, 'INVALID_DID'],
    [key('zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'), 501, 'FEATURE_NOT_SUPPORTED'],
    [key(`${KEY}\u0000`), 400, 'INVALID_DID'],
    [key(`${KEY}\n`), 400, 'INVALID_DID'],
    [key(KEY.replace('M', 'М')), 400, 'INVALID_DID'],
    [`ｄid:key:${KEY}`, 400, 'INVALID_DID'],
    [`did:key\uff1a${KEY}`, 400, 'INVALID_DID'],
    [`did:key:\u200b${KEY}`, 400, 'INVALID_DID'],
    [`DID:key:${KEY}`, 400, 'INVALID_DID'],
    [`did:KEY:${KEY}`, 400, 'INVALID_DID'],
    [` ${DID}`, 400, 'INVALID_DID'],
    [encodeURIComponent(DID), 400, 'INVALID_DID'],
    [key(KEY.padEnd(10_000, '1')), 400, 'INVALID_DID'],
    [`did:jwk:${'e'.repeat(10_000)}`, 400, 'INVALID_DID'],
    ['did:jwk:e30', 400, 'INVALID_DID'],
  ])('%j is %i %s', async (did, status, name) => {
    const answer = await asked(did);
    expect([answer.status, answer.type, answer.body]).toEqual([status, RESULT, failed(name)]);
  });

  test.each(['', '?service=files', '%', '%zz', '%ff', 'did%ff', 'did:key:%', '%00', '%EF%BC%8E'])(
    '%j in the path is a DID of no kind',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.type, answer.body]).toEqual([400, RESULT, failed('INVALID_DID')]);
    },
  );

  test('the endpoint itself names no DID', async () => {
    const response = await fetch(endpoint);
    expect([response.status, await response.json()]).toEqual([400, failed('INVALID_DID')]);
  });

  test('a service has nothing but GET there', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(`${endpoint}/${DID}`, { method })).status).toBe(404);
  });

  test('nothing of what was asked is repeated', async () => {
    for (const text of ['did:key:<script>alert(1)</script>', 'did:unsupported:secret-name'])
      expect(JSON.stringify((await asked(text)).body)).not.toMatch(/script|secret/);
  });
});

test('DIDs that were deactivated', () => {
  console.log('Not tested: nothing that is resolved here is ever marked as deactivated.');
  const [resolver] = server.manifest.didResolvers;
  expect(resolver).toMatchObject({ supportedDids: { deactivated: [], serviceDerefUrls: [] } });
});

describe('parameters', () => {
  const NOT_ASCII = ['😀', 'служба', 'サービス', 'خدمة', 'a\u200bb'];
  const names = ['service', 'serviceType', 'relativeRef', 'versionId', 'versionTime', 'hl', 'accept'];
  test.each(names)('%s must be ASCII', async (name) => {
    for (const value of NOT_ASCII) {
      const { status, body } = await asked(DID, { [name]: value });
      expect([status, body]).toEqual([400, failed('INVALID_OPTIONS')]);
      const inside = await get(encodeURIComponent(`${DID}?${name}=${encodeURIComponent(value)}`));
      expect([inside.status, inside.body]).toEqual([400, failed('INVALID_OPTIONS')]);
      const raw = await get(encodeURIComponent(`${DID}?${name}=${value}`));
      expect([raw.status, raw.body]).toEqual([400, failed('INVALID_DID_URL')]);
    }
  });

  test.each<[string, string]>([
    ['service', 'linkedDomain'],
    ['serviceType', 'LinkedDomains'],
    ['relativeRef', 'my%20path/file'],
    ['versionTime', '2025-10-07T14:30:00Z'],
    ['accept', 'application/did'],
    ['unknown', 'x'],
  ])('%s may be %s', async (name, value) => {
    const { status, body } = await asked(DID, { [name]: value });
    expect([status, body.didDocument]).toMatchObject([200, { id: DID }]);
  });

  test.each<[string, string]>([
    ['relativeRef', 'my path/file'],
    ['relativeRef', 'file#section'],
    ['relativeRef', 'dir/with?query=value'],
    ['versionTime', '2025-10-07 12:30:45'],
    ['versionTime', '2025/10/07T12:30:45Z'],
    ['versionTime', '2025-13-07T12:30:45Z'],
    ['versionTime', '2025-10-32T12:30:45Z'],
    ['versionTime', '2025-10-07T25:00:00Z'],
    ['versionTime', '2025-10-07T12:30:60Z'],
    ['versionTime', '2025-10-07T12:30:45+24:00'],
    ['versionTime', '2025-10-07'],
    ['versionTime', '2025-10-07T12:30:45Zabc'],
    ['versionTime', '2025-10-07T12:30:45'],
    ['versionTime', '2025-10-07T12:30:45+02:00'],
    ['versionTime', '2025-10-07T12:30:45.123Z'],
    ['publicKeyFormat', 'unknown'],
    ['publicKeyFormat', 'Ed25519VerificationKey2018'],
    ['enableEncryptionKeyDerivation', 'maybe'],
  ])('%s may not be %s', async (name, value) => {
    const { status, type, body } = await asked(DID, { [name]: value });
    expect([status, type, body]).toEqual([400, RESULT, failed('INVALID_OPTIONS')]);
  });

  test.each(['versionId', 'hl'])('%s asks for what nobody can promise', async (name) => {
    const { status, body } = await asked(DID, { [name]: 'x' });
    expect([status, body]).toEqual([501, failed('FEATURE_NOT_SUPPORTED')]);
  });

  test('count once, wherever they stand', async () => {
    const path = encodeURIComponent(`${DID}?service=a`);
    for (const url of [`${DID}?service=a&service=a`, `${path}?service=a`])
      expect((await get(url)).body).toEqual(failed('INVALID_OPTIONS'));
  });
});

describe('a DID URL', () => {
  const url = `${DID}#${KEY}`;
  const method = expect.objectContaining({ id: url, controller: DID });
  const nothing = (name: string) => ({
    dereferencingMetadata: { error: expect.objectContaining({ type: `https://www.w3.org/ns/did#${name}` }) },
    contentStream: null,
    contentMetadata: {},
  });

  test.each([undefined, '*/*', DEREFERENCED])('for Accept %s is in a result', async (accept) => {
    const { status, type, body } = await asked(url, {}, accept);
    expect([status, type]).toEqual([200, DEREFERENCED]);
    expect(body).toEqual({
      dereferencingMetadata: { contentType: 'application/did' },
      contentStream: method,
      contentMetadata: {},
    });
    expect(type).toContain('application/did');
  });

  test.each(['application/json', 'application/did', 'application/did+json', 'application/did+ld+json'])(
    'for Accept %s is bare',
    async (accept) => {
      const { status, type, body } = await asked(url, {}, accept);
      expect([status, type.split(';')[0], body]).toEqual([200, accept, method]);
    },
  );

  test('may be a DID', async () => {
    const { status, type, body } = await asked(DID, {}, DEREFERENCED);
    expect([status, type]).toEqual([200, DEREFERENCED]);
    const { didDocument, didDocumentMetadata } = (await asked(DID)).body;
    expect(body).toMatchObject({ contentStream: { id: DID } });
    expect(body).toMatchObject({ contentStream: didDocument, contentMetadata: didDocumentMetadata });
  });

  test('may have its fragment encoded alone', async () => {
    expect((await get(`${DID}%23${KEY}`)).body).toMatchObject({ contentStream: { id: url } });
  });

  test.each<[string, number, string]>([
    [`${DID}#other`, 404, 'NOT_FOUND'],
    [`${DID}#`, 404, 'NOT_FOUND'],
    [`${DID}#${AGREEMENT}`, 404, 'NOT_FOUND'],
    [`${DID}/`, 404, 'NOT_FOUND'],
    [`${DID}/../${DID}`, 404, 'NOT_FOUND'],
    [`${DID}?service=files`, 404, 'NOT_FOUND'],
    [`${DID}?service=files&relativeRef=a%3Fb`, 400, 'INVALID_OPTIONS'],
    [`${DID}/^bar^/?query=\`#${KEY}`, 400, 'INVALID_DID_URL'],
    [`${DID}#a#b`, 400, 'INVALID_DID_URL'],
    [`${DID}#%`, 400, 'INVALID_DID_URL'],
    [`${DID}#${'a'.repeat(10_000)}`, 400, 'INVALID_DID_URL'],
    [`${DID}/\u0000`, 400, 'INVALID_DID_URL'],
    ['did:key:/x', 400, 'INVALID_DID'],
    ['not-a-did#x', 400, 'INVALID_DID'],
    ['did:unsupported:1#x', 501, 'METHOD_NOT_SUPPORTED'],
    ['did:web:nobody.example#x', 404, 'NOT_FOUND'],
  ])('%s is %i %s', async (didUrl, status, name) => {
    const answer = await asked(didUrl, {}, DEREFERENCED);
    expect([answer.status, answer.type, answer.body]).toEqual([status, DEREFERENCED, nothing(name)]);
  });

  test.each([RESULT, 'application/vc', 'text/html'])('has no form for Accept %s', async (accept) => {
    const { status, type, body } = await asked(url, {}, accept);
    const answer = [406, DEREFERENCED, nothing('REPRESENTATION_NOT_SUPPORTED')];
    expect([status, type, body]).toEqual(answer);
  });

  test('is in a result of this form for who accepts JSON-LD without a profile', async () => {
    const { type, body } = await asked(url, {}, 'application/ld+json');
    expect([type.split(';')[0], body]).toMatchObject(['application/ld+json', { contentStream: { id: url } }]);
  });

  test.each([
    ['/..', 400, 'INVALID_DID'],
    ['/%2e%2e', 400, 'INVALID_DID'],
    ['/../../healthz', 400, 'INVALID_DID'],
    [`//${DID}`, 400, 'INVALID_DID'],
    [`/${DID}/../x`, 404, 'NOT_FOUND'],
    [`/${DID}/%2e%2e/x`, 404, 'NOT_FOUND'],
    [`/${DID}%2F..%2Fx`, 404, 'NOT_FOUND'],
    [`/${DID}%252F`, 400, 'INVALID_DID'],
    [`/${DID}/%00`, 400, 'INVALID_DID_URL'],
    [`/${DID}/%2500`, 404, 'NOT_FOUND'],
  ])('is what a client wrote as %s: %i %s', async (path, status, name) => {
    const answer = await unchanged(path);
    expect(answer).toEqual([status, expect.stringContaining(`ns/did#${name}"`)]);
  });
});

describe('every answer', () => {
  test.each([DID, 'not-a-did', 'did:unsupported:x', `${DID}%23${KEY}`, `${DID}%23x`])(
    'to %s is open to any origin and kept by nobody',
    async (path) => {
      const { headers } = await get(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'no-store',
        vary: 'Accept, Sec-Fetch-Mode',
        'x-content-type-options': 'nosniff',
      });
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    },
  );

  test('can be asked for from other pages with a profile in Accept', async () => {
    const headers = { Origin: 'https://a.example', 'Access-Control-Request-Headers': 'accept' };
    const { status, headers: allowed } = await fetch(`${endpoint}/${DID}`, { method: 'OPTIONS', headers });
    expect([status, Object.fromEntries(allowed)]).toMatchObject([
      204,
      {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': 'Accept',
      },
    ]);
  });
});

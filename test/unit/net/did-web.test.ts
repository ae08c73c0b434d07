import { describe, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { didWebAddress, outsideResolver } from '../../../src/net/did-web.js';
import type { GuardedAnswer, GuardedRequest } from '../../../src/net/guarded-fetch.js';
import { fetchStatusList } from '../../../src/net/status-list.js';
import { thrown } from '../../support/thrown.js';

const DID = 'did:web:issuer.example:i:alpha';
const DOCUMENT = JSON.stringify({ id: DID, assertionMethod: [] });

/** A fetcher that answers each request with what is next in the list, and remembers what it was asked. */
function answering(...answers: readonly (readonly [status: number, body: string] | CairnError)[]) {
  const asked: { url: string; request: GuardedRequest | undefined }[] = [];
  const fetch = async (url: string, request?: GuardedRequest): Promise<GuardedAnswer> => {
    const next = answers[asked.length];
    asked.push({ url, request });
    if (!next || next instanceof CairnError) throw next ?? new Error('asked too often');
    return { url, status: next[0], headers: {}, body: new TextEncoder().encode(next[1]) };
  };
  return { fetch, asked };
}
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof CairnError ? `${error.kind} ${error.code}` : error;
};

describe('did:web', () => {
  test.each([
    ['did:web:issuer.example', 'https://issuer.example/.well-known/did.json'],
    ['did:web:issuer.example:i:alpha', 'https://issuer.example/i/alpha/did.json'],
    ['did:web:issuer.example%3A8443', 'https://issuer.example:8443/.well-known/did.json'],
    ['did:web:issuer.example%3a8443:x', 'https://issuer.example:8443/x/did.json'],
    ['did:web:issuer.example%3A65535', 'https://issuer.example:65535/.well-known/did.json'],
    ['did:web:1.issuer.example', 'https://1.issuer.example/.well-known/did.json'],
  ])('%s is at %s', (did, address) => {
    expect(didWebAddress(did)).toBe(address);
  });

  test.each([
    'did:web:',
    'did:web:issuer.example/x',
    'did:web:issuer.example:..:secret',
    'did:web:issuer.example:.',
    'did:web:issuer.example::x',
    'did:web:user@issuer.example',
    'did:web:issuer.example#key-1',
    'did:web:issuer.example?x',
    'did:web:issuer.example%2Fx',
    'did:web:issuer.example:a%2F..%2Fb',
    'did:web:[::1]',
    'did:web:issuer.example\n',
    'did:web:issuer.example.',
    'did:web:.issuer.example',
    'did:web:issuer..example',
    'did:web:127.0.0.1',
    'did:web:127.0.0.1%3A8443',
    'did:web:127.1',
    'did:web:2130706433',
    'did:web:0x7f000001',
    'did:web:issuer.0x7f',
    'did:web:0177.0.0.1',
    'did:web:%5B%3A%3A1%5D',
    'did:web:issuer.example%3A0',
    'did:web:issuer.example%3A65536',
    'did:web:issuer.example%3A99999',
    'did:web:issuer.example%3A',
    'did:web:issuer.example%3Ax',
    'did:web:issuer.example%253A8443',
    'did:web:user%40issuer.example',
    'did:web:user%3Asecret%40issuer.example',
    'did:web:issuer.example%00',
    'did:web:issuer.example%23',
    'did:web:issuer.example%3Fx',
    'did:web:issuer.example%5Cx',
    'did:web:issuer.example:%2E%2E:x',
    'did:web:issuer.example:a:',
    'did:web:\u0456ssuer.example',
  ])('%j is none', (did) => {
    expect(thrown(() => didWebAddress(did)).code).toBe('did.invalid');
  });

  test('no other method is looked up', () => {
    expect(thrown(() => didWebAddress('did:key:z6Mk')).code).toBe('did.method-unsupported');
  });

  test('is kept for five minutes, and asked for within the budget of who asks', async () => {
    let now = 0;
    const { fetch, asked } = answering([200, DOCUMENT], [200, DOCUMENT]);
    const resolve = outsideResolver({ fetch }, () => new Date(now));
    const budget = { fetches: 3, bytes: 100_000 };
    expect(await resolve(DID, budget)).toMatchObject({ id: DID });
    now = 299_999;
    expect(await resolve(DID)).toMatchObject({ id: DID });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: didWebAddress(DID), request: { budget, limitBytes: 65_536 } });
    now = 300_000;
    await resolve(DID);
    expect(asked).toHaveLength(2);
  });

  test('is fetched once for all who ask at the same time; a failure is theirs, and nobody’s after them', async () => {
    const { fetch, asked } = answering([500, ''], [200, DOCUMENT]);
    const resolve = outsideResolver({ fetch }, () => new Date(0));
    const failed = await Promise.all([resolve(DID), resolve(DID), resolve(DID)].map(codeOf));
    expect(failed).toEqual(Array(3).fill('unavailable fetch.no-answer'));
    expect(asked).toHaveLength(1);
    const found = await Promise.all([resolve(DID), resolve(DID), resolve(DID)]);
    expect(found.map(({ id }) => id)).toEqual([DID, DID, DID]);
    expect(asked).toHaveLength(2);
  });

  test('that one could not pay for is fetched for the others all the same', async () => {
    const spent = new CairnError('refused', 'fetch.budget', 'x');
    const { fetch, asked } = answering(spent, [200, DOCUMENT]);
    const resolve = outsideResolver({ fetch }, () => new Date(0));
    const first = codeOf(resolve(DID, { fetches: 0, bytes: 0 }));
    const second = resolve(DID, { fetches: 1, bytes: 100_000 });
    expect(await first).toBe('refused fetch.budget');
    expect(await second).toMatchObject({ id: DID });
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['the document of another', JSON.stringify({ id: 'did:web:other.example' })],
    ['one without an id', '{}'],
    ['a list', '[]'],
    ['no JSON', '<html>'],
    ['JSON with a name twice', `{"id":"${DID}","id":"${DID}"}`],
  ])('%s is not believed', async (_what, body) => {
    const { fetch } = answering([200, body]);
    const work = outsideResolver({ fetch }, () => new Date(0))(DID);
    expect(await codeOf(work)).toBe('invalid did.document-invalid');
  });

  test('that could not be asked for is told from one that does not exist, and neither is kept', async () => {
    const { fetch } = answering(
      [404, ''],
      [410, ''],
      [500, ''],
      new CairnError('refused', 'fetch.private-address', 'x'),
      [200, DOCUMENT],
    );
    const resolve = outsideResolver({ fetch }, () => new Date(0));
    expect(await codeOf(resolve(DID))).toBe('not-found did.not-found');
    expect(await codeOf(resolve(DID))).toBe('not-found did.not-found');
    expect(await codeOf(resolve(DID))).toBe('unavailable fetch.no-answer');
    expect(await codeOf(resolve(DID))).toBe('refused fetch.private-address');
    expect(await resolve(DID)).toMatchObject({ id: DID });
  });
});

test('status lists come as they are', async () => {
  const { fetch } = answering([200, '{"a": 1}'], [404, ''], [302, '']);
  const address = 'https://issuer.example/status/1';
  expect(await fetchStatusList({ fetch }, address)).toBe('{"a": 1}');
  expect(await codeOf(fetchStatusList({ fetch }, address))).toBe('not-found status-list.not-found');
  expect(await codeOf(fetchStatusList({ fetch }, address))).toBe('unavailable fetch.no-answer');
});

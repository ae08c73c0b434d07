import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';

let server: ConformanceServer;
let base: JsonObject;

beforeAll(async () => {
  server = await conformanceServer();
  const { id, endpoint } = server.find('issuers', 'ecdsa-sd-2023');
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:1c2f8a1e-6b5d-4a4e-9a51-6a9f6a1c2b33',
    type: ['VerifiableCredential'],
    issuer: id,
    credentialSubject: { id: 'did:example:learner', name: 'Zoë' },
  };
  const { body } = await server.post(endpoint, { credential, options: { mandatoryPointers: ['/issuer'] } });
  base = body.verifiableCredential as JsonObject;
}, 30_000);

function derive(change: Record<string, JsonValue | undefined>, selectivePointers = ['/credentialSubject']) {
  const body = { verifiableCredential: { ...base, ...change }, options: { selectivePointers } };
  const { endpoint } = server.find('vcHolders', 'ecdsa-sd-2023');
  return server.post(endpoint, JSON.parse(JSON.stringify(body)));
}

test('what can be derived from is', async () => {
  const { status, body } = await derive({});
  expect(status).toBe(201);
  expect(body.verifiableCredential).toMatchObject({ credentialSubject: { name: 'Zoë' } });
});

describe('what cannot be derived from is answered with what is wrong', () => {
  const list = { '@id': 'https://example.org/steps', '@container': '@list' };
  test.each<[string, Record<string, JsonValue | undefined>, string]>([
    ['a vocabulary that nobody knows', { '@context': ['https://unknown.example/'] }, 'supplied.faulty'],
    ['a number as context', { '@context': 7 }, 'supplied.faulty'],
    ['no context', { '@context': undefined }, 'supplied.faulty'],
    ['a word that is not defined', { undefinedTerm: 3 }, 'supplied.faulty'],
    ['a subject that is a number', { credentialSubject: 7 }, 'supplied.faulty'],
    ['a subject whose id is a number', { credentialSubject: { id: 3 } }, 'supplied.faulty'],
    ['a keyword', { credentialSubject: { '@id': 3 } }, 'supplied.faulty'],
    ['another type', { type: ['Other'] }, 'supplied.faulty'],
    ['no type', { type: undefined }, 'supplied.faulty'],
    ['no issuer', { issuer: undefined }, 'supplied.faulty'],
    ['no proof', { proof: undefined }, 'derive.no-base-proof'],
    [
      'a proof of a context of its own',
      { proof: { '@context': 'https://unknown.example/' } },
      'supplied.faulty',
    ],
    [
      'an ordered list',
      {
        '@context': ['https://www.w3.org/ns/credentials/v2', { steps: list }],
        credentialSubject: { steps: ['a', 'b'] },
      },
      'suite.unsuitable',
    ],
  ])('%s', async (_what, change, code) => {
    const { status, body } = await derive(change);
    expect([status, body.code]).toEqual([400, code]);
  });

  test.each([
    ['a pointer to nothing', ['/nowhere'], 'suite.pointer-unmatched'],
    ['a text that is no pointer', ['issuer'], 'suite.pointer-unmatched'],
  ])('%s', async (_what, pointers, code) => {
    const { status, body } = await derive({}, pointers);
    expect([status, body.code]).toEqual([400, code]);
  });
});

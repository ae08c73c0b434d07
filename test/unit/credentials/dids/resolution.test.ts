import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { readParameters } from '../../../../src/credentials/dids/did-parameters.js';
import { didWebDocument } from '../../../../src/credentials/dids/did-web.js';
import { resolveDid } from '../../../../src/credentials/dids/resolution.js';

const OWN = 'did:web:own.example';
const DID = 'did:web:a.example';
const KEY = 'z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b';
const method = { type: 'Multikey', controller: DID, publicKeyMultibase: KEY };
const service = { type: 'Files', serviceEndpoint: 'https://files.example/' };

/** What a DID resolves to, with options as they stand in a query, where somebody has published that document. */
function resolved(query: string, published: JsonObject = { id: DID }, did = DID): Promise<JsonObject> {
  return resolveDid(did, readParameters(query, []), {
    own: async (asked) =>
      asked === OWN ? didWebDocument(OWN, [{ id: `${OWN}#key-1`, publicKeyMultibase: KEY }]) : undefined,
    outside: async () => published,
  });
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'resolved',
    (error: { code: string }) => error.code,
  );

describe('relative URLs in a document', () => {
  const RELATIVE: JsonObject = {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: DID,
    alsoKnownAs: ['https://a.example/#a'],
    verificationMethod: [{ ...method, id: '#key-1' }],
    assertionMethod: ['#key-1', { ...method, id: '#key-2' }],
    authentication: [`${DID}#key-1`, 'did:web:b.example#key-1'],
    keyAgreement: ['#key-1'],
    capabilityInvocation: ['#key-1'],
    capabilityDelegation: ['#key-1'],
    service: [{ ...service, id: '#files' }],
    more: ['#key-1', { id: '#more', name: '#name' }, { name: 'none' }],
    lone: { id: '#lone' },
  };

  test('are made absolute if that is asked for', async () => {
    expect(await resolved('expandRelativeUrls=true', RELATIVE)).toEqual({
      ...RELATIVE,
      verificationMethod: [{ ...method, id: `${DID}#key-1` }],
      assertionMethod: [`${DID}#key-1`, { ...method, id: `${DID}#key-2` }],
      keyAgreement: [`${DID}#key-1`],
      capabilityInvocation: [`${DID}#key-1`],
      capabilityDelegation: [`${DID}#key-1`],
      service: [{ ...service, id: `${DID}#files` }],
      more: ['#key-1', { id: `${DID}#more`, name: '#name' }, { name: 'none' }],
      lone: { id: `${DID}#lone` },
    });
  });

  test.each(['', 'expandRelativeUrls=false'])('stay as they are with %j', async (query) => {
    expect(await resolved(query, RELATIVE)).toEqual(RELATIVE);
  });
});

test('who wants nothing that was kept is refused where something may be', async () => {
  expect(await codeOf(resolved('noCache=true'))).toBe('did.feature-unsupported');
  expect(await codeOf(resolved('noCache=false'))).toBe('resolved');
  expect(await codeOf(resolved('noCache=true', {}, OWN))).toBe('resolved');
  expect(await codeOf(resolved('noCache=true', {}, `did:key:${KEY}`))).toBe('resolved');
});

test('what somebody has published is handed on only if it has the form of a DID document', async () => {
  expect(await codeOf(resolved('', { id: DID, service: [service] }))).toBe('did.document-invalid');
  expect(await codeOf(resolved('', { id: DID, service: [{ ...service, id: '#files' }] }))).toBe('resolved');
});

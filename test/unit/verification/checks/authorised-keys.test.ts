import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { type DidDocument, didOf } from '../../../../src/credentials/dids/did-document.js';
import { readDidDocument } from '../../../../src/credentials/dids/read-did-document.js';
import { addProof } from '../../../../src/credentials/suites/add-proof.js';
import { checkHolder } from '../../../../src/verification/checks/holder.js';
import { checkIssuer, checkProofKeys } from '../../../../src/verification/checks/issuer.js';
import { outsideTrust } from '../../../../src/verification/outside.js';
import { smallCredential, type TestKey, testKey } from '../../../support/suite-keys.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const NOBODY = { issuers: new Map(), versions: new Map(), graceDays: 0 };
const DID = 'did:web:other.example';
const KEY = `${DID}#key-1`;

let key: TestKey;
let method: JsonObject;
beforeAll(async () => {
  key = await testKey('Ed25519', 'other');
  method = {
    id: KEY,
    type: 'Multikey',
    controller: DID,
    publicKeyMultibase: key.method.publicKeyMultibase,
  };
});

/** A document of the DID, as a host would send it, and what its signatures are found to be worth. */
async function found(published: JsonObject): Promise<Record<'issuer' | 'proof' | 'holder', string[]>> {
  const resolve = async (did: string): Promise<DidDocument | undefined> =>
    did === DID ? readDidDocument({ id: DID, ...published }, DID, NOW) : undefined;
  const signer = { ...key.signer, id: KEY };
  const options = { suite: 'eddsa-rdfc-2022', signedAt: new Date('2026-06-15T09:00:00Z') };
  const credential = await addProof(smallCredential(), signer, options);
  const presentation = await addProof(
    { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'], holder: DID },
    signer,
    { ...options, purpose: 'authentication' },
  );
  const codes = (results: readonly { code: string }[]) => results.map(({ code }) => code);
  const proof = credential.proof as JsonObject;
  expect(didOf(String(proof.verificationMethod))).toBe(DID);
  return {
    issuer: codes(await checkIssuer(DID, [proof], NOBODY, resolve)),
    proof: codes(await checkProofKeys([proof], resolve)),
    holder: codes(await checkHolder({ document: presentation }, {}, resolve, { now: NOW })),
  };
}

const REFUSED = {
  issuer: ['issuer.key-not-authorised'],
  proof: ['issuer.key-not-authorised'],
  holder: ['proof.valid', 'holder.key-not-authorised'],
};

test('a key that stands under both relationships signs credentials and presentations', async () => {
  const document = { verificationMethod: [method], assertionMethod: [KEY], authentication: [KEY] };
  expect(await found(document)).toEqual({
    issuer: ['issuer.authorised'],
    proof: ['issuer.key-authorised'],
    holder: ['proof.valid', 'holder.present'],
  });
});

test('a key that its DID lists and allows nothing signs nothing', async () => {
  expect(await found({ verificationMethod: [method] })).toEqual(REFUSED);
});

test('a key that may assert presents nothing, and the other way round', async () => {
  const asserts = await found({ verificationMethod: [method], assertionMethod: [KEY] });
  expect([asserts.issuer, asserts.holder]).toEqual([['issuer.authorised'], REFUSED.holder]);
  const presents = await found({ verificationMethod: [method], authentication: [KEY] });
  expect([presents.issuer, presents.holder]).toEqual([REFUSED.issuer, ['proof.valid', 'holder.present']]);
});

test('a key that somebody else controls is not the DID’s, though it lists and allows it', async () => {
  const listed = { ...method, controller: 'did:web:mallory.example' };
  const document = { verificationMethod: [listed], assertionMethod: [KEY], authentication: [KEY] };
  expect(await found(document)).toEqual(REFUSED);
});

describe('what strangers publish, as the service looks it up', () => {
  const looked = async (over: JsonObject, members: JsonObject = {}) => {
    const verificationMethod = [{ ...method, ...over }];
    const document = { id: DID, verificationMethod, assertionMethod: [KEY], ...members };
    const trust = outsideTrust({
      clock: () => NOW,
      didDocument: async () => document,
      statusList: () => Promise.reject(new Error('none')),
    });
    return (await trust.resolveDid(DID))?.verificationMethod.map(({ id }) => id);
  };

  test('has the keys that are good now', async () => {
    expect(await looked({})).toEqual([KEY]);
    expect(await looked({ expires: '2026-06-15T10:00:01Z' })).toEqual([KEY]);
  });

  test('has them beside a key of a kind that is not known here, and without the one that is broken', async () => {
    const unknown = { ...method, id: '#other', type: 'Unheard' };
    expect(await looked({}, { authentication: [unknown] })).toEqual([KEY]);
    expect(await looked({ publicKeyMultibase: 7 }, { authentication: [unknown] })).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['a service is none', { service: [{ id: '#files' }] }],
    ['a controller is no URL', { controller: 'somebody' }],
    ['a key has the name of another', { authentication: [{ id: KEY, type: 'Other', controller: DID }] }],
  ])('is nothing if in its document %s', async (_what, members) => {
    expect(await looked({}, members)).toBeUndefined();
  });

  test.each(['revoked', 'expires'])('has no key with a %s in the past', async (name) => {
    expect(await looked({ [name]: '2026-06-15T09:59:59Z' })).toEqual([]);
  });
});

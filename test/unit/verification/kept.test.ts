import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../../src/common/json.js';
import type { VerificationMethod } from '../../../src/credentials/dids/did-document.js';
import { publishVersion } from '../../../src/credentials/documents/published.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../../src/credentials/status/bitstring.js';
import { verifyingOnce } from '../../../src/verification/kept-lists.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { makeWorld, type SignedAward, type World, wholeStack } from '../../support/world.js';

// What a process has read, decoded and verified once it keeps. Nothing of that may stand for anything else, or for another time.

let otherList: string;
let world: World;
let award: SignedAward;
beforeAll(async () => {
  world = await makeWorld();
  award = await world.award();
  otherList = await encodeBitstring(MINIMUM_LENGTH, [0]);
});

const bent = (over: Partial<TrustMaterial>): TrustMaterial => ({ ...world.material, ...over });

/** The verdict, and the codes of what keeps it from being verified. */
async function found(document: JsonObject, material: TrustMaterial = world.material) {
  const { verdict, credentials } = await verify(document, material);
  const [report] = credentials;
  const codes = report?.results.flatMap(({ outcome, code, advisory }) =>
    advisory || outcome === 'pass' || outcome === 'not-applicable' ? [] : [code],
  );
  return [verdict, ...(codes ?? [])];
}

test('a published version that says something else at the same address is another one', async () => {
  const module = world.modules['MOD-A'];
  if (!module) throw new Error('no module');
  const { address, bytes } = publishVersion(module);
  const other = publishVersion({ ...module, title: { en: 'Another title' } });
  const serving = (text: string) => bent({ publishedVersion: async () => text });
  const registered = (digest: string): TrustMaterial => {
    const { registry } = world.material;
    const version = registry.versions.get(address);
    if (!version) throw new Error('no version');
    const versions = new Map([...registry.versions, [address, { ...version, digest }]]);
    return { ...serving(other.bytes), registry: { ...registry, versions } };
  };
  for (let turn = 0; turn < 2; turn++) {
    expect(await found(award.document, serving(bytes))).toEqual(['verified']);
    expect(await found(award.document, serving(other.bytes))).toEqual([
      'undetermined',
      'recognition.version-unavailable',
    ]);
    expect(await found(award.document, registered(other.digest))).toEqual([
      'not-verified',
      'recognition.version-changed',
      'recognition.described-otherwise',
    ]);
    expect(await found(award.document, serving('{'))).toEqual([
      'undetermined',
      'recognition.version-unavailable',
    ]);
  }
});

describe('a status list that was verified before', () => {
  const serving = (list: JsonObject | undefined) => bent({ statusList: async () => list });
  const entryOf = (purpose: string) => ({ purpose, list: `https://cairn.example/status/uni-a/${purpose}` });

  test('says who was revoked since, as soon as it is another list at the same address', async () => {
    const one = await world.award();
    expect(await found(one.document)).toEqual(['verified']);
    world.setStatus('revocation', 'uni-a', one.index);
    expect(await found(one.document)).toEqual(['not-verified', 'status.revoked']);
    expect(await found(award.document)).toEqual(['verified']);
  });

  test('is relied on as long as it says, and no longer', async () => {
    const lists = new Map<string, JsonObject | undefined>();
    const kept = async (address: string) => {
      if (!lists.has(address)) lists.set(address, await world.material.statusList(address));
      return lists.get(address);
    };
    const at = (now: string) => bent({ statusList: kept, now: new Date(now) });
    expect(await found(award.document, at('2026-06-22T09:59:00Z'))).toEqual(['verified']);
    const stale = ['undetermined', 'status.list-stale', 'status.list-stale'];
    expect(await found(award.document, at('2026-06-22T10:06:00Z'))).toEqual(stale);
    expect(await found(award.document, at('2026-06-22T09:59:00Z'))).toEqual(['verified']);
  });

  test('is no list under a key that is its issuer’s no more', async () => {
    const { registry } = world.material;
    const withKeys = (until: string): TrustMaterial => {
      const issuers = new Map(
        [...registry.issuers].map(([did, issuer]) => [
          did,
          { ...issuer, keys: issuer.keys.map((key) => ({ ...key, until })) },
        ]),
      );
      return bent({ registry: { ...registry, issuers } });
    };
    expect(await found(award.document, withKeys('2030-01-01T00:00:00Z'))).toEqual(['verified']);
    expect(await found(award.document, withKeys('2026-01-01T00:00:00Z'))).toEqual([
      'not-verified',
      'issuer.key-not-valid-then',
      'status.list-invalid',
      'status.list-invalid',
    ]);
  });

  test.each<[string, (list: JsonObject) => JsonObject, string]>([
    ['one bit', (list) => ({ ...list, credentialSubject: otherBits(list) }), 'status.list-invalid'],
    ['its time', (list) => ({ ...list, validUntil: '2099-01-01T00:00:00Z' }), 'status.list-invalid'],
    ['its signature', (list) => ({ ...list, proof: otherSignature(list) }), 'status.list-invalid'],
    ['its address', (list) => ({ ...list, id: `${list.id}/x` }), 'status.list-other-address'],
  ])('is another one if %s was changed', async (_what, change, code) => {
    const { list } = entryOf('revocation');
    const genuine = await world.material.statusList(list);
    if (!genuine) throw new Error('no list');
    const suspension = await world.material.statusList(entryOf('suspension').list);
    const at = (revocation: JsonObject) =>
      bent({ statusList: async (address) => (address.endsWith('revocation') ? revocation : suspension) });
    for (let turn = 0; turn < 2; turn++) {
      expect(await found(award.document, at(genuine))).toEqual(['verified']);
      expect(await found(award.document, at(change(genuine)))).toEqual(['undetermined', code]);
    }
    expect(await found(award.document, serving(undefined))).toEqual([
      'undetermined',
      'status.list-unavailable',
      'status.list-unavailable',
    ]);
  });

  test('is read anew by whoever changes the object that it was', async () => {
    const { list } = entryOf('revocation');
    const lists = new Map<string, JsonObject | undefined>();
    for (const { list: address } of [entryOf('revocation'), entryOf('suspension')])
      lists.set(address, await world.material.statusList(address));
    const material = bent({ statusList: async (address) => lists.get(address) });
    expect(await found(award.document, material)).toEqual(['verified']);
    Object.assign(lists.get(list) ?? {}, { validUntil: '2099-01-01T00:00:00Z' });
    expect(await found(award.document, material)).toEqual(['undetermined', 'status.list-invalid']);
  });
});

test('a proof is verified anew where anything of it, its key or the document differs, and where that cannot be told', async () => {
  const asked: string[] = [];
  const verifyOne = verifyingOnce(async (input, proof) => {
    asked.push(`${input.id} ${proof.proofValue}`);
    return input.id === proof.proofValue ? 'valid' : 'invalid';
  });
  const key = (name: string): VerificationMethod => ({
    id: `did:web:x.example#${name}`,
    type: 'Multikey',
    controller: 'did:web:x.example',
    publicKeyMultibase: name,
  });
  const id = `urn:kept:${Math.random()}`;
  const valid: Parameters<typeof verifyOne> = [{ id, a: ['x'] }, { proofValue: id }, key('k')];
  for (let turn = 0; turn < 3; turn++) expect(await verifyOne(...valid)).toBe('valid');
  expect(asked).toHaveLength(1);
  const [document, proof] = valid;
  const others: Parameters<typeof verifyOne>[] = [
    [{ ...document, a: ['y'] }, proof, key('k')],
    [{ ...document, id: 'urn:other' }, proof, key('k')],
    [document, { proofValue: 'other' }, key('k')],
    [document, proof, key('l')],
    [document, proof, { ...key('k'), asJwk: true }],
    [{ ...document, a: [Number.POSITIVE_INFINITY] }, proof, key('k')],
    [{ ...document, a: [Number.NEGATIVE_INFINITY] }, proof, key('k')],
  ];
  for (const other of others)
    expect(await verifyOne(...other)).toBe(other[0].id === other[1].proofValue ? 'valid' : 'invalid');
  expect(asked).toHaveLength(1 + others.length);
});

test('a bundle is judged by the parts that it holds, whatever was verified before', async () => {
  const { bundle, outer } = await wholeStack(world);
  expect((await verify(bundle, world.material, { parts: 'required' })).verdict).toBe('verified');
  const subject = isJsonObject(outer.document.credentialSubject) ? outer.document.credentialSubject : {};
  const changed = { ...outer.document, credentialSubject: { ...subject, name: 'Somebody Else' } };
  const held = Array.isArray(bundle.verifiableCredential) ? bundle.verifiableCredential : [];
  const forged = { ...bundle, verifiableCredential: [changed, ...held.slice(1)] };
  expect((await verify(forged, world.material, { parts: 'required' })).verdict).toBe('not-verified');
  expect((await verify(bundle, world.material, { parts: 'required' })).verdict).toBe('verified');
});

function otherBits(list: JsonObject): JsonObject {
  const subject = isJsonObject(list.credentialSubject) ? list.credentialSubject : {};
  // the shortest list with its first bit set, in which nothing else differs
  return { ...subject, encodedList: otherList };
}

function otherSignature(list: JsonObject): JsonObject {
  const proof = isJsonObject(list.proof) ? list.proof : {};
  const value = String(proof.proofValue);
  return { ...proof, proofValue: value.slice(0, -1) + (value.endsWith('2') ? '3' : '2') };
}

import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import type { Registry } from '../../src/registry/registry.js';
import { buildRegistryStatement, readRegistryStatement } from '../../src/registry/statement.js';
import { anchorOf, offlineMaterial } from '../../src/verification/anchor.js';
import { verify } from '../../src/verification/verify.js';
import { NOW, testIssuer } from '../support/samples.js';
import { makeWorld, type World } from '../support/world.js';

/** Whoever makes a bundle may write whatever they like into it: the anchor’s signature alone makes anything of it believed. */
let world: World;
let credential: JsonObject;
let version: JsonValue;
const address = 'https://cairn.example/registry';

beforeAll(async () => {
  world = await makeWorld();
  const award = await world.award({ module: 'MOD-A', issuer: 'uni-a' });
  credential = award.document;
  version = JSON.parse(JSON.stringify(world.modules['MOD-A']));
});

async function stated(
  registry: Registry,
  over: { says?: string; signs?: string; at?: Date; validUntil?: string } = {},
): Promise<JsonObject> {
  const { says = 'network', signs = says, at = NOW, validUntil = '2026-06-22T10:00:00Z' } = over;
  const [{ did: network }, { signer }] = await Promise.all([testIssuer(says), testIssuer(signs)]);
  return signCredential(buildRegistryStatement(registry, { network, address, validUntil }), signer, at);
}

/** The verdict offline, by the word of the network, and what is said of recognition. */
async function told(...statements: JsonValue[]) {
  const anchor = await anchorOf((await testIssuer('network')).did, NOW);
  const lists = (await Promise.all(listsOf(credential).map(world.material.statusList))).filter(isJsonObject);
  const bundle = buildBundle([credential, ...lists, ...statements], [version]);
  const { verdict, credentials } = await verify(bundle, offlineMaterial(NOW, anchor ? [anchor] : []));
  const codes = (credentials[0]?.results ?? []).filter(({ check }) => check === 'recognition');
  return [credentials.length, verdict, ...codes.map(({ code }) => code)];
}
const listsOf = ({ credentialStatus }: JsonObject): string[] =>
  Array.isArray(credentialStatus)
    ? credentialStatus.flatMap((entry) => (isJsonObject(entry) ? String(entry.statusListCredential) : []))
    : [];

/** The registry with what is said of an issuer changed. */
function bent(
  code: string,
  over: object,
  { issuers, ...rest }: Registry = world.material.registry,
): Registry {
  const changed = [...issuers].map(
    ([did, issuer]) => [did, issuer.code === code ? { ...issuer, ...over } : issuer] as const,
  );
  return { ...rest, issuers: new Map(changed) };
}

test('a registry says the same after it was stated and read', async () => {
  const { registry } = world.material;
  const read = readRegistryStatement(await stated(registry));
  expect(read).toMatchObject({
    network: (await testIssuer('network')).did,
    validFrom: '2026-06-15T10:00:00Z',
  });
  const plain = (one: Registry | undefined) =>
    JSON.parse(JSON.stringify([one?.graceDays, [...(one?.issuers ?? [])], [...(one?.versions ?? [])]]));
  expect(plain(read?.registry)).toEqual(plain(registry));
});

describe('what came along about issuers', () => {
  test('counts if the anchor signed it', async () => {
    expect(await told(await stated(world.material.registry))).toEqual([
      1,
      'verified',
      'recognition.recognised',
    ]);
  });

  test('does not if somebody else did, in whosever name', async () => {
    const { registry } = world.material;
    const { issuers } = bent('uni-a', { kind: 'network' }, bent('network', { kind: 'institution' }));
    const others: [JsonObject, string][] = [
      [await stated({ ...registry, issuers }, { says: 'uni-a' }), 'recognition.statement-by-other'],
      [await stated(registry, { signs: 'uni-a' }), 'recognition.statement-invalid'],
      [await stated(registry, { signs: 'stranger' }), 'recognition.statement-invalid'],
      [await stated(registry, { says: 'stranger' }), 'recognition.statement-invalid'],
    ];
    for (const [statement, code] of others) expect(await told(statement)).toEqual([1, 'undetermined', code]);
  });

  test('does not if a letter of it was changed, moved or left out', async () => {
    const genuine = await stated(world.material.registry);
    const subject = genuine.credentialSubject as { id: string; registry: { issuers: JsonObject[] } };
    const [first = {}, ...more] = subject.registry.issuers;
    const inside = (issuers: JsonValue[]) => ({
      ...genuine,
      credentialSubject: { ...subject, registry: { ...subject.registry, issuers } },
    });
    const { proof: _proof, ...unsigned } = genuine;
    const changes: JsonObject[] = [
      inside([{ ...first, demo: true }, ...more]),
      inside([...more, first]),
      inside([first, ...more.slice(1)]),
      inside([first, first, ...more]),
      { ...genuine, validUntil: '2036-06-22T10:00:00Z' },
      { ...genuine, id: 'https://cairn.example/other' },
      { ...genuine, description: 'What it says beside' },
      { ...genuine, proof: [] },
      unsigned,
    ];
    for (const change of changes)
      expect(await told(change)).toEqual([1, 'undetermined', 'recognition.statement-invalid']);
  });

  test('is what it says last, and an older word takes nothing back', async () => {
    const { registry } = world.material;
    const before = await stated(registry, { at: new Date('2026-06-14T10:00:00Z') });
    const ended = await stated(bent('uni-a', { recognisedFor: [] }));
    for (const both of [
      [before, ended],
      [ended, before],
    ])
      expect(await told(...both)).toEqual([1, 'not-verified', 'recognition.not-for-this']);
    expect(await told(before)).toEqual([1, 'verified', 'recognition.recognised']);
  });

  test('ends a key, too', async () => {
    const keys = [
      { ...(await testIssuer('uni-a')).key, from: '2020-01-01T00:00:00Z', until: '2020-12-31T00:00:00Z' },
    ];
    const [, verdict] = await told(await stated(bent('uni-a', { keys })));
    expect(verdict).toBe('not-verified');
  });

  test('is no credential of its own, whatever it is', async () => {
    const statement = await stated(world.material.registry);
    await expect(verify(statement, world.material)).rejects.toMatchObject({
      code: 'verify.not-a-credential',
    });
    await expect(verify(buildBundle([statement]), world.material)).rejects.toMatchObject({
      code: 'verify.empty-presentation',
    });
  });
});

test('an anchor has to say by which key', async () => {
  const { did, key } = await testIssuer('network');
  const document = {
    id: 'did:web:net.example',
    assertionMethod: [{ ...key, type: 'Multikey', controller: did }],
  };
  const right = [did, `did:web:net.example#${key.publicKeyMultibase}`, document];
  for (const written of right) expect((await anchorOf(written, NOW))?.assertionMethod).toHaveLength(1);
  const wrong = [
    'did:web:net.example',
    'did:web:net.example#key-1',
    'did:key:z6Mk',
    `${did}#x`,
    'net.example',
    {},
  ];
  for (const written of wrong) expect(await anchorOf(written, NOW)).toBeUndefined();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { masterSealer } from '../../src/keys/seal.js';
import { MASTER_SECRET, openTestServices, seededRandom, type TestServices } from '../support/services.js';

/** What somebody can do who reads or writes the database and doesn't know the master secret. */
let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const reopened = async () => (await services.another()).keystore;

test('no secret stands in the database in any spelling', async () => {
  const keys = await services.database.prisma.signingKey.findMany();
  const sealer = masterSealer(new Uint8Array(MASTER_SECRET), seededRandom('unused'));
  const rows = JSON.stringify(keys, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
  expect(keys.length).toBeGreaterThan(1);
  for (const key of keys) {
    const secret = Buffer.from(sealer.open('signing key', key.id, key.sealedSecret));
    expect(secret.byteLength).toBe(32);
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(rows).not.toContain(secret.toString(encoding));
  }
});

test('a sealed key opens in its own row, for its own purpose, unchanged, under its own master secret only', async () => {
  const [one, two] = await services.database.prisma.signingKey.findMany({ orderBy: { id: 'asc' } });
  if (!one || !two) throw new Error('a network has several keys');
  const sealer = masterSealer(new Uint8Array(MASTER_SECRET), seededRandom('unused'));
  const other = masterSealer(seededRandom('another master')(32), seededRandom('unused'));
  const open = [
    () => sealer.open('signing key', two.id, one.sealedSecret),
    () => sealer.open('status permutation', one.id, one.sealedSecret),
    () => other.open('signing key', one.id, one.sealedSecret),
    () => sealer.open('signing key', one.id, one.sealedSecret.subarray(0, 20)),
    () => sealer.open('signing key', one.id, new Uint8Array(0)),
    ...[0, 1, 13, one.sealedSecret.length - 1].map((place) => () => {
      const changed = Uint8Array.from(one.sealedSecret);
      changed[place] = (changed[place] ?? 0) ^ 1;
      return sealer.open('signing key', one.id, changed);
    }),
  ];
  for (const attempt of open) expect(attempt).toThrow('does not open');
});

test('a key moved to another issuer signs for nobody', async () => {
  const { prisma } = services.database;
  const [one, two] = await prisma.signingKey.findMany({ orderBy: { id: 'asc' } });
  if (!one || !two) throw new Error('a network has several keys');
  const restore = () =>
    prisma.signingKey.update({ where: { id: one.id }, data: { sealedSecret: one.sealedSecret } });
  await prisma.signingKey.update({ where: { id: one.id }, data: { sealedSecret: two.sealedSecret } });
  const keystore = await reopened();
  await expect(keystore.signerFor(one.did)).rejects.toThrow('does not open');
  await expect(keystore.check()).rejects.toThrow('does not open');
  await restore();
  const again = await reopened();
  expect((await again.signerFor(one.did)).id).toBe(one.id);
});

test('a key that another process retired signs nothing more here', async () => {
  const { prisma } = services.database;
  const keystore = await reopened();
  const { keystore: here } = services.services;
  const did = (await prisma.network.findUniqueOrThrow({ where: { id: 1 } })).did;
  const { id } = await here.signerFor(did);
  const rotated = await keystore.make(undefined);
  await prisma.signingKey.update({ where: { id }, data: { retiredAt: new Date() } });
  await expect(here.signerFor(did)).rejects.toMatchObject({ code: 'keys.missing' });
  await prisma.signingKey.create({
    data: { ...rotated, did, sealedSecret: Uint8Array.from(rotated.sealedSecret), retiredAt: null },
  });
  expect((await here.signerFor(did)).id).toBe(rotated.id);
});

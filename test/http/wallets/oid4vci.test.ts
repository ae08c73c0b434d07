import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { submitted } from '../../../src/verification/plain.js';
import { verify } from '../../../src/verification/verify.js';
import {
  openWalletSite,
  plainWallet,
  type WalletKey,
  type WalletSite,
  walletKey,
} from '../../support/wallets/site.js';

/** OpenID4VCI message by message: what a wallet is given when it does as it should. */
let the: WalletSite;
let wallet: ReturnType<typeof plainWallet>;
let phone: WalletKey;
let tablet: WalletKey;
/** Awards by code. */
const awards: Record<string, string> = {};
beforeAll(async () => {
  the = await openWalletSite();
  wallet = plainWallet(the.origin);
  [phone, tablet] = [await walletKey('EdDSA'), await walletKey('ES256')];
  await the.issue('alpha', 'S-1,Silvan Moor,MA,2026-05-04,B,', 'S-1,Silvan Moor,MB,2026-05-05,B,');
  for (const { id, code } of await the.database.prisma.award.findMany()) awards[code] = id;
});
afterAll(() => the.close());

const credentialsOf = ({ credentials }: JsonObject): JsonValue[] =>
  (Array.isArray(credentials) ? credentials : []).flatMap((one) =>
    isJsonObject(one) && one.credential !== undefined ? [one.credential] : [],
  );
const verdictOf = async (document: JsonValue) =>
  (await verify(submitted(document), await the.services.trust())).verdict;

test('metadata of issuer and authorisation server are where new and old wallets look', async () => {
  for (const name of ['openid-credential-issuer', 'oauth-authorization-server']) {
    const found = [`${the.origin}/.well-known/${name}/oid4vci`, `${wallet.issuer}/.well-known/${name}`];
    const [first, second] = await Promise.all(found.map(async (url) => (await fetch(url)).json()));
    expect(first).toEqual(second);
    expect(first.credential_issuer ?? first.issuer).toBe(wallet.issuer);
  }
});

test('all awards of an offer, in both forms, each copy once however often it is asked for', async () => {
  const offer = await the.offer([awards.MA ?? '', awards.P1 ?? '']);
  const { configurations } = await wallet.read(offer);
  expect(configurations).toEqual(['m.MA.1.vc', 'm.MA.1.sd-jwt', 'p.P1.1.vc', 'p.P1.1.sd-jwt']);
  const session = await wallet.signedIn(offer);
  const given: JsonValue[] = [];
  for (const configuration of configurations) {
    const answer = await wallet.credential(session, configuration, phone, tablet);
    expect(answer.status).toBe(200);
    const copies = credentialsOf(answer.body);
    expect(copies).toHaveLength(2);
    for (const copy of copies) expect(await verdictOf(copy)).toBe('verified');
    given.push(...copies);
    const again = await wallet.credential(session, configuration, tablet, phone);
    expect(new Set(credentialsOf(again.body).map((one) => JSON.stringify(one)))).toEqual(
      new Set(copies.map((one) => JSON.stringify(one))),
    );
    expect(again.body.notification_id).toBe(answer.body.notification_id);
  }
  expect(new Set(given.map((one) => JSON.stringify(one))).size).toBe(8);
});

test('a wallet that stops half-way goes on where it stopped, and nothing is issued twice', async () => {
  const { prisma } = the.database;
  const key = await walletKey();
  const offer = await the.offer([awards.MB ?? '']);
  const count = () => prisma.rendition.count({ where: { credential: { awardId: awards.MB ?? '' } } });
  const before = await count();
  // stops before it asks for a token: the same code opens the offer later
  const [first, again] = [await wallet.read(offer), await wallet.read(offer)];
  expect(again).toEqual(first);
  expect(await count()).toBe(before);
  const session = await wallet.signedIn(offer);
  // stops once it has the token, and once it has asked: what was made is what it gets
  const taken = await wallet.credential(session, 'm.MB.1.vc', key);
  const resumed = await wallet.credential(session, 'm.MB.1.vc', key);
  expect(resumed.body).toEqual(taken.body);
  // lost the token: a new offer leads to the same copy
  const later = await wallet.credential(
    await wallet.signedIn(await the.offer([awards.MB ?? ''])),
    'm.MB.1.vc',
    key,
  );
  expect(later.body.credentials).toEqual(taken.body.credentials);
  expect(await count()).toBe(before + 1);
});

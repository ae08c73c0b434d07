import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { awardOfSdJwt } from '../../../src/credentials/sd-jwt/award.js';
import { readSdJwt } from '../../../src/credentials/sd-jwt/read.js';
import { askWallet, readRequest } from '../../../src/delivery/asking/ask.js';
import { linksOf } from '../../../src/delivery/asking/links.js';
import { verify } from '../../../src/verification/verify.js';
import { openWalletSite, type WalletSite } from '../../support/wallets/site.js';

/** Credo’s holder takes an award into its wallet. It loads too many modules for the quick tests. */
const CREDO = fileURLToPath(new URL('../../support/wallets/credo.mjs', import.meta.url));
let the: WalletSite;
beforeAll(async () => {
  the = await openWalletSite();
});
afterAll(() => the.close());

/** What Credo was given. */
function taken(question: object): Promise<{ credential: string; dpop: boolean; answered?: number }> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [CREDO], { timeout: 60_000 }, (error, out) => {
      if (error) reject(error);
      else resolve(JSON.parse(out));
    });
    child.stdin?.end(JSON.stringify(question));
  });
}

test('Credo takes an SD-JWT with an access token that is bound to a key of its own', async () => {
  const { issued } = await the.issue('alpha', 'S-1,Silvan Moor,MA,2026-05-04,B,');
  const award = issued[0]?.awardId ?? '';
  const { offerUri, txCode } = await the.offer([award]);
  const { credential, dpop } = await taken({ offerUri, txCode, configuration: 'm.MA.1.sd-jwt' });
  expect(dpop).toBe(true);
  const { claims } = readSdJwt(credential);
  expect(claims.cnf).toMatchObject({ jwk: { kty: 'EC', crv: 'P-256' } });
  expect(awardOfSdJwt(claims)?.award.id).toBe(award);
  expect((await verify(credential, await the.services.trust())).verdict).toBe('verified');
  expect(await the.database.prisma.walletRequest.findMany({ select: { event: true } })).toEqual([
    { event: 'credential_accepted' },
  ]);
}, 90_000);

test('Credo takes an SD-JWT and presents it to somebody who asks for it', async () => {
  const { issued } = await the.issue('alpha', 'S-2,Ivo Primjer,MA,2026-05-04,B,');
  const { offerUri, txCode } = await the.offer([issued[0]?.awardId ?? '']);
  const { asking } = the.services;
  const { secret } = await askWallet(asking, { kind: 'module', code: 'MA' });
  const { openid4vp } = await linksOf(asking, secret);
  const { answered } = await taken({ offerUri, txCode, configuration: 'm.MA.1.sd-jwt', openid4vp });
  expect(answered).toBe(200);
  const asked = await readRequest(asking, secret);
  expect(asked?.report?.verdict).toBe('verified');
  const summary = asked?.report?.credentials[0]?.summary;
  expect(summary).toMatchObject({ learnerName: 'Ivo Primjer', title: 'MA' });
  // nobody asked for it, so the wallet kept it to itself
  expect(summary).not.toHaveProperty('grade');
}, 90_000);

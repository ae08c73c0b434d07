import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import express from 'express';
import jsQR from 'jsqr';
import { problemHandler } from '../../../src/http/problems.js';
import { walletPages } from '../../../src/web/wallet/page.js';
import { SITE } from '../../support/pages.js';
import { learnerByNumber } from '../../support/services.js';
import { openWalletSite, plainWallet, type WalletSite } from '../../support/wallets/site.js';

/** The page that offers awards to the wallet of whoever is signed in. Who that is, each request says here by itself. */
let the: WalletSite;
let post: (awards: readonly string[], learner?: string) => Promise<Response>;
let learnerId: string;
let [mine, theirs] = ['', ''];
const pages = createServer();
beforeAll(async () => {
  the = await openWalletSite();
  await the.issue('alpha', 'S-1,Silvan Moor,MA,2026-05-04,B,', 'S-2,Ivo Primjer,MA,2026-05-04,B,');
  learnerId = await learnerByNumber(the, 'alpha', 'S-1');
  const rows = await the.database.prisma.award.findMany();
  mine = rows.find((row) => row.learnerId === learnerId)?.id ?? '';
  theirs = rows.find((row) => row.learnerId !== learnerId)?.id ?? '';
  const app = express();
  app.use(
    walletPages({
      wallet: the.services.wallet,
      site: async () => SITE,
      accounts: {
        ...the.services.accounts,
        signedIn: async (request) => {
          const { cookie: id } = request.headers;
          const session = { accountId: 'account', email: 'silvan@example.org', sessionId: 'session' };
          return id === undefined
            ? undefined
            : { ...session, language: 'en', learners: [{ learnerId: id, issuers: undefined }] };
        },
      },
    }),
  );
  app.use(problemHandler({ random: the.services.effects.random, logError: () => {} }));
  pages.on('request', app);
  await new Promise<void>((resolve) => {
    pages.listen(0, '127.0.0.1', resolve);
  });
  const { port } = pages.address() as AddressInfo;
  post = (awards, learner) =>
    fetch(`http://127.0.0.1:${port}/me/wallet`, {
      method: 'POST',
      redirect: 'manual',
      headers: learner === undefined ? {} : { cookie: learner },
      body: new URLSearchParams(awards.map((award) => ['award', award])),
    });
});
afterAll(async () => {
  pages.close();
  pages.closeAllConnections();
  await the.close();
});

test('what is scanned from the page, with the digits beside it, opens the offer', async () => {
  const answer = await post([mine], learnerId);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const html = await answer.text();
  const path = /<svg class="qr"[^>]*>(.*?)<\/svg>/.exec(html)?.[1] ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">${path}</svg>`;
  const { pixels, width, height } = new Resvg(svg, {
    fitTo: { mode: 'width', value: 400 },
    background: '#fff',
  }).render();
  const offerUri = jsQR.default(new Uint8ClampedArray(pixels), width, height)?.data ?? '';
  const txCode = /<output>(\d{6})<\/output>/.exec(html)?.[1] ?? '';
  expect(offerUri).not.toContain(txCode);
  const wallet = plainWallet(the.origin);
  const { code } = await wallet.read({ offerUri });
  expect(await wallet.token({ 'pre-authorized_code': code, tx_code: txCode })).toMatchObject({ status: 200 });
});

test('nobody is offered what is somebody else’s, and who isn’t signed in is led there', async () => {
  expect((await post([theirs], learnerId)).status).toBe(404);
  expect((await post([mine, theirs], learnerId)).status).toBe(404);
  expect((await post([], learnerId)).status).toBe(404);
  const stranger = await post([mine]);
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in']);
});

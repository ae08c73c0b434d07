import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { readSdJwt } from '../../../src/credentials/sd-jwt/read.js';
import { disclosedClaims } from '../../../src/credentials/sd-jwt/withhold.js';
import { boundCopy } from '../../../src/delivery/oid4vci/credential.js';
import { holderOf } from '../../../src/issuing/renditions/holder.js';
import { findChromium } from '../../support/chromium.js';
import { type FormJudge, startFormJudge } from '../../support/judges/form-judge.js';
import { V2 } from '../../support/outside-proofs.js';
import { revoke } from '../../support/revoke.js';
import { learnerByNumber } from '../../support/services.js';
import {
  answered,
  type Held,
  matched,
  presentSdJwt,
  type ReadRequest,
  readRequest,
} from '../../support/wallets/presenter.js';
import { openWalletSite, type WalletKey, type WalletSite, walletKey } from '../../support/wallets/site.js';

/**
 * Wallets are asked for certificates over HTTP, and answer with the client of `@openid4vc/openid4vp` and what `dcql` finds in them,
 * or with the messages of the Learner Credential Wallet. Presentations are signed by the libraries that wallets use.
 */
const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? test.skip : test;
let the: WalletSite;
let library: FormJudge;
let key: WalletKey;
let dids: Record<string, string>;
/** Awards by learner and code. */
const awards: Record<string, string> = {};

beforeAll(async () => {
  library = startFormJudge();
  the = await openWalletSite();
  key = await walletKey('ES256');
  dids = (await library.dids()).proofs;
  await the.issue(
    'alpha',
    'S-1,Silvan Moor,MA,2026-05-04,B,',
    'S-1,Silvan Moor,MB,2026-05-05,B,',
    'S-1,Silvan Moor,MC,2026-05-06,B,',
    'S-2,Ivo Primjer,MA,2026-05-04,B,',
    'S-2,Ivo Primjer,MB,2026-05-05,B,',
  );
  for (const number of ['S-1', 'S-2']) {
    const learnerId = await learnerByNumber(the, 'alpha', number);
    for (const { id, code } of await the.database.prisma.award.findMany({ where: { learnerId } }))
      awards[`${number} ${code}`] = id;
  }
});
afterAll(async () => {
  await library.stop();
  await the.close();
});

interface Told {
  readonly state: string;
  readonly page: string;
  readonly poll: string;
  readonly openid4vp: string;
  readonly learnerCredentialWallet: string;
  readonly report?: { readonly verdict: string; readonly results: readonly { readonly code: string }[] };
}

async function post(url: string, body: JsonValue) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}
async function asked(question: JsonObject = { programme: 'P1' }): Promise<Told> {
  const { status, body } = await post(`${the.origin}/api/ask`, question);
  expect(status).toBe(201);
  return body;
}
const told = async ({ poll }: Told): Promise<Told> => (await fetch(poll)).json();
const verdictOf = async (request: Told) => {
  const { state, report } = await told(request);
  const codes = report?.results.flatMap((one) => (one.code.endsWith('.pass') ? [] : one.code));
  return { state, verdict: report?.verdict, codes };
};

/** A copy of an award in the wallet. */
const sdJwt = async (name: string, of = key) =>
  String(await copy(name, 'sd-jwt', of.jwk as unknown as JsonValue));
const vc = async (name: string, did = dids.Ed25519 ?? '') => (await copy(name, 'vc', did)) as JsonObject;
async function copy(name: string, form: 'vc' | 'sd-jwt', named: JsonValue) {
  const awardId = awards[name] ?? '';
  return boundCopy(the.services.wallet, { id: 'test' }, { awardId, form, key: await holderOf(named) });
}

/** A presentation, signed with the Ed25519 key of the wallet. */
function presentation(
  asking: { readonly challenge: string; readonly domain: string },
  credentials: readonly JsonObject[],
  suite = 'eddsa-rdfc-2022',
) {
  const unsigned = {
    '@context': [V2],
    type: ['VerifiablePresentation'],
    holder: dids.Ed25519 ?? '',
    verifiableCredential: [...credentials],
  };
  return library.present({ keyType: 'Ed25519', suite, presentation: unsigned, ...asking });
}
const forRequest = ({ nonce, audience }: ReadRequest) => ({ challenge: nonce, domain: audience });

const VC_TYPES = [
  'https://www.w3.org/2018/credentials#VerifiableCredential',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
];
const heldSdJwt = (text: string): Held => {
  const { claims } = readSdJwt(text);
  return { credential_format: 'dc+sd-jwt', vct: String(claims.vct), claims };
};
const heldVc = (claims: JsonObject): Held => ({ credential_format: 'ldp_vc', type: VC_TYPES, claims });

describe('a wallet that holds what is asked for', () => {
  test('an SD-JWT of a certificate above the one asked for, with the name', async () => {
    const request = await asked();
    const read = await readRequest(request.openid4vp);
    const held = await sdJwt('S-1 P2');
    const found = matched(read, [heldSdJwt(held)]);
    expect(found.can_be_satisfied).toBe(true);
    expect(found.credential_matches.vc?.success).toBe(false);
    const presented = await presentSdJwt(held, ['name'], key, read);
    expect(disclosedClaims(presented)).toEqual(['name']);
    expect(await answered(read, { 'sd-jwt': [presented] })).toEqual({ status: 200, body: {} });
    expect(await verdictOf(request)).toEqual({
      state: 'answered',
      verdict: 'verified',
      codes: ['holder.present', 'question.answered'],
    });
    const page = await (await fetch(request.page)).text();
    expect(page).toContain('data-verdict="verified"');
    expect(page).toContain('Silvan Moor');
  });

  test('the same without the name, which the page tells', async () => {
    const request = await asked({ programme: 'P2' });
    const read = await readRequest(request.openid4vp);
    const presented = await presentSdJwt(await sdJwt('S-1 P2'), [], key, read);
    expect(await answered(read, { 'sd-jwt': [presented] })).toMatchObject({ status: 200 });
    expect(await verdictOf(request)).toMatchObject({ verdict: 'verified' });
    const page = await (await fetch(request.page)).text();
    expect(page).toContain('name not stated');
    expect(page).not.toContain('Silvan');
  });

  test('a vc in a presentation that the key of its DID signs', async () => {
    const request = await asked();
    const read = await readRequest(request.openid4vp);
    const held = await vc('S-1 P1');
    expect(matched(read, [heldVc(held)]).can_be_satisfied).toBe(true);
    expect(matched(read, [heldVc(await vc('S-1 MA'))]).can_be_satisfied).toBe(false);
    const presented = await presentation(forRequest(read), [held]);
    expect(await answered(read, { vc: [presented] })).toEqual({ status: 200, body: {} });
    expect(await verdictOf(request)).toEqual({
      state: 'answered',
      verdict: 'verified',
      codes: ['proof.valid', 'holder.present', 'holder.bound', 'question.answered'],
    });
  });

  test('a module, asked for by its code, by itself or with a certificate that it is a part of', async () => {
    const request = await asked({ module: 'MC' });
    const read = await readRequest(request.openid4vp);
    const presented = await presentSdJwt(await sdJwt('S-1 MC'), ['name'], key, read);
    expect(await answered(read, { 'sd-jwt': [presented] })).toMatchObject({ status: 200 });
    expect(await verdictOf(request)).toMatchObject({ verdict: 'verified' });
    const again = await asked({ module: 'MC' });
    const asking = await readRequest(again.openid4vp);
    const both = await presentation(forRequest(asking), [await vc('S-1 P2'), await vc('S-1 MC')]);
    expect(await answered(asking, { vc: [both] })).toMatchObject({ status: 200 });
    expect(await verdictOf(again)).toMatchObject({ verdict: 'verified' });
  });

  test('the Learner Credential Wallet', async () => {
    const request = await asked();
    const link = new URL(request.learnerCredentialWallet);
    expect([link.origin, link.pathname]).toEqual(['https://lcw.app', '/request']);
    const { protocols } = JSON.parse(link.searchParams.get('request') ?? '');
    const { body } = await post(protocols.vcapi, {});
    const { query, challenge, domain, interact } = body.verifiablePresentationRequest;
    expect(query[0]).toEqual({ type: 'DIDAuthentication' });
    const wallet = [await vc('S-1 MA'), await vc('S-1 P2')];
    const chosen = wallet.filter((held) =>
      query.some(
        ({ credentialQuery }: { credentialQuery?: { example: JsonObject } }) =>
          credentialQuery && fits(credentialQuery.example, held),
      ),
    );
    expect(chosen).toEqual([wallet[1]]);
    const suite = 'Ed25519Signature2020';
    // its holder may choose more, such as a part
    const presented = await presentation({ challenge, domain }, wallet, suite);
    const { serviceEndpoint } = interact.service[0];
    expect(await post(serviceEndpoint, { verifiablePresentation: presented })).toEqual({
      status: 200,
      body: {},
    });
    expect(await verdictOf(request)).toMatchObject({ state: 'answered', verdict: 'verified' });
    expect(await post(serviceEndpoint, { verifiablePresentation: presented })).toMatchObject({
      status: 409,
      body: { code: 'ask.answered' },
    });
  });
});

/** As that wallet matches examples: literals are equal, of lists all items are there, objects are looked into. */
function fits(example: JsonValue, held: JsonValue | undefined): boolean {
  if (Array.isArray(example)) return Array.isArray(held) && example.every((one) => held.includes(one));
  if (typeof example !== 'object' || example === null) return example === held;
  return Object.entries(example).every(([name, value]) =>
    fits(value ?? null, (held as JsonObject | undefined)?.[name]),
  );
}

describe('what is no answer to the request is refused, and does not use it up', () => {
  let request: Told;
  let read: ReadRequest;
  beforeAll(async () => {
    request = await asked();
    read = await readRequest(request.openid4vp);
  });
  const refused = (code: string, why?: string) => ({
    status: 400,
    body: { code, ...(why ? { errors: [{ expected: expect.stringContaining(why) }] } : {}) },
  });
  const shown = async (over: Partial<{ nonce: string; audience: string }>, by: WalletKey | undefined = key) =>
    presentSdJwt(await sdJwt('S-1 P2'), ['name'], by, { ...read, ...over });

  test('made for another nonce or somebody else', async () => {
    const wrong = (presented: string) => answered(read, { 'sd-jwt': [presented] });
    const challenge = refused('ask.not-presented', 'holder.challenge-mismatch');
    const domain = refused('ask.not-presented', 'holder.domain-mismatch');
    expect(await wrong(await shown({ nonce: 'another' }))).toMatchObject(challenge);
    expect(await wrong(await shown({ audience: 'https://elsewhere.example' }))).toMatchObject(domain);
    const held = [await vc('S-1 P2')];
    for (const [over, expected] of [
      [{ challenge: 'another' }, challenge],
      [{ domain: the.origin }, domain],
    ] as const) {
      const presented = await presentation({ ...forRequest(read), ...over }, held);
      expect(await answered(read, { vc: [presented] })).toMatchObject(expected);
    }
  });

  test('replayed from another request', async () => {
    const other = await readRequest((await asked()).openid4vp);
    const presented = await presentSdJwt(await sdJwt('S-1 P2'), ['name'], key, other);
    expect(await answered(read, { 'sd-jwt': [presented] })).toMatchObject(
      refused('ask.not-presented', 'holder.challenge-mismatch'),
    );
    expect(await answered(other, { 'sd-jwt': [presented] })).toMatchObject({ status: 200 });
    expect(await answered(other, { 'sd-jwt': [presented] })).toMatchObject({
      status: 409,
      body: { code: 'ask.answered' },
    });
  });

  test('not signed by its holder, or by another key, or changed', async () => {
    const text = await sdJwt('S-1 P2');
    const bare = await presentSdJwt(text, ['name'], undefined, read);
    expect(await answered(read, { 'sd-jwt': [bare] })).toMatchObject(
      refused('ask.not-presented', 'holder.unproven'),
    );
    const thief = await presentSdJwt(text, ['name'], await walletKey('ES256'), read);
    expect(await answered(read, { 'sd-jwt': [thief] })).toMatchObject(
      refused('ask.not-presented', 'holder.invalid'),
    );
    const held = await vc('S-1 P2');
    const unsigned = { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential: [held] };
    expect(await answered(read, { vc: [unsigned] })).toMatchObject(
      refused('ask.not-presented', 'holder.unproven'),
    );
    const changed = {
      ...(await presentation(forRequest(read), [held])),
      id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    };
    expect(await answered(read, { vc: [changed] })).toMatchObject(
      refused('ask.not-presented', 'proof.invalid'),
    );
    expect(await answered(read, { vc: [held] })).toMatchObject({ status: 400 });
  });

  test('no presentation for the query, several, or none that can be read', async () => {
    const presented = await shown({});
    const none = refused('ask.not-an-answer');
    for (const token of [
      {},
      { other: [presented] },
      { vc: [presented] },
      { 'sd-jwt': [{}] },
      { 'sd-jwt': [presented, presented] },
      { 'sd-jwt': [] },
      { 'sd-jwt': 5 },
    ])
      expect(await answered(read, token as JsonObject)).toMatchObject(none);
    const raw = async (body: string) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(String(read.payload.response_uri), { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await raw('')).toMatchObject(none);
    // its holder declined
    expect(await raw('error=access_denied')).toEqual({ status: 200, body: {} });
    expect(await raw('vp_token=%7B')).toMatchObject({
      status: 400,
      body: { code: expect.stringMatching(/^json\./) },
    });
    expect(await raw(`vp_token=${'x'.repeat(400_001)}`)).toMatchObject({
      status: 413,
      body: { code: 'body.too-large' },
    });
    expect(await post(String(read.payload.response_uri), {})).toMatchObject({ status: 415 });
  });

  test('and the right one is taken after all, by one of several wallets at once', async () => {
    expect(await told(request)).toMatchObject({ state: 'open' });
    const presented = await shown({});
    const answers = await Promise.all([1, 2, 3].map(() => answered(read, { 'sd-jwt': [presented] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await verdictOf(request)).toMatchObject({ state: 'answered', verdict: 'verified' });
  });
});

describe('what was presented and does not count is told as it is', () => {
  const answeredWith = async (credential: JsonObject, question: JsonObject = { programme: 'P1' }) => {
    const request = await asked(question);
    const read = await readRequest(request.openid4vp);
    const presented = await presentation(forRequest(read), [credential]);
    expect(await answered(read, { vc: [presented] })).toMatchObject({ status: 200 });
    return request;
  };

  test('bound to nobody', async () => {
    const { document } = await the.database.prisma.credential.findFirstOrThrow({
      where: { awardId: awards['S-1 P1'] ?? '', state: 'issued' },
    });
    const request = await answeredWith(JSON.parse(document ?? ''));
    const { verdict, codes } = await verdictOf(request);
    expect(verdict).toBe('not-verified');
    expect(codes).toContain('holder.not-bound');
    expect(await (await fetch(request.page)).text()).toContain('This credential is bound to nobody');
  });

  test('bound to somebody else', async () => {
    const request = await answeredWith(await vc('S-1 P1', dids['P-256']));
    const { verdict, codes } = await verdictOf(request);
    expect(verdict).toBe('not-verified');
    expect(codes).toContain('holder.other-subject');
  });

  test('of a lower level, or of another module', async () => {
    for (const [name, question] of [
      ['S-2 P1', { programme: 'P2' }],
      ['S-1 MA', { programme: 'P1' }],
      ['S-1 MA', { module: 'MB' }],
    ] as const) {
      const request = await answeredWith(await vc(name), question);
      const { verdict, codes } = await verdictOf(request);
      expect(verdict).toBe('not-verified');
      expect(codes).toContain('question.other');
    }
    const low = await asked({ programme: 'P2' });
    const read = await readRequest(low.openid4vp);
    const text = await sdJwt('S-2 P1');
    expect(matched(read, [heldSdJwt(text)]).can_be_satisfied).toBe(false);
    await answered(read, { 'sd-jwt': [await presentSdJwt(text, ['name'], key, read)] });
    expect(await verdictOf(low)).toMatchObject({
      verdict: 'not-verified',
      codes: ['holder.present', 'question.other'],
    });
  });

  test('revoked', async () => {
    const [inVc, inSdJwt] = [await vc('S-2 P1'), await sdJwt('S-2 P1')];
    await revoke(the.services.lifecycle, awards['S-2 P1'] ?? '', 'A mistake', 'test');
    expect(await verdictOf(await answeredWith(inVc))).toMatchObject({ verdict: 'not-verified' });
    const request = await asked();
    const read = await readRequest(request.openid4vp);
    await answered(read, { 'sd-jwt': [await presentSdJwt(inSdJwt, ['name'], key, read)] });
    expect(await told(request)).toMatchObject({
      report: {
        verdict: 'not-verified',
        credentials: [
          { results: expect.arrayContaining([expect.objectContaining({ code: 'status.revoked' })]) },
        ],
      },
    });
  });
});

describe('a request', () => {
  test('is counted for whoever makes it', async () => {
    const body = JSON.stringify({ programme: 'P1' });
    const headers = { 'Content-Type': 'application/json' };
    const made = await fetch(`${the.origin}/api/ask`, { method: 'POST', headers, body });
    expect(made.headers.get('ratelimit-policy')).toMatch(/^"ask";/);
    const { openid4vp } = await made.json();
    const { payload } = await readRequest(openid4vp);
    const answer = await fetch(String(payload.response_uri), { method: 'POST', body: new URLSearchParams() });
    expect(answer.headers.get('ratelimit-policy')).toMatch(/^"verify";/);
  });

  test('is for a module or programme that there is', async () => {
    for (const wrong of [{ programme: 'P9' }, { module: 'P1' }])
      expect(await post(`${the.origin}/api/ask`, wrong)).toMatchObject({
        status: 400,
        body: { code: 'ask.unknown-code' },
      });
    for (const wrong of [{}, { programme: 'P1', module: 'MA' }, { programme: 5 }])
      expect(await post(`${the.origin}/api/ask`, wrong as JsonValue)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
  });

  test('is answered by those who scan it and read by those who made it, and kept so that nobody else can', async () => {
    const request = await asked();
    const read = await readRequest(request.openid4vp);
    await answered(read, { 'sd-jwt': [await presentSdJwt(await sdJwt('S-1 P2'), ['name'], key, read)] });
    const secret = request.poll.split('/').at(-1) ?? '';
    const walletSecret = String(read.payload.response_uri).split('/').at(-1) ?? '';
    expect(JSON.stringify(read.payload)).not.toContain(secret);
    expect((await fetch(`${the.origin}/api/ask/${walletSecret}`)).status).toBe(404);
    expect((await fetch(`${the.origin}/oid4vp/requests/${secret}`)).status).toBe(404);
    const rows = await the.database.prisma.presentationRequest.findMany();
    const kept = rows.map(
      (row) => `${JSON.stringify(row)} ${Buffer.from(row.answer ?? []).toString('latin1')}`,
    );
    expect(kept.join()).not.toMatch(new RegExp(`Silvan|${secret}|${walletSecret}`));
    expect(the.log.join()).not.toMatch(new RegExp(`Silvan|${secret}|${walletSecret}`));
  });

  test('expires after ten minutes, and is forgotten after an hour with its answer', async () => {
    const [late, early] = [await asked(), await asked()];
    const read = await readRequest(late.openid4vp);
    const presented = await presentSdJwt(await sdJwt('S-1 P2'), ['name'], key, read);
    const first = await readRequest(early.openid4vp);
    await answered(first, { 'sd-jwt': [await presentSdJwt(await sdJwt('S-1 P2'), ['name'], key, first)] });
    const now = Date.now();
    const at = (minutes: number) => the.at(new Date(now + minutes * 60_000).toISOString());
    try {
      at(10);
      expect(await answered(read, { 'sd-jwt': [presented] })).toMatchObject({
        status: 409,
        body: { code: 'ask.expired' },
      });
      expect((await fetch(`${the.origin}/oid4vp/requests/${'0'.repeat(32)}`)).status).toBe(404);
      expect(await told(late)).toMatchObject({ state: 'expired' });
      expect(await (await fetch(late.page)).text()).toContain('Nobody answered');
      expect(await told(early)).toMatchObject({ state: 'answered' });
      at(60);
      expect(await told(early)).toMatchObject({ status: 404, code: 'ask.unknown' });
      expect((await fetch(early.page)).status).toBe(404);
      await the.services.forget();
      expect(await the.database.prisma.presentationRequest.count()).toBe(0);
    } finally {
      at(0);
    }
  });

  test('is made by a form, and shown by a page that waits for the answer', async () => {
    const form = await (await fetch(`${the.origin}/ask`)).text();
    expect(form).toContain('<option value="programme P2">');
    const body = new URLSearchParams({ question: 'programme P2' });
    const made = await fetch(`${the.origin}/ask`, { method: 'POST', body, redirect: 'manual' });
    expect(made.status).toBe(303);
    const page = await fetch(`${the.origin}${made.headers.get('location')}`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    const html = await page.text();
    const link = /href="(openid4vp:[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await readRequest(link)).payload.response_type).toBe('vp_token');
    expect(link.length).toBeLessThan(250);
  });

  inChromium(
    'turns into the answer on the page of who waits for it',
    async () => {
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        const page = await browser.newPage();
        await page.goto(`${the.origin}/ask`);
        await page.selectOption('select', 'programme P1');
        await page.click('button');
        const read = await readRequest((await page.getAttribute('a[href^="openid4vp:"]', 'href')) ?? '');
        await answered(read, { 'sd-jwt': [await presentSdJwt(await sdJwt('S-1 P2'), ['name'], key, read)] });
        await page.waitForSelector('[data-verdict="verified"]', { timeout: 10_000 });
        expect(await page.textContent('main')).toContain('Silvan Moor');
        expect(await page.context().cookies()).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    30_000,
  );
});

import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { base64url } from 'jose';
import type { JsonObject } from '../../../src/common/json.js';
import type { NewOffer } from '../../../src/delivery/oid4vci/offer.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { revoke } from '../../support/revoke.js';
import { learnerByNumber, startSite } from '../../support/services.js';
import {
  openWalletSite,
  plainWallet,
  type WalletKey,
  type WalletSite,
  walletJwt,
  walletKey,
} from '../../support/wallets/site.js';

/** What goes wrong with OpenID4VCI, by mistake, by bad luck or on purpose. */
let the: WalletSite;
let wallet: ReturnType<typeof plainWallet>;
let key: WalletKey;
let other: WalletKey;
/** Awards by the number of their learner. */
const awards: Record<string, string> = {};
const MA = 'm.MA.1.vc';
beforeAll(async () => {
  the = await openWalletSite();
  wallet = plainWallet(the.origin);
  [key, other] = [await walletKey(), await walletKey()];
  for (const number of [1, 2, 3]) {
    await the.issue('alpha', `S-${number},Silvan Moor,MA,2026-05-04,B,`);
    const learnerId = await learnerByNumber(the, 'alpha', `S-${number}`);
    const [award] = await the.database.prisma.award.findMany({ where: { learnerId } });
    awards[number] = award?.id ?? '';
  }
});
afterAll(() => the.close());

const offered = (number = 1) => the.offer([awards[number] ?? '']);
const minutesLater = async <T>(minutes: number, work: () => Promise<T>): Promise<T> => {
  const now = Date.now();
  the.at(new Date(now + minutes * 60_000).toISOString());
  try {
    return await work();
  } finally {
    the.at(new Date(now).toISOString());
  }
};
const refusedAs = (error: string, status = 400) => ({ status, body: { error } });

describe('codes', () => {
  const exchanged = async (offer: NewOffer, over: Record<string, string> = {}) => {
    const { code } = await wallet.read(offer);
    return wallet.token({ 'pre-authorized_code': code, tx_code: offer.txCode, ...over });
  };

  test('guessed, of another kind, without a transaction code', async () => {
    const offer = await offered();
    expect(await exchanged(offer, { 'pre-authorized_code': 'guessed' })).toMatchObject(
      refusedAs('invalid_grant'),
    );
    const grant = { grant_type: 'client_credentials' };
    expect(await exchanged(offer, grant)).toMatchObject(refusedAs('unsupported_grant_type'));
    const { code } = await wallet.read(offer);
    expect(await wallet.token({ 'pre-authorized_code': code })).toMatchObject(refusedAs('invalid_request'));
    expect(await wallet.token({})).toMatchObject(refusedAs('invalid_request'));
    expect(await exchanged(offer)).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
  });

  test('a code is exchanged once, also by two wallets at the same moment, and then nobody can read the offer', async () => {
    const offer = await offered();
    const { code } = await wallet.read(offer);
    const form = { 'pre-authorized_code': code, tx_code: offer.txCode };
    const answers = await Promise.all([wallet.token(form), wallet.token(form), wallet.token(form)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(await wallet.token(form)).toMatchObject(refusedAs('invalid_grant'));
    const address = `${wallet.issuer}/offers/${code}`;
    const gone = await fetch(address);
    expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'wallet.unknown-offer' }]);
  });

  test('an hour later the offer is over', async () => {
    const offer = await offered();
    const { code } = await wallet.read(offer);
    const form = { 'pre-authorized_code': code, tx_code: offer.txCode };
    expect(await minutesLater(61, () => wallet.token(form))).toMatchObject(refusedAs('invalid_grant'));
  });

  test('five wrong transaction codes burn it, also at once', async () => {
    const wrong = (offer: NewOffer) => (offer.txCode === '000000' ? '000001' : '000000');
    const kept = await offered();
    for (let tries = 0; tries < 4; tries++)
      expect(await exchanged(kept, { tx_code: wrong(kept) })).toMatchObject(refusedAs('invalid_grant'));
    expect(await exchanged(kept)).toMatchObject({ status: 200 });
    const burnt = await offered();
    await Promise.all(Array.from({ length: 9 }, () => exchanged(burnt, { tx_code: wrong(burnt) })));
    expect(await exchanged(burnt)).toMatchObject(refusedAs('invalid_grant'));
  });
});

describe('access tokens', () => {
  test('missing, guessed, expired', async () => {
    const session = await wallet.signedIn(await offered());
    for (const headers of [{}, { Authorization: 'Bearer guessed' }, { Authorization: 'Bearer' }] as const) {
      const answer = await wallet.credential(headers, MA, key);
      expect(answer).toMatchObject(refusedAs('invalid_token', 401));
      expect(answer.headers.get('www-authenticate')).toContain('Bearer error="invalid_token"');
    }
    const late = await minutesLater(61, () => wallet.credential(session, MA, key));
    expect(late).toMatchObject(refusedAs('invalid_token', 401));
    expect(await wallet.credential(session, MA, key)).toMatchObject({ status: 200 });
  });

  test('bound to a key by DPoP: good with a fresh proof of that key alone', async () => {
    const offer = await offered();
    const { code } = await wallet.read(offer);
    const form = { 'pre-authorized_code': code, tx_code: offer.txCode };
    let count = 0;
    const proof = (path: string, over: JsonObject = {}, by = key) =>
      walletJwt(
        by,
        { typ: 'dpop+jwt', jwk: by.jwk as JsonObject },
        { htm: 'POST', htu: `${wallet.issuer}${path}`, jti: `jti-${++count}`, ...over },
      );
    const first = await proof('/token');
    const { body } = await wallet.token(form, { DPoP: first });
    expect(body.token_type).toBe('DPoP');
    const again = await offered();
    const more = { 'pre-authorized_code': (await wallet.read(again)).code, tx_code: again.txCode };
    expect(await wallet.token(more, { DPoP: first })).toMatchObject(refusedAs('invalid_dpop_proof'));
    expect(await wallet.token(more, { DPoP: 'nonsense' })).toMatchObject(refusedAs('invalid_dpop_proof'));
    const token = String(body.access_token);
    const ath = createHash('sha256').update(token).digest('base64url');
    const ask = (scheme: string, DPoP?: string) =>
      wallet.credential({ Authorization: `${scheme} ${token}`, ...(DPoP ? { DPoP } : {}) }, MA, key);
    const good = await proof('/credential', { ath });
    expect(await ask('DPoP', good)).toMatchObject({ status: 200 });
    const unproven = [
      good,
      undefined,
      await proof('/credential', { ath }, other),
      await proof('/credential'),
      await proof('/nonce', { ath }),
      await proof('/credential', { ath, htm: 'GET' }),
      await proof('/credential', { ath, iat: Math.floor(Date.now() / 1000) - 400 }),
      await proof('/credential', { ath, iat: Math.floor(Date.now() / 1000) + 100 }),
    ];
    for (const one of unproven)
      expect(await ask('DPoP', one)).toMatchObject(refusedAs('invalid_dpop_proof', 401));
    expect(await ask('Bearer')).toMatchObject(refusedAs('invalid_token', 401));
  });
});

describe('proofs of the wallet’s key', () => {
  let session: Record<string, string>;
  beforeAll(async () => {
    session = await wallet.signedIn(await offered());
  });
  const ask = (proofs: JsonObject | undefined, over: JsonObject = {}) =>
    wallet.post(
      '/credential',
      { credential_configuration_id: MA, ...(proofs ? { proofs } : {}), ...over },
      session,
    );

  test('a nonce is good for five minutes, however often', async () => {
    const nonce = await wallet.nonce();
    for (const one of [key, other])
      expect(await ask({ jwt: [await wallet.jwtProof(one, { nonce })] })).toMatchObject({ status: 200 });
    const late = await wallet.jwtProof(key, { nonce });
    expect(await minutesLater(5.1, () => ask({ jwt: [late] }))).toMatchObject(refusedAs('invalid_nonce'));
    const [until = '', ...rest] = nonce.split('.');
    for (const forged of ['guessed', [String(Number(until) + 9), ...rest].join('.')])
      expect(await ask({ jwt: [await wallet.jwtProof(key, { nonce: forged })] })).toMatchObject(
        refusedAs('invalid_nonce'),
      );
  });

  test('for somebody else, by another key, unsigned, of no wallet, of another kind', async () => {
    const nonce = await wallet.nonce();
    const unsigned = [
      { alg: 'none', typ: 'openid4vci-proof+jwt', kid: `${key.did}#0` },
      { aud: wallet.issuer, nonce, iat: Math.floor(Date.now() / 1000) },
    ].map((part) => base64url.encode(JSON.stringify(part)));
    const refused: Record<string, string> = {
      'another audience': await wallet.jwtProof(key, { aud: 'https://elsewhere.example' }),
      'another key': await wallet.jwtProof(other, {}, { kid: `${key.did}#0` }),
      unsigned: `${unsigned.join('.')}.`,
      'no wallet': await wallet.jwtProof(key, {}, { kid: 'did:web:elsewhere.example#0' }),
      'another kind': await wallet.jwtProof(key, {}, { typ: 'JWT' }),
      nonsense: 'nonsense',
    };
    for (const [name, jwt] of Object.entries(refused))
      expect([name, await ask({ jwt: [jwt] })]).toMatchObject([name, refusedAs('invalid_proof')]);
  });

  test('none, too many; and the one of earlier drafts is taken', async () => {
    expect(await ask(undefined)).toMatchObject(refusedAs('invalid_proof'));
    const jwt = await wallet.jwtProof(key);
    expect(await ask({ jwt: Array(11).fill(jwt) })).toMatchObject(refusedAs('invalid_proof'));
    expect(await ask({ jwt: [] })).toMatchObject(refusedAs('invalid_credential_request'));
    expect(await ask(undefined, { proof: { proof_type: 'jwt', jwt } })).toMatchObject({ status: 200 });
  });

  test('what else a request may have wrong', async () => {
    const proofs = { jwt: [await wallet.jwtProof(key)] };
    const wrong: readonly [JsonObject, string][] = [
      [{ credential_configuration_id: 'm.MB.1.vc' }, 'unknown_credential_configuration'],
      [{ credential_identifier: 'x' }, 'unknown_credential_identifier'],
      [{ credential_response_encryption: { jwk: {}, enc: 'A256GCM' } }, 'invalid_encryption_parameters'],
      [{ credential_configuration_id: 7 }, 'invalid_credential_request'],
    ];
    for (const [over, error] of wrong) expect(await ask(proofs, over)).toMatchObject(refusedAs(error));
    const headers = { ...session, 'Content-Type': 'application/json' };
    const raw = (body: string) => wallet.raw('/credential', body, headers);
    expect(await raw('{')).toMatchObject(refusedAs('invalid_request'));
    expect(await raw(JSON.stringify({ x: 'x'.repeat(300_000) }))).toMatchObject(
      refusedAs('invalid_request', 413),
    );
    const text = { ...headers, 'Content-Type': 'text/plain' };
    expect(await wallet.raw('/credential', '{}', text)).toMatchObject(refusedAs('invalid_request', 415));
  });
});

describe('awards', () => {
  test('somebody else’s, of several learners, revoked, twice of a version: no offer is made', async () => {
    const mine = [{ learnerId: await learnerByNumber(the, 'alpha', 'S-1'), issuers: undefined }];
    const refused = (codes: readonly string[], options = {}) =>
      the.offer(codes, options).then(
        () => 'offered',
        (error: { code: string }) => error.code,
      );
    expect(await refused([awards[2] ?? ''], { learners: mine })).toBe('wallet.unknown-award');
    expect(await refused([awards[1] ?? '', awards[2] ?? ''])).toBe('wallet.unknown-award');
    expect(await refused([])).toBe('wallet.unknown-award');
    expect(await refused(Array.from({ length: 21 }, (_, index) => `x${index}`))).toBe('wallet.too-many');
    await the.issue('beta', 'B-9,Ivo Primjer,MA,2026-05-04,B,', 'B-9,Ivo Primjer,MA,2026-05-05,B,');
    const learnerId = await learnerByNumber(the, 'beta', 'B-9');
    const twice = await the.database.prisma.award.findMany({ where: { learnerId, code: 'MA' } });
    expect(await refused(twice.map(({ id }) => id))).toBe('wallet.same-version');
  });

  test('suspended or revoked after the offer: denied', async () => {
    const session = await wallet.signedIn(await offered(3));
    const [reason, id] = ['Looked into.', awards[3] ?? ''];
    await actOnAwards(the.services.lifecycle, 'suspend', [id], reason, operator('test'));
    expect(await wallet.credential(session, MA, key)).toMatchObject(refusedAs('credential_request_denied'));
    await actOnAwards(the.services.lifecycle, 'reinstate', [id], reason, operator('test'));
    expect(await wallet.credential(session, MA, key)).toMatchObject({ status: 200 });
    await revoke(the.services.lifecycle, id, 'Awarded by mistake.', 'test');
    expect(await wallet.credential(session, MA, key)).toMatchObject(refusedAs('credential_request_denied'));
    await expect(offered(3)).rejects.toMatchObject({ code: 'award.revoked' });
  });

  test('bound to more wallets than anybody has: denied, and who has a copy is given it again', async () => {
    const { prisma } = the.database;
    const session = await wallet.signedIn(await offered(1));
    const held = await wallet.credential(session, MA, key);
    const { id: credentialId } = await prisma.credential.findFirstOrThrow({
      where: { awardId: awards[1] ?? '' },
    });
    const copies = Array.from({ length: 200 }, (_, index) => ({
      id: randomUUID(),
      credentialId,
      form: 'vc',
      holder: `${index}`,
      state: 'void' as const,
      unsigned: '{}',
      recordedAt: new Date(),
    }));
    await prisma.rendition.createMany({ data: copies });
    expect(await wallet.credential(session, MA, await walletKey())).toMatchObject(
      refusedAs('credential_request_denied'),
    );
    expect(await wallet.credential(session, MA, key)).toEqual({ ...held, headers: expect.anything() });
    await prisma.rendition.deleteMany({ where: { id: { in: copies.map(({ id }) => id) } } });
  });

  test('not signed yet: the wallet waits, and is given it later, by whichever process', async () => {
    const session = await wallet.signedIn(await offered(2));
    const { prisma } = the.database;
    const where = { awardId: awards[2] ?? '' };
    const { document } = await prisma.credential.findFirstOrThrow({ where });
    await prisma.credential.updateMany({ where, data: { state: 'intent', document: null } });
    const waiting = await wallet.credential(session, MA, key);
    expect(waiting).toMatchObject({ status: 202, body: { interval: 5 } });
    const transaction = { transaction_id: String(waiting.body.transaction_id) };
    expect(await wallet.post('/deferred', transaction, session)).toMatchObject({
      status: 202,
      body: transaction,
    });
    await prisma.credential.updateMany({ where, data: { state: 'issued', document } });
    const restarted = await startSite(await the.another());
    const answer = await restarted.post('/oid4vci/deferred', JSON.stringify(transaction), session);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        credentials: [{ credential: { credentialSubject: { id: key.did } } }],
        notification_id: transaction.transaction_id,
      },
    ]);
    await restarted.close();
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x'])
      expect(await wallet.post('/deferred', { transaction_id: id }, session)).toMatchObject(
        refusedAs('invalid_transaction_id'),
      );
    const stranger = await wallet.signedIn(await offered(1));
    expect(await wallet.post('/deferred', transaction, stranger)).toMatchObject(
      refusedAs('invalid_transaction_id'),
    );
    const said = { notification_id: transaction.transaction_id, event: 'credential_accepted' };
    expect(await wallet.post('/notification', said, stranger)).toMatchObject(
      refusedAs('invalid_notification_id'),
    );
    expect(await wallet.post('/notification', { ...said, event: 'eaten' }, session)).toMatchObject(
      refusedAs('invalid_notification_request'),
    );
    expect(await wallet.post('/notification', said, session)).toMatchObject({ status: 204 });
  });
});

test('what is over is forgotten', async () => {
  await offered();
  await minutesLater(24 * 60, () => the.services.forget());
  const { walletOffer, dpopProof } = the.database.prisma;
  expect([await walletOffer.count(), await dpopProof.count()]).toEqual([0, 0]);
});

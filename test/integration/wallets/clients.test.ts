import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { OpenID4VCIClientV1_0_15 } from '@sphereon/oid4vci-client';
import { Alg, type Jwt } from '@sphereon/oid4vci-common';
import { SignJWT } from 'jose';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { awardOfSdJwt } from '../../../src/credentials/sd-jwt/award.js';
import { readSdJwt } from '../../../src/credentials/sd-jwt/read.js';
import { interactionUrl, learnerCredentialWalletLink } from '../../../src/delivery/exchange/exchange.js';
import { verify } from '../../../src/verification/verify.js';
import { type FormJudge, startFormJudge } from '../../support/judges/form-judge.js';
import { V1, V2 } from '../../support/outside-proofs.js';
import { ACCEPTED, coreSteps } from '../../support/wallets/judged.js';
import {
  openWalletSite,
  plainWallet,
  type WalletKey,
  type WalletSite,
  walletKey,
} from '../../support/wallets/site.js';

/**
 * Wallets take awards over HTTP: the messages of the Learner Credential Wallet and of VCALM, made and signed by the libraries that
 * wallets use, and Sphereon’s client of OpenID4VCI. What they are given is held against the verifier of others at the end.
 */
let the: WalletSite;
let library: FormJudge;
let did: string;
let award: string;
let key: WalletKey;
/** What wallets were given. */
const received: Record<string, JsonObject> = {};
beforeAll(async () => {
  library = startFormJudge();
  the = await openWalletSite();
  key = await walletKey('ES256');
  // Sphereon’s client tells what it misses of an authorisation server that knows other ways, too
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  did = (await library.dids()).proofs.Ed25519;
  const { issued } = await the.issue('alpha', 'S-1,Silvan Moor,MA,2026-05-04,B,');
  award = issued[0]?.awardId ?? '';
});
afterAll(async () => {
  await library.stop();
  await the.close();
});

const bare = (context: string): JsonObject => ({ '@context': [context], type: ['VerifiablePresentation'] });
const signed = (
  asked: { challenge?: string; domain?: string },
  context = V1,
  suite = 'Ed25519Signature2020',
) => library.present({ keyType: 'Ed25519', suite, presentation: bare(context), ...asked });

async function post(url: string, message: JsonObject) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
  return { status: answer.status, body: (await answer.json()) as JsonObject };
}

/** What the wallet reads of its link. */
async function requested() {
  const link = new URL(
    learnerCredentialWalletLink(the.services.wallet, (await the.offer([award])).exchangeToken, 1),
  );
  const { searchParams: query } = link;
  expect([link.origin, link.pathname, query.get('auth_type')]).toEqual([
    'https://lcw.app',
    '/request',
    'bearer',
  ]);
  return { challenge: query.get('challenge') ?? '', url: query.get('vc_request_url') ?? '' };
}

test.each([
  ['of VCDM 1.1', V1],
  ['of VCDM 2.0', V2],
])(
  'the Learner Credential Wallet’s presentation %s is answered with the bare credential',
  async (_of, context) => {
    const { challenge, url } = await requested();
    const { status, body } = await post(url, await signed({ challenge }, context));
    expect([status, body]).toMatchObject([200, { credentialSubject: { id: did } }]);
    expect((await verify(body, await the.services.trust())).verdict).toBe('verified');
    expect(await post(url, await signed({ challenge }, context))).toEqual({ status, body });
    received[`presentation ${context}`] = body;
  },
);

test('a presentation that proves nothing is given nothing', async () => {
  const { challenge, url } = await requested();
  const good = await signed({ challenge });
  const refused: Record<string, JsonObject> = {
    'for another challenge': await signed({ challenge: 'another' }),
    'for an empty one': await signed({ challenge: '' }),
    'without a proof': { ...bare(V1), holder: did },
    'in another’s name': { ...good, holder: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' },
    'changed afterwards': { ...good, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
    'no presentation': { hello: 'there' },
  };
  for (const [name, message] of Object.entries(refused))
    expect([name, await post(url, message)]).toMatchObject([
      name,
      { status: 400, body: { code: 'wallet.presentation' } },
    ]);
});

test('an interaction leads to an exchange, which gives what it has to a wallet that shows nothing', async () => {
  const { exchangeToken } = await the.offer([award]);
  const { protocols } = await (await fetch(interactionUrl(the.services.wallet, exchangeToken))).json();
  const { body } = await post(protocols.vcapi, {});
  expect(body).toMatchObject({
    verifiablePresentation: {
      verifiableCredential: [
        { credentialSubject: { award: `urn:uuid:${award}`, id: expect.stringMatching(/^urn:uuid:/) } },
      ],
    },
  });
  const link = new URL(learnerCredentialWalletLink(the.services.wallet, exchangeToken, 1));
  const challenge = link.searchParams.get('challenge') ?? '';
  const bound = await post(protocols.vcapi, { verifiablePresentation: await signed({ challenge }) });
  expect(bound.body).toMatchObject({
    verifiablePresentation: { verifiableCredential: [{ credentialSubject: { id: did } }] },
  });
  expect(
    await post(protocols.vcapi, { verifiablePresentation: await signed({ challenge: 'x' }) }),
  ).toMatchObject({
    status: 400,
    body: { code: 'wallet.presentation', errors: [{ pointer: '/verifiablePresentation' }] },
  });
});

test('what isn’t there, or not any more, is told alike', async () => {
  const { exchangeToken } = await the.offer([award]);
  const url = `${the.origin}/exchanges/${exchangeToken}`;
  const unknown = { status: 404, body: { code: 'wallet.unknown-offer' } };
  expect(await post(`${url}/2`, await signed({ challenge: 'x' }))).toMatchObject(unknown);
  expect(await post(`${url}x`, {})).toMatchObject(unknown);
  const now = Date.now();
  the.at(new Date(now + 3_600_001).toISOString());
  expect(await post(url, {})).toMatchObject(unknown);
  expect((await fetch(interactionUrl(the.services.wallet, exchangeToken))).status).toBe(404);
  the.at(new Date(now).toISOString());
});

test('OpenID4VCI takes such a presentation as the proof of a key, too, if it is made for this issuer', async () => {
  const wallet = plainWallet(the.origin);
  const session = await wallet.signedIn(await the.offer([award]));
  const ask = async (domain: string, suite = 'eddsa-rdfc-2022') => {
    const presentation = await signed({ challenge: await wallet.nonce(), domain }, V2, suite);
    const proofs = { di_vp: [presentation] };
    return wallet.post('/credential', { credential_configuration_id: 'm.MA.1.vc', proofs }, session);
  };
  for (const suite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022'])
    expect(await ask(wallet.issuer, suite)).toMatchObject({
      status: 200,
      body: { credentials: [{ credential: { credentialSubject: { id: did } } }] },
    });
  expect(await ask('https://elsewhere.example')).toMatchObject({
    status: 400,
    body: { error: 'invalid_proof' },
  });
});

/** Sphereon’s client takes an award into a wallet, from the address in a QR code on, and says that it did. */
async function taken(format: 'ldp_vc' | 'dc+sd-jwt', configuration: string): Promise<JsonValue> {
  const offer = await the.offer([award]);
  const named = { kid: `${key.did}#0`, alg: Alg.ES256 };
  const client = await OpenID4VCIClientV1_0_15.fromURI({ uri: offer.offerUri, ...named });
  await client.acquireAccessToken({ pin: offer.txCode });
  const signCallback = ({ header, payload }: Jwt) =>
    new SignJWT({ ...payload }).setProtectedHeader({ ...header }).sign(key.privateKey);
  const response = await client.acquireCredentials({
    credentialConfigurationId: configuration,
    format,
    proofCallbacks: { signCallback },
    ...named,
  });
  const [only] = response.credentials ?? [];
  const sent = { notification_id: response.notification_id ?? '', event: 'credential_accepted' } as const;
  const notified = await client.sendNotification(
    { notificationEndpoint: `${the.origin}/oid4vci/notification` },
    sent,
    response.access_token,
  );
  expect(notified.error).toBe(false);
  return (only as { credential: JsonValue }).credential;
}

test('Sphereon’s client takes a credential, bound to its DID', async () => {
  const credential = (await taken('ldp_vc', 'm.MA.1.vc')) as JsonObject;
  expect(credential).toMatchObject({ credentialSubject: { id: key.did, award: `urn:uuid:${award}` } });
  expect((await verify(credential, await the.services.trust())).verdict).toBe('verified');
  received.sphereon = credential;
});

test('Sphereon’s client takes an SD-JWT, bound to its key', async () => {
  const text = String(await taken('dc+sd-jwt', 'm.MA.1.sd-jwt'));
  const { claims } = readSdJwt(text);
  expect(claims.cnf).toEqual({ jwk: key.jwk });
  expect(awardOfSdJwt(claims)?.award.id).toBe(award);
  expect((await verify(text, await the.services.trust())).verdict).toBe('verified');
  const accepted = { where: { event: 'credential_accepted' } };
  expect(await the.database.prisma.walletRequest.count(accepted)).toBe(2);
});

test('verifier-core, which the Learner Credential Wallet uses, accepts all that the wallets were given', async () => {
  expect(Object.keys(received)).toHaveLength(3);
  const judged = await coreSteps(the, received);
  for (const name of Object.keys(received)) expect([name, judged[name]]).toMatchObject([name, ACCEPTED]);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { buildApp } from '../../../src/app.js';
import type { JsonObject } from '../../../src/common/json.js';
import { didJwkOf } from '../../../src/credentials/dids/did-jwk.js';
import { type NewOffer, type OfferOptions, offerToWallet } from '../../../src/delivery/oid4vci/offer.js';
import { openTestServices, type TestServices } from '../services.js';

/** A service at the address that it names itself by, as wallets need it: they go where the metadata lead them. */
export interface WalletSite extends TestServices {
  readonly origin: string;
  offer(awards: readonly string[], options?: Partial<OfferOptions>): Promise<NewOffer>;
}

/** Wallets know no other time than the real one, so the clock is set to it once. */
export async function openWalletSite(): Promise<WalletSite> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const the = await openTestServices({ publicUrl: origin });
  the.at(new Date().toISOString());
  server.on('request', buildApp(the.services));
  return {
    ...the,
    origin,
    offer: (awards, options = {}) =>
      offerToWallet(the.services.wallet, { awards, actor: 'test', ...options }),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await the.close();
    },
  };
}

/** A key of a wallet. */
export interface WalletKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
  readonly thumbprint: string;
  /** Its `did:jwk`. */
  readonly did: string;
  readonly alg: string;
}

export async function walletKey(alg = 'EdDSA'): Promise<WalletKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const did = didJwkOf(jwk as JsonObject);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk), did, alg };
}

/** A JWT of a wallet, about now. */
export function walletJwt(
  key: Pick<WalletKey, 'privateKey' | 'alg'>,
  header: JsonObject,
  payload: JsonObject,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ iat, ...payload })
    .setProtectedHeader({ ...header, alg: key.alg })
    .sign(key.privateKey);
}

/** An answer with its JSON. */
export interface Answered {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Headers;
}

/** The messages of OpenID4VCI as any client could send them, right or wrong. */
export function plainWallet(origin: string) {
  const issuer = `${origin}/oid4vci`;
  const post = async (path: string, body: string, headers: Record<string, string>): Promise<Answered> => {
    const answer = await fetch(`${issuer}${path}`, { method: 'POST', body, headers });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text), headers: answer.headers };
  };
  const json = { 'Content-Type': 'application/json' };
  const nonce = async () => String((await post('/nonce', '', {})).body.c_nonce);
  const jwtProof = async (key: WalletKey, over: JsonObject = {}, header: JsonObject = {}) =>
    walletJwt(
      key,
      { typ: 'openid4vci-proof+jwt', kid: `${key.did}#0`, ...header },
      { aud: issuer, nonce: await nonce(), ...over },
    );
  return {
    issuer,
    nonce,
    jwtProof,
    /** The pre-authorised code behind the address of an offer. */
    async read({
      offerUri,
    }: Pick<NewOffer, 'offerUri'>): Promise<{ code: string; configurations: string[] }> {
      const address = new URL(offerUri).searchParams.get('credential_offer_uri') ?? '';
      const offer = await (await fetch(address)).json();
      const grant = offer.grants['urn:ietf:params:oauth:grant-type:pre-authorized_code'];
      return { code: grant['pre-authorized_code'], configurations: offer.credential_configuration_ids };
    },
    token: (form: Record<string, string>, headers: Record<string, string> = {}) =>
      post(
        '/token',
        new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
          ...form,
        }).toString(),
        { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      ),
    post: (path: string, body: JsonObject, headers: Record<string, string>) =>
      post(path, JSON.stringify(body), { ...json, ...headers }),
    raw: post,
    /** All steps up to the access token. */
    async signedIn(offer: NewOffer): Promise<Record<string, string>> {
      const { code } = await this.read(offer);
      const { body } = await this.token({ 'pre-authorized_code': code, tx_code: offer.txCode });
      return { Authorization: `Bearer ${body.access_token}` };
    },
    async credential(
      headers: Record<string, string>,
      configuration: string,
      ...keys: readonly WalletKey[]
    ): Promise<Answered> {
      const jwt: string[] = [];
      for (const key of keys) jwt.push(await jwtProof(key));
      const body = { credential_configuration_id: configuration, proofs: { jwt } };
      return this.post('/credential', body, headers);
    },
  };
}

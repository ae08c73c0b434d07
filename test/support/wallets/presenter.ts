import { type CallbackContext, setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { DcqlQuery } from 'dcql';
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose';
import type { JsonObject } from '../../../src/common/json.js';
import { sha256 } from '../../../src/common/multibase.js';
import { resolveDidKey } from '../../../src/credentials/dids/did-key.js';
import { jwkOfMultikey } from '../../../src/credentials/keys/jwk.js';
import type { WalletKey } from './site.js';

setGlobalConfig({ allowInsecureUrls: true });
const utf8 = new TextEncoder();
const unused = () => {
  throw new Error('Wallets don’t need that here');
};

/** The callbacks of a wallet that knows `did:key`. */
const callbacks: Omit<CallbackContext, 'generateRandom' | 'clientAuthentication'> = {
  hash: (data) => sha256(data),
  signJwt: unused,
  encryptJwe: unused,
  decryptJwe: unused,
  async verifyJwt(signer, { compact, header }) {
    if (signer.method !== 'did') return { verified: false };
    const document = await resolveDidKey(signer.didUrl.split('#')[0] ?? '');
    const method = document?.verificationMethod.find(({ id }) => id === signer.didUrl);
    const jwk = jwkOfMultikey(method?.publicKeyMultibase ?? '') as JWK;
    await compactVerify(compact, await importJWK(jwk, header.alg));
    return {
      verified: true,
      signerJwk: { ...jwk, kid: await calculateJwkThumbprint(jwk) } as { kty: string },
    };
  },
};

/** The client of `@openid4vc/openid4vp`, as wallets are built on it. */
export const client = new Openid4vpClient({ callbacks });

/** What a wallet reads of a code or link: the request, verified. */
export async function readRequest(openid4vp: string) {
  const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: openid4vp });
  const resolved = await client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: params });
  const { authorizationRequestPayload: payload, client: asking } = resolved;
  if (payload.response_mode !== 'direct_post') throw new Error('The request wants its answer in another way');
  return { payload, nonce: payload.nonce, audience: asking.effective };
}
export type ReadRequest = Awaited<ReturnType<typeof readRequest>>;

/** What a wallet holds, as DCQL looks at it. */
export type Held =
  | { readonly credential_format: 'dc+sd-jwt'; readonly vct: string; readonly claims: JsonObject }
  | { readonly credential_format: 'ldp_vc'; readonly type: string[]; readonly claims: JsonObject };

/** What DCQL finds of a request in a wallet: whether it can be answered, and which claims the first way to do it discloses. */
export function matched({ payload }: Pick<ReadRequest, 'payload'>, held: readonly Held[]) {
  const query = DcqlQuery.parse(payload.dcql_query);
  DcqlQuery.validate(query);
  return DcqlQuery.query(query, held.map((one) => ({ ...one, cryptographic_holder_binding: true })) as never);
}

/** Posts an answer as the client does it. */
export async function answered(
  { payload }: Pick<ReadRequest, 'payload'>,
  presentations: JsonObject,
): Promise<{ readonly status: number; readonly body: JsonObject }> {
  const { authorizationResponsePayload } = await client.createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload: { vp_token: presentations as never },
  });
  const { response } = await client.submitOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload,
  });
  return { status: response.status, body: (await response.json()) as JsonObject };
}

/** An SD-JWT with the named claims alone, signed by the wallet’s key for whom and what is asked. */
export function presentSdJwt(
  text: string,
  names: readonly string[],
  by: WalletKey | undefined,
  asked: { readonly nonce: string; readonly audience: string },
): Promise<string> {
  const library = new SDJwtVcInstance({
    hasher: (data) => sha256(typeof data === 'string' ? utf8.encode(data) : new Uint8Array(data)),
    hashAlg: 'sha-256',
    kbSignAlg: by?.alg ?? '',
    kbSigner: async (data) => {
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
      const signature = await crypto.subtle.sign(algorithm, by?.privateKey as CryptoKey, utf8.encode(data));
      return Buffer.from(signature).toString('base64url');
    },
  });
  const frame = Object.fromEntries(names.map((name) => [name, true]));
  const payload = { nonce: asked.nonce, aud: asked.audience, iat: Math.floor(Date.now() / 1000) };
  return library.present(text, frame as never, by ? { kb: { payload } } : undefined);
}

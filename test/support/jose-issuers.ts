import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { CompactSign, importJWK, type JWK } from 'jose';
import type { JsonObject } from '../../src/common/json.js';
import type { VerificationMethod } from '../../src/credentials/dids/did-document.js';
import { didKeyOf } from '../../src/credentials/dids/did-key.js';
import { toBase64url } from '../../src/credentials/jose/base64url.js';
import { jwkOfMultikey } from '../../src/credentials/keys/jwk.js';
import { writeMultikey } from '../../src/credentials/keys/multikey.js';
import type { Signer } from '../../src/credentials/suites/signer.js';

export type JoseKeyType = 'Ed25519' | 'P-256' | 'P-384';
export const JOSE_KEY_TYPES: readonly JoseKeyType[] = ['Ed25519', 'P-256', 'P-384'];

const CURVES = { Ed25519: ed25519, 'P-256': p256, 'P-384': p384 } as const;
const ALGS = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' } as const;

/** An issuer with one key, which both this project's port and another library can sign with. */
export interface JoseIssuer {
  readonly did: string;
  readonly alg: string;
  readonly method: VerificationMethod;
  readonly signer: Signer;
  readonly publicJwk: JWK;
  /** What the library `jose` makes of it: any header and payload, over our defaults. */
  joseSigns(payload: JsonObject | Uint8Array, header?: Record<string, unknown>): Promise<string>;
}

/** A deterministic issuer: the same type and `name`, the same key. */
export async function joseIssuer(type: JoseKeyType, name = 'issuer'): Promise<JoseIssuer> {
  const secretKey = new Uint8Array(type === 'P-384' ? 48 : 32);
  new TextEncoder().encodeInto(name, secretKey);
  const publicKey = CURVES[type].getPublicKey(secretKey);
  const publicKeyMultibase = writeMultikey({ type, bytes: publicKey });
  const { did, verificationMethod: id } = didKeyOf(publicKeyMultibase);
  const publicJwk = jwkOfMultikey(publicKeyMultibase) as JWK;
  const alg = ALGS[type];
  const key = await importJWK({ ...publicJwk, d: toBase64url(secretKey) } as JWK, alg);
  return {
    did,
    alg,
    method: { id, type: 'Multikey', controller: did, publicKeyMultibase },
    signer: await signerOf(type, id, secretKey, publicKey),
    publicJwk,
    joseSigns(payload, header = {}) {
      const bytes =
        payload instanceof Uint8Array ? payload : new TextEncoder().encode(JSON.stringify(payload));
      const crit = Object.fromEntries(
        Array.isArray(header.crit) ? header.crit.map((one) => [one, true]) : [],
      );
      return new CompactSign(bytes)
        .setProtectedHeader({ alg, kid: id, typ: 'vc+jwt', ...header })
        .sign(key, { crit });
    },
  };
}

async function signerOf(type: JoseKeyType, id: string, secretKey: Uint8Array, publicKey: Uint8Array) {
  if (type === 'Ed25519') {
    const pair = await Ed25519Multikey.generate({ seed: secretKey, id });
    return pair.signer();
  }
  const pair = await EcdsaMultikey.fromRaw({ curve: type, secretKey, publicKey });
  pair.id = id;
  return { ...pair.signer(), id };
}

/** A compact JWS of any texts, signed through the port whatever they are. */
export async function forge(
  header: string | JsonObject,
  payload: string | JsonObject | Uint8Array,
  { signer }: JoseIssuer,
): Promise<string> {
  const parts = [header, payload].map((part) =>
    part instanceof Uint8Array
      ? toBase64url(part)
      : toBase64url(new TextEncoder().encode(typeof part === 'string' ? part : JSON.stringify(part))),
  );
  const signature = await signer.sign({ data: new TextEncoder().encode(parts.join('.')) });
  return [...parts, toBase64url(signature)].join('.');
}

/** A credential by an issuer, with valid defaults. */
export function credentialOf(issuer: JoseIssuer, over: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    type: ['VerifiableCredential'],
    issuer: issuer.did,
    validFrom: '2026-06-15T10:00:00Z',
    credentialSubject: { id: 'did:example:learner', name: 'Zoë Nuñez 🎓' },
    ...over,
  };
}

/** A presentation by a holder, with valid defaults. */
export function presentationOf(holder: JoseIssuer, over: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: holder.did,
    ...over,
  };
}

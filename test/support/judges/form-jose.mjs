// Tokens of the judge of forms: `jose` signs and verifies them, with keys that are read from a `did:key` here.
import { p256, p384 } from '@noble/curves/nist.js';
import { base58 } from '@scure/base';
import { CompactSign, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose';

const CURVES = {
  Ed25519: { alg: 'EdDSA', code: [0xed, 0x01] },
  'P-256': { alg: 'ES256', code: [0x80, 0x24], curve: p256 },
  'P-384': { alg: 'ES384', code: [0x81, 0x24], curve: p384 },
};
const FORMS = {
  credential: { typ: 'vc+jwt', cty: 'vc', signedBy: 'issuer', carrier: 'EnvelopedVerifiableCredential' },
  presentation: { typ: 'vp+jwt', cty: 'vp', signedBy: 'holder', carrier: 'EnvelopedVerifiablePresentation' },
};

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

/** The public key of a `did:key` (did:key Method v0.9: multicodec code, then the key; points are compressed). */
function jwkOfDid(did) {
  const bytes = base58.decode(did.slice('did:key:z'.length));
  const [crv, { curve, alg }] =
    Object.entries(CURVES).find(([, { code }]) => code.every((byte, index) => bytes[index] === byte)) ?? [];
  const raw = bytes.subarray(2);
  if (!curve) return { alg, jwk: { kty: 'OKP', crv, x: base64url(raw) } };
  const point = curve.Point.fromBytes(raw).toBytes(false);
  const half = (point.length - 1) / 2;
  const [x, y] = [point.subarray(1, 1 + half), point.subarray(1 + half)].map(base64url);
  return { alg, jwk: { kty: 'EC', crv, x, y } };
}

function didOfJwk({ crv, x, y }) {
  const { code, curve } = CURVES[crv];
  const [first, second] = [x, y ?? ''].map((text) => Buffer.from(text, 'base64url'));
  const raw = curve
    ? curve.Point.fromBytes(Buffer.concat([Buffer.from([4]), first, second])).toBytes(true)
    : first;
  return `did:key:z${base58.encode(Uint8Array.from([...code, ...raw]))}`;
}

/** Signers of the judge's own by key type, each with its DID. */
export async function makeTokenKeys() {
  const keys = {};
  for (const [type, { alg }] of Object.entries(CURVES)) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { crv: type });
    keys[type] = { privateKey, alg, did: didOfJwk(await exportJWK(publicKey)) };
  }
  return keys;
}

/** Signs a document as the payload of a token, and answers with the object that carries it. */
export async function signToken(kind, document, { privateKey, alg, did }, claims = {}) {
  const { typ, cty, carrier, signedBy } = FORMS[kind];
  const payload = { ...document, [signedBy]: document[signedBy] ?? did, ...claims };
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, typ, cty, kid: `${did}#${did.slice('did:key:'.length)}` })
    .sign(privateKey);
  const id = `data:application/${typ},${token}`;
  return { '@context': 'https://www.w3.org/ns/credentials/v2', id, type: carrier };
}

/**
 * Verifies the token that an object carries: its signature and times, with the key that `kid` names and that has to be one of
 * the DID which the document names. Answers with the document, or throws.
 */
export async function verifyToken(kind, { id, type }, { challenge, domain } = {}) {
  const { typ, signedBy, carrier } = FORMS[kind];
  const start = `data:application/${typ},`;
  if (type !== carrier || !id.startsWith(start)) throw new Error(`This carries no ${typ}`);
  const token = id.slice(start.length);
  const [did] = decodeProtectedHeader(token).kid.split('#');
  const { alg, jwk } = jwkOfDid(did);
  const options = { algorithms: [alg], typ, ...(domain === undefined ? {} : { audience: domain }) };
  const { payload } = await jwtVerify(token, await importJWK(jwk, alg), options);
  const named = payload[signedBy]?.id ?? payload[signedBy];
  if (named !== did) throw new Error(`The key is not one of the ${signedBy}`);
  if (challenge !== undefined && payload.nonce !== challenge) throw new Error('Another nonce was asked for');
  return payload;
}

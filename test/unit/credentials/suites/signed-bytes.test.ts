import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { base58 } from '@scure/base';
import canonicalize from 'canonicalize';
import jsonld from 'jsonld';
import type { JsonObject } from '../../../../src/common/json.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';
import { readMultikey } from '../../../../src/credentials/keys/multikey.js';
import { addProof } from '../../../../src/credentials/suites/add-proof.js';
import { SUITES } from '../../../../src/credentials/suites/table.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';

// the package's types have its one function as a member of itself
const serialize = canonicalize as unknown as (value: JsonObject) => string;

const signedAt = new Date('2026-06-15T10:00:00Z');
const TEXT = 'Zoë Nuñez 🎓';
const document = smallCredential({ name: TEXT });

const CURVES = {
  Ed25519: { hash: 'sha256', verify: ed25519.verify },
  'P-256': { hash: 'sha256', verify: p256.verify },
  'P-384': { hash: 'sha384', verify: p384.verify },
} as const;

/** What the specifications say that is signed, from Node's UTF-8 and hashes. */
async function signedBytes(suite: string, hash: 'sha256' | 'sha384', made: JsonObject, proof: JsonObject) {
  const { proofValue: _value, ...options } = proof;
  const canonical = async (value: JsonObject): Promise<string> => {
    if (SUITES.get(suite)?.canonicalisation === 'JCS') return serialize(value);
    const messageDigestAlgorithm = hash === 'sha384' ? 'SHA-384' : 'SHA-256';
    const how = { algorithm: 'RDFC-1.0', messageDigestAlgorithm, documentLoader: closedLoader(), safe: true };
    return jsonld.canonize(value, { ...how, base: null });
  };
  const digest = async (value: JsonObject) =>
    createHash(hash)
      .update(Buffer.from(await canonical(value), 'utf8'))
      .digest();
  const contexts = made['@context'] ?? [];
  const jcs = SUITES.get(suite)?.canonicalisation === 'JCS';
  const config = jcs ? options : { '@context': contexts, ...options };
  return Uint8Array.from(Buffer.concat([await digest(config), await digest(made)]));
}

describe.each([
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
] as const)('%s with %s', (suite, type) => {
  let key: TestKey;
  beforeAll(async () => {
    key = await testKey(type);
  });

  test('signs the UTF-8 of texts beyond ASCII, in the place of another proof too', async () => {
    const alone = await addProof(document, key.signer, { suite, signedAt });
    const beside = await addProof(
      { ...document, proof: { type: 'DataIntegrityProof', cryptosuite: 'x' } },
      key.signer,
      { suite, signedAt },
    );
    const proofs = [taken(alone).proof, (beside.proof as JsonObject[])[1] ?? {}];
    const { hash, verify } = CURVES[type];
    for (const proof of proofs) {
      const signature = base58.decode(String(proof.proofValue).slice(1));
      const bytes = await signedBytes(suite, hash, document, proof);
      const { bytes: publicKey } = readMultikey(key.method.publicKeyMultibase);
      const options = type === 'Ed25519' ? {} : { lowS: false };
      expect(verify(signature, bytes, publicKey, options)).toBe(true);
      expect(await verifyProof(document, proof, key.method)).toBe('valid');
    }
  });

  test('a proof without contexts of its own is read with those of the document', async () => {
    const { proof } = taken(await addProof(document, key.signer, { suite, signedAt }));
    const { '@context': _contexts, proofValue: _value, ...options } = proof;
    const bytes = await signedBytes(suite, CURVES[type].hash, document, options);
    const signature = await key.signer.sign({ data: bytes });
    const bare = { ...options, proofValue: `z${base58.encode(signature)}` };
    expect(await verifyProof(document, bare, key.method)).toBe('valid');
    const other = { ...document, '@context': [...(document['@context'] as string[]), { x: 'urn:x:x' }] };
    expect(await verifyProof({ ...document, name: `${TEXT}!` }, bare, key.method)).toBe('invalid');
    const jcs = SUITES.get(suite)?.canonicalisation === 'JCS';
    expect(await verifyProof(other, bare, key.method)).toBe(jcs ? 'invalid' : 'valid');
  });
});

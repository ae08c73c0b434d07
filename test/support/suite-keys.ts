import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { p256, p384 } from '@noble/curves/nist.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import type { VerificationMethod } from '../../src/credentials/dids/did-document.js';
import { type KeyType, writeMultikey } from '../../src/credentials/keys/multikey.js';
import type { Signer } from '../../src/credentials/suites/signer.js';
import { proofsOf } from '../../src/verification/checks/proof.js';
import { methodOf } from './vectors.js';

/** A key that signs, with what a verifier finds of it. */
export interface TestKey {
  readonly signer: Signer;
  readonly method: VerificationMethod;
  readonly did: string;
}

export type SigningKeyType = Exclude<KeyType, 'X25519'>;

/** The suites, each with the key types that it takes. */
export const SUITE_KEYS: readonly (readonly [suite: string, type: SigningKeyType])[] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['Ed25519Signature2020', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
  ['ecdsa-sd-2023', 'P-256'],
  ['bbs-2023', 'BLS12-381-G2'],
];

/** A deterministic key: the same type and name, the same key. */
export async function testKey(type: SigningKeyType, name = 'key'): Promise<TestKey> {
  const seed = sha512(new TextEncoder().encode(`${type} ${name}`));
  const { publicKeyMultibase, signerAs } = await KEYS[type](seed);
  const method = await methodOf(publicKeyMultibase);
  return { signer: await signerAs(method.id), method, did: method.controller };
}

interface MadeKey {
  readonly publicKeyMultibase: string;
  readonly signerAs: (id: string) => Promise<Signer>;
}

const KEYS: Readonly<Record<SigningKeyType, (seed: Uint8Array) => Promise<MadeKey>>> = {
  async Ed25519(seed) {
    const make = (id?: string) =>
      Ed25519Multikey.generate({ seed: seed.slice(0, 32), ...(id === undefined ? {} : { id }) });
    const { publicKeyMultibase } = await make();
    return { publicKeyMultibase, signerAs: async (id) => (await make(id)).signer() };
  },
  'P-256': (seed) => ecdsaKey('P-256', seed.slice(0, 32)),
  'P-384': (seed) => ecdsaKey('P-384', seed.slice(0, 48)),
  async 'BLS12-381-G2'(seed) {
    const algorithm = Bls12381Multikey.ALGORITHMS.BBS_BLS12381_SHA256;
    const pair = await Bls12381Multikey.generateBbsKeyPair({ algorithm, seed: seed.slice(0, 32) });
    const { publicKeyMultibase } = pair;
    return {
      publicKeyMultibase,
      async signerAs(id) {
        pair.id = id;
        return pair.signer();
      },
    };
  },
};

async function ecdsaKey(curve: 'P-256' | 'P-384', secretKey: Uint8Array): Promise<MadeKey> {
  const publicKey = { 'P-256': p256, 'P-384': p384 }[curve].getPublicKey(secretKey, true);
  const publicKeyMultibase = writeMultikey({ type: curve, bytes: publicKey });
  const pair = await EcdsaMultikey.fromRaw({ curve, secretKey, publicKey });
  const exported = await pair.export({ publicKey: true, secretKey: true, includeContext: true });
  const signerAs = async (id: string) => (await EcdsaMultikey.from({ ...exported, id })).signer();
  return { publicKeyMultibase, signerAs };
}

/** A credential of another issuer, small, with nodes that have no ids; override what a test is about. */
export function smallCredential(over: JsonObject = {}): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://www.w3.org/ns/credentials/examples/v2',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ],
    id: 'urn:uuid:58172aac-d8ba-41ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential', 'AlumniCredential'],
    issuer: 'https://vc.example/issuers/5678',
    validFrom: '2024-01-01T00:00:00Z',
    credentialSubject: {
      id: 'did:example:abcdefgh',
      alumniOf: 'The School of Examples',
      degree: { type: 'ExampleBachelorDegree', name: 'Bachelor of Examples' },
    },
    ...over,
  };
}

/** A document with one proof, in its two parts. */
export function taken(secured: JsonObject): { document: JsonObject; proof: JsonObject; value: string } {
  const { proof, ...document } = secured;
  const [only, ...others] = proofsOf(secured);
  if (!isJsonObject(only) || others.length > 0) throw new Error('There is one proof');
  return { document, proof: only, value: String(only.proofValue) };
}

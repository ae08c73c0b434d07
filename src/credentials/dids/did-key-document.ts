import { driver } from '@digitalcredentials/did-method-key';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { JsonObject } from '../../common/json.js';
import { decodeMultibase } from '../../common/multibase.js';
import { jwkOfMultikey } from '../keys/jwk.js';
import { KEY_FORMS, type KeyType, readMultikey, writeMultikey } from '../keys/multikey.js';
import { DID_CONTEXT, type DidDocument, plainDocument } from './did-document.js';
import { resolveDidKey } from './did-key.js';
import type { DidParameters } from './did-parameters.js';
import { type FailureCode, refusal } from './failures.js';

/** How a document writes a public key. */
interface KeyFormat {
  readonly context: string;
  /** The types of keys that it can write. */
  readonly keys: readonly KeyType[];
  /** The format of a key for key agreement beside a key in this one. */
  readonly agreement: string;
}

/** By the type of the verification method, which is what `publicKeyFormat` may be. */
const FORMATS: ReadonlyMap<string, KeyFormat> = new Map([
  [
    'Multikey',
    {
      context: 'https://w3id.org/security/multikey/v1',
      keys: KEY_FORMS.map(({ type }) => type),
      agreement: 'Multikey',
    },
  ],
  [
    'JsonWebKey2020',
    {
      context: 'https://w3id.org/security/suites/jws-2020/v1',
      keys: ['Ed25519', 'X25519', 'P-256', 'P-384'],
      agreement: 'JsonWebKey2020',
    },
  ],
  [
    'JsonWebKey',
    {
      // as the method has it, though that context defines the older name alone
      context: 'https://w3id.org/security/suites/jws-2020/v1',
      keys: ['Ed25519', 'X25519', 'P-256', 'P-384'],
      agreement: 'JsonWebKey',
    },
  ],
  [
    'Ed25519VerificationKey2020',
    {
      context: 'https://w3id.org/security/suites/ed25519-2020/v1',
      keys: ['Ed25519'],
      agreement: 'X25519KeyAgreementKey2020',
    },
  ],
  [
    'X25519KeyAgreementKey2020',
    {
      context: 'https://w3id.org/security/suites/x25519-2020/v1',
      keys: ['X25519'],
      agreement: 'X25519KeyAgreementKey2020',
    },
  ],
]);

/** Formats that were in use and are experimental in the eyes of the method: refused by another name than unknown ones. */
const EXPERIMENTAL: ReadonlySet<string> = new Set([
  'Ed25519VerificationKey2018',
  'X25519KeyAgreementKey2019',
  'EcdsaSecp256k1VerificationKey2019',
  'EcdsaSecp256r1VerificationKey2019',
  'Bls12381G2Key2020',
]);

/** Multicodec headers of public keys that the method knows and we don't: secp256k1, P-521, RSA, BLS12-381 G1, JWK. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['231,1', '130,36', '133,36', '234,1', '209,214']);

/** The method's own library; of keys it knows none by itself. */
const METHOD = driver();
for (const prefix of KEY_FORMS.flatMap(({ prefixes }) => prefixes))
  METHOD.use({ multibaseMultikeyHeader: prefix, fromMultibase: async (key) => signingKey(key) });

/** As much of the library's key pairs as its driver asks for. */
function signingKey({ publicKeyMultibase }: { publicKeyMultibase: string }) {
  const key: { id?: string; controller?: string } & Record<string, unknown> = {
    publicKeyMultibase,
    fingerprint: () => publicKeyMultibase,
    async export() {
      const { id, controller } = key;
      return { id, type: 'Multikey', controller, publicKeyMultibase };
    },
  };
  return key;
}

/**
 * The document of a `did:key` by The did:key Method 0.9, section 3.1, with its options `publicKeyFormat`,
 * `enableExperimentalPublicKeyTypes` (none is known) and `enableEncryptionKeyDerivation`. A version between method and key
 * is refused: the same key would have several names.
 *
 * @throws CairnError of kind `invalid`: `did.invalid`, `did.key-invalid`, `did.key-length`, `did.key-unsupported`,
 *   `did.key-format-unknown`, `did.key-format-unfit`.
 */
export async function didKeyDocument(did: string, parameters: DidParameters): Promise<JsonObject> {
  const key = did.slice('did:key:'.length);
  const known = await resolveDidKey(did);
  if (!known) throw refusal(whyNoKey(key));
  const type = readMultikey(key).type;
  // of a key that only agrees on others, the library makes nothing
  const document = type === 'X25519' ? known : ((await METHOD.get({ did })) as unknown as DidDocument);
  const name = parameters.get('publicKeyFormat') ?? 'Multikey';
  const format = formatFor(name, type, parameters.get('enableExperimentalPublicKeyTypes') === 'true');
  const derives = type === 'Ed25519' && parameters.get('enableEncryptionKeyDerivation') === 'true';
  const contexts = [format.context, ...(derives ? [FORMATS.get(format.agreement)?.context ?? ''] : [])];
  return {
    ...plainDocument(document),
    '@context': [...new Set([DID_CONTEXT, ...contexts])],
    verificationMethod: [methodOf(did, key, name)],
    ...(derives ? { keyAgreement: [methodOf(did, agreementKey(key), format.agreement)] } : {}),
  };
}

function formatFor(name: string, type: KeyType, experimental: boolean): KeyFormat {
  const format = FORMATS.get(name);
  if (!format)
    throw refusal(
      EXPERIMENTAL.has(name) && !experimental ? 'did.key-format-unfit' : 'did.key-format-unknown',
    );
  if (!format.keys.includes(type)) throw refusal('did.key-format-unfit');
  return format;
}

function methodOf(did: string, key: string, type: string): JsonObject {
  const isJwk = type === 'JsonWebKey' || type === 'JsonWebKey2020';
  const material = isJwk ? { publicKeyJwk: jwkOfMultikey(key) } : { publicKeyMultibase: key };
  return { id: `${did}#${key}`, type, controller: did, ...material };
}

/** The X25519 key that follows from an Ed25519 key, by the map between the two forms of its curve. */
function agreementKey(key: string): string {
  return writeMultikey({ type: 'X25519', bytes: ed25519.utils.toMontgomery(readMultikey(key).bytes) });
}

function whyNoKey(key: string): FailureCode {
  let bytes: Uint8Array;
  try {
    bytes = decodeMultibase(key, ['base58btc']);
  } catch {
    return 'did.invalid';
  }
  const form = KEY_FORMS.find(({ header: [first, second] }) => bytes[0] === first && bytes[1] === second);
  if (!form) return UNSUPPORTED.has(bytes.subarray(0, 2).join()) ? 'did.key-unsupported' : 'did.invalid';
  return bytes.byteLength === form.length + 2 ? 'did.key-invalid' : 'did.key-length';
}

import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as ecdsaRdfc from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as eddsaRdfc from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';
import { proofsOf } from '../../src/verification/checks/proof.js';
import { type SigningKeyType, SUITE_KEYS, type TestKey, testKey } from './suite-keys.js';

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const V1 = 'https://www.w3.org/2018/credentials/v1';
export const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
export const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
export const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';

/** What a document is signed with, beside the key. */
export interface Signing {
  readonly suite: string;
  readonly key: TestKey;
  /** Members of the proof that are written before it is signed, over those that the library writes; `undefined`: none. */
  readonly says?: Readonly<Record<string, JsonValue | undefined>>;
  /** Proofs of the document that are signed along. */
  readonly previous?: readonly JsonObject[];
  readonly mandatoryPointers?: readonly string[];
  /** Words that no context defines are dropped, as a careless signer would. */
  readonly lax?: boolean;
  /** Canonicalised by the wrong algorithm, as JSON instead of RDF. */
  readonly asJson?: boolean;
}

interface Canonizing {
  canonize(input: JsonObject, options: object): Promise<string>;
}

const MAKERS: Readonly<Record<string, (mandatoryPointers: readonly string[]) => object>> = {
  'eddsa-rdfc-2022': () => eddsaRdfc.cryptosuite,
  'eddsa-jcs-2022': () => eddsaJcs.createSignCryptosuite(),
  'ecdsa-rdfc-2019': () => ecdsaRdfc.cryptosuite,
  'ecdsa-jcs-2019': () => ecdsaJcs.createSignCryptosuite(),
  'ecdsa-sd-2023': (mandatoryPointers) => ecdsaSd.createSignCryptosuite({ mandatoryPointers }),
  'bbs-2023': (mandatoryPointers) => bbs.createSignCryptosuite({ mandatoryPointers }),
};

const DISCLOSERS: Readonly<Record<string, typeof bbs.createDiscloseCryptosuite>> = {
  'ecdsa-sd-2023': ecdsaSd.createDiscloseCryptosuite,
  'bbs-2023': bbs.createDiscloseCryptosuite,
};

/** Whether what an issuer signs with a suite is derived from before it is shown. */
export function isSelective(suite: string): boolean {
  return Object.hasOwn(DISCLOSERS, suite);
}

/** Signs with the libraries of the suites and nothing of this project's, beside the proofs that there are. */
export async function signOutside(secured: JsonObject, signing: Signing): Promise<JsonObject> {
  const { proof: existing, ...document } = secured;
  const { says = {}, previous } = signing;
  const proofPurpose = 'assertionMethod';
  const purpose = {
    term: proofPurpose,
    update: async (proof: JsonObject) =>
      Object.fromEntries(
        Object.entries({ ...proof, proofPurpose, ...says }).filter(([, value]) => value !== undefined),
      ),
  };
  const proof = await makerOf(signing).createProof({
    document: structuredClone(previous ? { ...document, proof: [...previous] } : document),
    purpose,
    proofSet: [],
    documentLoader: closedLoader(),
  });
  return { ...document, proof: existing === undefined ? proof : [...proofsOf(secured), proof] };
}

function makerOf({ suite, key: { signer }, mandatoryPointers = [], lax, asJson }: Signing) {
  const date = new Date(Math.floor(Date.now() / 1000) * 1000);
  if (suite === 'Ed25519Signature2020') return new Ed25519Signature2020({ signer, date });
  const made = MAKERS[suite]?.(mandatoryPointers);
  if (!made) throw new Error(`No suite ${suite}`);
  const { canonize } = made as Canonizing;
  const careless = {
    canonize: (input: JsonObject, options: object) => canonize(input, { ...options, safe: false }),
  };
  const json = { canonize: async (input: JsonObject) => canonicalJson(input) };
  const cryptosuite = { ...made, ...(lax ? careless : {}), ...(asJson ? json : {}) };
  return new DataIntegrityProof({ signer, date, cryptosuite });
}

/** What its holder shows of a credential that was signed for selective disclosure. */
export async function deriveOutside(
  secured: JsonObject,
  suite: string,
  selectivePointers: readonly string[],
): Promise<JsonObject> {
  const { proof, ...document } = secured;
  const cryptosuite = DISCLOSERS[suite]?.({ selectivePointers });
  if (!cryptosuite || !isJsonObject(proof)) throw new Error('There is nothing to derive from');
  return new DataIntegrityProof({ cryptosuite }).derive({
    document: structuredClone(document),
    purpose: { term: 'assertionMethod' },
    proofSet: [structuredClone(proof)],
    documentLoader: closedLoader(),
  });
}

export type Version = '1.1' | '2.0';

/** One suite with one type of key, for one version of the data model. */
export interface Case {
  readonly suite: string;
  readonly keyType: SigningKeyType;
  readonly version: Version;
  readonly name: string;
}

export const CASES: readonly Case[] = SUITE_KEYS.flatMap(([suite, keyType]) =>
  (['1.1', '2.0'] as const).map((version) => ({
    suite,
    keyType,
    version,
    name: `${suite}, ${keyType}, version ${version}`,
  })),
);

/** A credential as the suites write them, by the holder of a key. */
export function credentialOf({ suite, version }: Case, { did }: TestKey, over: JsonObject = {}): JsonObject {
  const proofContext = suite === 'Ed25519Signature2020' ? ED25519_2020 : DATA_INTEGRITY;
  const legacy = version === '1.1';
  const terms = { name: 'https://schema.org/name', description: 'https://schema.org/description' };
  const own: JsonValue[] = suite === 'Ed25519Signature2020' ? [V2, proofContext] : [V2];
  return {
    '@context': legacy ? [V1, proofContext, terms] : own,
    id: 'urn:uuid:1a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11',
    type: ['VerifiableCredential'],
    issuer: did,
    ...(legacy ? { issuanceDate: '2024-01-01T00:00:00Z' } : {}),
    credentialSubject: {
      id: 'urn:uuid:1a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c12',
      name: 'Alice',
      description: 'A person of that name',
    },
    ...over,
  };
}

/** A document signed in the way of a case, and derived from where the suite is for that. */
export async function shownBy(
  one: Case,
  credential?: JsonObject,
  signing: Partial<Signing> = {},
): Promise<JsonObject> {
  const key = signing.key ?? (await testKey(one.keyType, 'outside'));
  const document = credential ?? credentialOf(one, key);
  const secured = await signOutside(document, {
    suite: one.suite,
    key,
    mandatoryPointers: ['/issuer'],
    ...signing,
  });
  return isSelective(one.suite)
    ? deriveOutside(secured, one.suite, ['/credentialSubject/name', '/credentialSubject/id'])
    : secured;
}

/** A secured document with another proof: `undefined` takes a member away. */
export function withProof(
  secured: JsonObject,
  change: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject {
  const [proof, ...others] = proofsOf(secured);
  if (!proof || others.length > 0) throw new Error('There is one proof');
  return JSON.parse(JSON.stringify({ ...secured, proof: { ...proof, ...change } })) as JsonObject;
}

import type { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import type { JsonObject } from '../../common/json.js';
import { keptImport } from '../../common/kept-import.js';
import type { Canonize } from '../canonical/canonize.js';
import { UNDEFINED_TERMS_CONTEXT, VCDM2_CONTEXT } from '../contexts/known.js';
import { list } from '../documents/reading.js';
import type { KeyType } from '../keys/multikey.js';
import { BBS, BBS_BASE, type DisclosureForm, ECDSA_SD, ECDSA_SD_BASE } from './disclosure.js';
import type { Signer } from './signer.js';

/** What a proof is made with. */
export interface MakeProof {
  readonly signer: Signer;
  /** `created`, to the second; left out by suites whose proofs must not tell when they were made. */
  readonly date: Date;
  /** The document's own contexts say which form of the Data Integrity vocabulary its proof is written in. */
  readonly legacyContext: boolean;
  /** JSON pointers to what every derived proof discloses; of suites that derive. */
  readonly mandatoryPointers: readonly string[];
}

/** What a proof is verified with. */
export interface CheckProof {
  readonly legacyContext: boolean;
  /** What verifies Ed25519 signatures in place of the library, and the key. */
  readonly ed25519?: { readonly verify: VerifyEd25519; readonly publicKeyMultibase: string } | undefined;
}

/**
 * Verifies a signature (RFC 8032, section 5.1.7) by a key in Multikey form, which is of that type. The library makes an object of the
 * key each time, which takes as long as to verify with it.
 */
export type VerifyEd25519 = (
  publicKeyMultibase: string,
  data: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** How a proof's value is spelt: libraries take more than one spelling, and a second one would be malleable. */
export interface ProofValueForm {
  readonly base: 'base58btc' | 'base64url';
  /** Bytes of a signature, by key type. */
  readonly lengths?: Readonly<Partial<Record<KeyType, number>>>;
  /** Of a proof that discloses a selection: its first bytes, and what stands behind them. */
  readonly derived?: { readonly header: readonly number[]; readonly form: DisclosureForm };
  /** Likewise of the issuer's own proof, which only its holder has and derives others from. */
  readonly undisclosed?: { readonly header: readonly number[]; readonly form: DisclosureForm };
}

/** The library's side of a suite: what it makes, checks and derives proofs with. */
export interface SuiteCode {
  sign(options: MakeProof): LibrarySuite;
  verify(options: CheckProof): LibrarySuite;
  derive?(options: {
    readonly selectivePointers: readonly string[];
    readonly proofId?: string;
  }): LibrarySuite;
}

/** As much of the library's class for proofs as is used here. */
export type LibrarySuite = InstanceType<typeof DataIntegrityProof>;

/** All there is to know of a cryptosuite. */
export interface Suite {
  readonly name: string;
  /** The `type` of its proofs; with `DataIntegrityProof` the name stands in `cryptosuite`. */
  readonly proofType: 'DataIntegrityProof' | 'Ed25519Signature2020';
  readonly canonicalisation: 'RDFC-1.0' | 'JCS';
  /** Key types it takes, and the hash that is used with each. */
  readonly keys: Readonly<Partial<Record<KeyType, 'SHA-256' | 'SHA-384'>>>;
  /** It takes a key only where its DID publishes it in multibase, not as a JSON Web Key. */
  readonly multibaseKeys?: true;
  readonly proofValue: ProofValueForm;
  /** Media types of documents that it secures. */
  readonly mediaTypes: readonly string[];
  readonly citation: string;
  /** Loads the library when it is first needed: a page that checks one signature has no use for seven. */
  readonly load: () => Promise<SuiteCode>;
}

export const DATA_INTEGRITY_V1 = 'https://w3id.org/security/data-integrity/v1';
const DATA_INTEGRITY_V2 = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';

/** Contexts that define the terms of proofs, for a document that has none of them. */
const CONTEXTS = {
  DataIntegrityProof: {
    known: [VCDM2_CONTEXT, DATA_INTEGRITY_V1, DATA_INTEGRITY_V2],
    add: DATA_INTEGRITY_V2,
  },
  Ed25519Signature2020: { known: [ED25519_2020], add: ED25519_2020 },
} as const;

/**
 * The document with a context for its proof, if it has none that defines a proof of that suite. It stands last, but for
 * the context of undefined terms, behind which none may stand.
 */
export function withProofContext(document: JsonObject, suite: Suite): JsonObject {
  const { known, add } = CONTEXTS[suite.proofType];
  const contexts = list(document['@context']);
  if (contexts.some((context) => known.some((one) => one === context))) return document;
  const others = contexts.filter((context) => context !== UNDEFINED_TERMS_CONTEXT);
  const last = contexts.filter((context) => context === UNDEFINED_TERMS_CONTEXT);
  return { ...document, '@context': [...others, add, ...last] };
}

const MEDIA_TYPES = ['application/vc', 'application/vp'];
const ED25519 = { Ed25519: 64 } as const;
const ECDSA = { 'P-256': 64, 'P-384': 96 } as const;
const EDDSA_TEXT = 'Data Integrity EdDSA Cryptosuites 1.0, section';
const ECDSA_TEXT = 'Data Integrity ECDSA Cryptosuites 1.0, section';

/** A suite of the library's common class, from its makers of cryptosuites. */
async function dataIntegrity(makers: {
  readonly sign: (options: MakeProof) => object;
  readonly verify: (options: CheckProof) => object;
  readonly derive?: (options: { selectivePointers: readonly string[]; proofId?: string }) => object;
}): Promise<SuiteCode> {
  const { sign, verify, derive } = makers;
  const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
  return {
    sign: (options) => {
      const { signer, date, legacyContext } = options;
      return new DataIntegrityProof({ signer, date, legacyContext, cryptosuite: sign(options) });
    },
    verify: (options) =>
      new DataIntegrityProof({ legacyContext: options.legacyContext, cryptosuite: verify(options) }),
    ...(derive
      ? { derive: (options) => new DataIntegrityProof({ cryptosuite: derive(options) }) }
      : undefined),
  };
}

/** For so few texts to sign or verify shapes needn't be known: a page that verifies a bundle loads less. */
const FEW = 100;
let canonized = 0;

/** Of a cryptosuite that canonicalises documents as they are. */
function ofKnownShapes<Cryptosuite extends { readonly canonize: Canonize }>(
  cryptosuite: Cryptosuite,
): Promise<SuiteCode> {
  const { canonize } = cryptosuite;
  const shapes = keptImport(() => import('../canonical/canonize.js'));
  const knowing: Cryptosuite = {
    ...cryptosuite,
    async canonize(document, options) {
      if (canonized++ < FEW) return canonize(document, options);
      // what can't be loaded, in a page that is offline, can be done without
      const known = await shapes().catch(() => undefined);
      return known ? known.canonizeByShape(document, options, canonize) : canonize(document, options);
    },
  };
  return dataIntegrity({
    sign: () => knowing,
    verify: (options) => verifyingWith(knowing, options),
  });
}

/** A cryptosuite that verifies signatures with what it is given for that. */
function verifyingWith(cryptosuite: object, { ed25519 }: CheckProof): object {
  if (!ed25519) return cryptosuite;
  const verify = ({ data, signature }: { data: Uint8Array; signature: Uint8Array }) =>
    ed25519.verify(ed25519.publicKeyMultibase, data, signature);
  return { ...cryptosuite, createVerifier: async () => ({ algorithm: 'Ed25519', verify }) };
}

/** The cryptosuites that are signed with and verified. */
const TABLE: readonly Suite[] = [
  {
    name: 'eddsa-rdfc-2022',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'RDFC-1.0',
    keys: { Ed25519: 'SHA-256' },
    proofValue: { base: 'base58btc', lengths: ED25519 },
    mediaTypes: MEDIA_TYPES,
    citation: `${EDDSA_TEXT} 3.2`,
    load: keptImport(async () => {
      const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
      return ofKnownShapes(cryptosuite);
    }),
  },
  {
    name: 'eddsa-jcs-2022',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'JCS',
    keys: { Ed25519: 'SHA-256' },
    proofValue: { base: 'base58btc', lengths: ED25519 },
    mediaTypes: MEDIA_TYPES,
    citation: `${EDDSA_TEXT} 3.3`,
    load: keptImport(async () => {
      const library = await import('@digitalbazaar/eddsa-jcs-2022-cryptosuite');
      return dataIntegrity({
        sign: library.createSignCryptosuite,
        verify: (options) => verifyingWith(library.createVerifyCryptosuite(), options),
      });
    }),
  },
  {
    name: 'ecdsa-rdfc-2019',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'RDFC-1.0',
    keys: { 'P-256': 'SHA-256', 'P-384': 'SHA-384' },
    proofValue: { base: 'base58btc', lengths: ECDSA },
    mediaTypes: MEDIA_TYPES,
    citation: `${ECDSA_TEXT} 3.2`,
    load: keptImport(async () => {
      const { cryptosuite } = await import('@digitalbazaar/ecdsa-rdfc-2019-cryptosuite');
      return ofKnownShapes(cryptosuite);
    }),
  },
  {
    name: 'ecdsa-jcs-2019',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'JCS',
    keys: { 'P-256': 'SHA-256', 'P-384': 'SHA-384' },
    proofValue: { base: 'base58btc', lengths: ECDSA },
    mediaTypes: MEDIA_TYPES,
    citation: `${ECDSA_TEXT} 3.3`,
    load: keptImport(async () => {
      const library = await import('@digitalbazaar/ecdsa-jcs-2019-cryptosuite');
      return dataIntegrity({ sign: library.createSignCryptosuite, verify: library.createVerifyCryptosuite });
    }),
  },
  {
    name: 'ecdsa-sd-2023',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'RDFC-1.0',
    keys: { 'P-256': 'SHA-256' },
    proofValue: {
      base: 'base64url',
      derived: { header: [0xd9, 0x5d, 0x01], form: ECDSA_SD },
      undisclosed: { header: [0xd9, 0x5d, 0x00], form: ECDSA_SD_BASE },
    },
    mediaTypes: MEDIA_TYPES,
    citation: `${ECDSA_TEXT} 3.5`,
    load: keptImport(async () => {
      const library = await import('@digitalbazaar/ecdsa-sd-2023-cryptosuite');
      return dataIntegrity({
        sign: ({ mandatoryPointers }) => library.createSignCryptosuite({ mandatoryPointers }),
        verify: library.createVerifyCryptosuite,
        derive: library.createDiscloseCryptosuite,
      });
    }),
  },
  {
    name: 'bbs-2023',
    proofType: 'DataIntegrityProof',
    canonicalisation: 'RDFC-1.0',
    keys: { 'BLS12-381-G2': 'SHA-256' },
    proofValue: {
      base: 'base64url',
      derived: { header: [0xd9, 0x5d, 0x03], form: BBS },
      undisclosed: { header: [0xd9, 0x5d, 0x02], form: BBS_BASE },
    },
    mediaTypes: MEDIA_TYPES,
    citation: 'Data Integrity BBS Cryptosuites 1.0, section 3.4',
    load: keptImport(async () => {
      const library = await import('@digitalbazaar/bbs-2023-cryptosuite');
      return dataIntegrity({
        sign: ({ mandatoryPointers }) => library.createSignCryptosuite({ mandatoryPointers }),
        verify: library.createVerifyCryptosuite,
        derive: library.createDiscloseCryptosuite,
      });
    }),
  },
  {
    name: 'Ed25519Signature2020',
    proofType: 'Ed25519Signature2020',
    canonicalisation: 'RDFC-1.0',
    keys: { Ed25519: 'SHA-256' },
    // section A.1.2.1: an Ed25519VerificationKey2020, which as a Multikey has another name and the same members
    multibaseKeys: true,
    proofValue: { base: 'base58btc', lengths: ED25519 },
    mediaTypes: MEDIA_TYPES,
    citation: `${EDDSA_TEXT} A.2`,
    load: keptImport(async () => {
      const { Ed25519Signature2020 } = await import('@digitalbazaar/ed25519-signature-2020');
      return {
        sign: ({ signer, date }) => new Ed25519Signature2020({ signer, date }),
        verify: () => new Ed25519Signature2020(),
      };
    }),
  },
];

export const SUITES: ReadonlyMap<string, Suite> = new Map(TABLE.map((suite) => [suite.name, suite]));

/** The suite that a proof says it is of; `undefined` if that isn't in the table. */
export function suiteOf(proof: {
  readonly type?: unknown;
  readonly cryptosuite?: unknown;
}): Suite | undefined {
  const { type, cryptosuite } = proof;
  const name = type === 'DataIntegrityProof' ? cryptosuite : type;
  const suite = typeof name === 'string' ? SUITES.get(name) : undefined;
  return suite?.proofType === type ? suite : undefined;
}

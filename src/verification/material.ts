import type { Fault } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import type { DidDocument } from '../credentials/dids/did-document.js';
import type { NativeCredential } from '../credentials/documents/native-form.js';
import type { TokenStatusList } from '../credentials/status/token-status-list.js';
import type { VerifyProof } from '../credentials/suites/verify-proof.js';
import type { Registry } from '../registry/registry.js';

/** Forms of credentials that were verified before. */
export interface KnownForms {
  /** What is read of a credential that has one of them; `undefined` if it has none. */
  read(document: JsonObject): NativeCredential | undefined;
  /** The JCS form of such a credential. */
  text(document: JsonObject): string | undefined;
  /** Learns the form of a credential that was verified. */
  learn(document: JsonObject): void;
}

/**
 * What a verification trusts and asks. Resolvers return `undefined` for what isn't at hand: that makes a check
 * `unknown`, never failed and never passed. They get no part of the credential but the address they look up.
 */
export interface TrustMaterial {
  readonly now: Date;
  /** What is known of issuers; where `anchors` are given, nothing but what their statements say is asked. */
  readonly registry: Registry;
  /**
   * For whoever has no registry, such as somebody offline: DID documents of the networks whose signed statements about issuers
   * are believed (`anchorOf`). The newest genuine one counts, whether it is `registryStatement` or came along in a bundle;
   * without anchors to believe, none does.
   */
  readonly anchors?: readonly DidDocument[] | undefined;
  /** A network's statement that is at hand. */
  readonly registryStatement?: JsonObject | undefined;
  /** Other DIDs than those of the registry and `did:key`. */
  readonly resolveDid: (did: string) => Promise<DidDocument | undefined>;
  /** The signed status list at an address, as its issuer serves it. */
  readonly statusList: (address: string) => Promise<JsonObject | undefined>;
  /**
   * What the deployment itself knows of a list that is its own, which is newer than any signed form of it; `undefined` for
   * the lists of others.
   * @internal
   */
  readonly statusTruth?: ((address: string) => Promise<StatusTruth | undefined>) | undefined;
  /** The Status List Token (a JWT) at an address, as its issuer serves it. */
  readonly statusToken?: ((address: string) => Promise<string | undefined>) | undefined;
  /** The same as `statusTruth` of the Status List Tokens that are the deployment's own. @internal */
  readonly tokenTruth?: ((address: string) => Promise<TokenStatusTruth | undefined>) | undefined;
  /**
   * Judges a chain of certificates (base64 of DER, the signer's first) at the time when something was signed with it, as far
   * as that is told; `undefined` where nobody can. By `sealAnchors` and the registry if left out.
   * @internal
   */
  readonly certifiedKey?:
    | ((chain: readonly string[], at: Date | undefined) => Promise<CertifiedKey | undefined>)
    | undefined;
  /** The exact text that a version's address serves. */
  readonly publishedVersion: (address: string) => Promise<string | undefined>;
  /** Digest of a text (`textDigest`), by what computes it sooner; as `textDigest` if left out. @internal */
  readonly textDigest?: ((text: string) => string) | undefined;
  /** What was verified before, so that credentials of its form are read sooner. @internal */
  readonly known?: KnownForms | undefined;
  /** Verifies one proof, where slow suites aren't to hold up other work; as `verifyProof` if left out. @internal */
  readonly verifyProof?: VerifyProof | undefined;
  /**
   * Holds a document of another issuer against the schemas that it names; browsers, which may not make code of a schema,
   * leave it out.
   * @internal
   */
  readonly credentialSchemas?: ((document: JsonObject) => Promise<SchemaFindings>) | undefined;
  /**
   * What took the place of a credential, given by its id (`urn:uuid:…`); asked only of what its issuer revoked. Known to
   * the deployment that issued it; others leave it out.
   * @internal
   */
  readonly successorOf?: ((credentialId: string) => Promise<Successor | undefined>) | undefined;
  /**
   * Certificates in DER that vouch for seals of European digital credentials: of authorities, or of one seal. Without any,
   * whose seal it is stays open.
   */
  readonly sealAnchors?: readonly Uint8Array[] | undefined;
  /** Certificates in DER of authorities whose timestamps are believed. Without any, a seal's time is what it says itself. */
  readonly timestampAnchors?: readonly Uint8Array[] | undefined;
  /**
   * Whether an award still counts in the form of this credential, both by their ids (`urn:uuid:…`): for forms without a status
   * of their own. `undefined`: there is no such credential. Known to the deployment that issued it; others leave it out.
   * @internal
   */
  readonly awardStanding?:
    | ((awardId: string, credentialId: string) => Promise<AwardStanding | undefined>)
    | undefined;
  /**
   * What the deployment recorded before a rendition (`urn:uuid:…`) was signed: a seal that an institution keeps for itself signs
   * whatever it wants. Known to the deployment that issued it; others leave it out.
   * @internal
   */
  readonly recordedRendition?: ((credentialId: string) => Promise<RecordedRendition | undefined>) | undefined;
}

/** Why the registry can't tell whom a network recognises, and the data behind it. */
export interface RegistryDoubt {
  readonly code:
    | 'anchor-missing'
    | 'statement-missing'
    | 'statement-by-other'
    | 'statement-invalid'
    | 'statement-stale';
  readonly evidence: Readonly<Record<string, string>>;
}

/** What one run goes by: whose word about issuers counts is settled. */
export interface SettledMaterial extends TrustMaterial {
  /** UTC instant as of which the registry says so; absent where there is none. */
  readonly registryAsOf?: string | undefined;
  readonly registryDoubt?: RegistryDoubt | undefined;
}

/** What was to be signed. */
export interface RecordedRendition {
  /** Of an `sd-jwt`: its claims, but for who signed it and to whom it is bound. */
  readonly document: JsonObject;
  /** `elsewhere`: by a service that may add to it. */
  readonly signed: 'here' | 'elsewhere';
  /** Its learner was erased: of each member there is the digest alone (`memberDigests`), of an upload those of what it tells. */
  readonly erased?: boolean | undefined;
}

/** Whether an award counts; `superseded`: another credential took the place of the one that was asked for. */
export type AwardStanding = 'in-force' | 'revoked' | 'suspended' | 'superseded';

/** What came of holding a document against the schemas that it names. */
export interface SchemaFindings {
  /** `schema.mismatch` in the document, or why a schema can't be applied. */
  readonly faults: readonly Fault[];
  /** Pointers to the schemas that weren't at hand. */
  readonly unchecked: readonly string[];
}

/** What a status list says. */
export interface StatusTruth {
  readonly bits: Uint8Array;
  readonly issuer: string;
  readonly purpose: string;
  /** UTC instant as of which it says so. */
  readonly signedAt: string;
}

/** What a Status List Token says. */
export interface TokenStatusTruth {
  readonly list: TokenStatusList;
  readonly issuer: string;
  /** UTC instant as of which it says so. */
  readonly signedAt: string;
}

/** What is found of a chain of certificates. */
export interface CertifiedKey {
  /** The key of the first certificate, as JWK; nothing of one that can't be used. */
  readonly publicKey: JsonObject | undefined;
  /** Whether the chain leads to an anchor that is trusted, and held at that time. */
  readonly judgement: 'trusted' | 'untrusted' | 'undetermined';
  /** Whose it is, as credentials name an issuer: the DID of a registered issuer whose seal it is, or what it certifies. */
  readonly issuer: string | undefined;
  /** A code that says why it isn't trusted. */
  readonly because?: string | undefined;
}

/** The credential that took the place of another one. Ids can't be guessed, so to name it tells nobody of a person. */
export interface Successor {
  /** `urn:uuid:…` */
  readonly id: string;
  /** UTC instant at which it did. */
  readonly at: string;
}

export interface VerifyOptions {
  /** Whether a part that is listed but not shown leaves the stack open. Default `optional`. */
  readonly parts?: 'optional' | 'required' | undefined;
  /**
   * `proofs`: the form and the proofs alone, whoever made them, in whatever contexts the document brings along: for callers
   * that judge issuers by themselves, such as conformance suites. Default `all`.
   * @internal
   */
  readonly checks?: 'all' | 'proofs' | undefined;
  /** `left-out`: whether this network recognises the issuer isn't asked. @internal */
  readonly recognition?: 'required' | 'left-out' | undefined;
  /** `told`: also what a document itself calls an issuer that nobody here knows, for pages that say whose word it is. @internal */
  readonly claims?: 'left-out' | 'told' | undefined;
  /** What the proof of a presentation, or of a credential that is presented by itself, must have been made for. */
  readonly challenge?: string | undefined;
  readonly domain?: string | undefined;
  /**
   * What a holder was asked for: a credential for one of these module or programme versions (addresses), and all that is
   * presented bound to who presents it. Goes with a challenge and a domain.
   */
  readonly asked?: { readonly achievements: readonly string[] } | undefined;
  /** `proofPurpose` of a credential's proof, where a caller expects another than `assertionMethod`. @internal */
  readonly purpose?: string | undefined;
  /** Whether a signed presentation may hold no credential. @internal */
  readonly emptyPresentation?: boolean | undefined;
  /** `self`: by the issuer, on what it is about to hand out: its status is not on any list yet. @internal */
  readonly by?: 'stranger' | 'self' | undefined;
}

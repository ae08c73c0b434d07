import type { StatusSlot } from '../../credentials/status/entries.js';
import type { RenderableAward } from '../lifecycle/ports.js';
import type { Act } from '../ports.js';

/**
 * The forms that are made of a credential besides the native one, `vc`. `edc-upload` is an `edc` without a seal, which the
 * institution has the Commission's own issuer seal; `sd-jwt-x5c` is an `sd-jwt` that the issuer's seal signs in place of the key of
 * its DID, for wallets that know issuers by their certificates.
 */
export const FORMS = ['edc', 'sd-jwt', 'sd-jwt-x5c', 'edc-upload'] as const;
export type OfferedForm = (typeof FORMS)[number];

/**
 * `vc` is a copy of the native credential that is bound to the DID of a wallet. `vc-sd` is a `vc` that selections are disclosed from
 * (ecdsa-sd-2023): nobody gets one, since whoever had it could disclose all of it.
 */
export type RenditionForm = HeldForm | 'vc-sd';
/** A form that somebody may hold. */
export type HeldForm = OfferedForm | 'vc';

/** Media type of a form: of the sealed file (JAdES, ETSI TS 119 182-1), of an SD-JWT VC, of what is uploaded. */
export const MEDIA_TYPES: Readonly<Record<HeldForm, string>> = {
  edc: 'application/jose+json',
  'sd-jwt': 'application/dc+sd-jwt',
  'sd-jwt-x5c': 'application/dc+sd-jwt',
  'edc-upload': 'application/json',
  vc: 'application/vc',
};

const ENDINGS: Readonly<Record<HeldForm, string>> = {
  edc: 'jsonld',
  'sd-jwt': 'sd-jwt',
  'sd-jwt-x5c': 'sd-jwt',
  'edc-upload': 'json',
  vc: 'json',
};

/** Name of a file that holds one. */
export function fileName(stem: string, form: HeldForm): string {
  return `${stem}.${ENDINGS[form]}`;
}

/** A place in a pair of status lists. */
export interface ListedPlace extends StatusSlot {
  /** Address of the Status List Token that the pair is published as, too. */
  readonly token: string;
}

/**
 * Which rendition: of which credential, in which form, for which wallet (JWK thumbprint of its key, of a `vc` its DID; empty
 * for none).
 */
export interface RenditionKey {
  readonly credentialId: string;
  readonly form: RenditionForm;
  readonly holder: string;
}

/** How a rendition stands: as the credential that it was made of. */
export type RenditionStanding = 'in-force' | 'suspended' | 'revoked' | 'superseded';

/** An award, and how it stands. */
export interface RenderableAwardRecord extends RenderableAward {
  readonly revoked: boolean;
  readonly suspended: boolean;
}

export interface RenditionRecord extends RenditionKey {
  readonly id: string;
  readonly awardId: string;
  readonly issuerDid: string;
  /** JSON text of what is, or is to be, signed. */
  readonly unsigned: string;
  /** `undefined`: recorded, and not signed yet. */
  readonly document: string | undefined;
  readonly recordedAt: Date;
  readonly signedAt: Date | undefined;
}

/** One that may be handed out. */
export type HeldRecord = RenditionRecord & { readonly form: HeldForm };

export function isHeld(record: RenditionRecord): record is HeldRecord {
  return record.form !== 'vc-sd';
}

/** A rendition that is to be recorded. Its text can be made once its place in a list is known. */
export interface RenditionPlan extends RenditionKey {
  readonly id: string;
  readonly awardId: string;
  readonly issuerDid: string;
  readonly listed: boolean;
  readonly unsigned: (place: ListedPlace | undefined) => string;
}

/** What issuing renditions does to the store. Each method is one transaction with its audit entry. */
export interface RenditionStore {
  /** An award, by its own id or that of one of its credentials or their renditions. */
  selectOptionalRenderableAward(id: string): Promise<RenderableAwardRecord | undefined>;
  /** The signed documents of certificates in force, by the ids of their awards, whoever awarded them. */
  selectCertificateDocuments(awardIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  selectOptionalRendition(key: RenditionKey): Promise<RenditionRecord | undefined>;
  /** The newest signed rendition of an award in a form, bound to nobody, however the award stands. */
  selectOptionalNewestRendition(awardId: string, form: RenditionForm): Promise<RenditionRecord | undefined>;
  /** Id of the same rendition of the credential that this one's credential took the place of. */
  selectOptionalPredecessor(key: RenditionKey): Promise<string | undefined>;
  /**
   * Records the intent to sign, with a place in a list of the issuer if it is to be listed. What was signed in the meantime
   * stands, and is returned; an intent that was not signed keeps its id and its place, and gets the new text. Fails with
   * `award.changed` (kind `conflict`) where the credential is not in force any more, with `rendition.too-many-copies` (kind
   * `refused`) where it is bound to very many wallets.
   */
  recordRendition(plan: RenditionPlan, act: Act): Promise<RenditionRecord>;
  /**
   * Stores what was signed, with the text that it was made of; false where somebody else did before, or the credential is not in
   * force any more.
   */
  storeRendition(
    record: Pick<RenditionRecord, 'id' | 'unsigned'>,
    document: string,
    act: Act,
  ): Promise<boolean>;
  /** Renditions of credentials in force that are recorded and not signed, oldest first. */
  selectUnsignedRenditions(): Promise<RenditionRecord[]>;
  selectOptionalRenditionById(id: string): Promise<RenditionRecord | undefined>;
  /** The signed renditions of a credential. */
  selectRenditions(credentialId: string): Promise<RenditionRecord[]>;
  /** How the award of a rendition stands; `undefined` where that rendition is none of this award. */
  selectOptionalStanding(awardId: string, renditionId: string): Promise<RenditionStanding | undefined>;
}

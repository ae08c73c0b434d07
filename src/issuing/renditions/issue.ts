import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { uuidOf } from '../../common/uuid.js';
import type { TrustMaterial } from '../../verification/material.js';
import { readSubmitted } from '../../verification/submitted.js';
import { verify } from '../../verification/verify.js';
import { isOwn, type Party } from '../lifecycle/party.js';
import { requireNotErased } from '../lifecycle/renewable.js';
import type { CatalogueStore } from '../ports.js';
import { type Gathered, gather } from './gather.js';
import {
  FORMS,
  type HeldForm,
  type HeldRecord,
  isHeld,
  type ListedPlace,
  type OfferedForm,
  type RenditionForm,
  type RenditionRecord,
  type RenditionStore,
} from './ports.js';

const utf8 = new TextEncoder();

/** A key of a wallet that a rendition is bound to. */
export interface HolderKey {
  /** The DID that names it: as the wallet does, or else its `did:jwk`. */
  readonly did: string;
  /** The public JWK. */
  readonly jwk: JsonObject;
  /** Its thumbprint (RFC 7638). */
  readonly thumbprint: string;
}

/** What a rendition has that its award hasn't. */
export interface RenditionFacts {
  /** UUID. */
  readonly id: string;
  readonly at: Date;
  readonly holder: HolderKey | undefined;
  /** UUID of the rendition whose place it takes. */
  readonly supersedes: string | undefined;
}

/** How one form is made. */
export interface RenditionMaker {
  /** Whether there is anything to sign with in the name of this issuer. */
  offered(issuerDid: string): Promise<boolean>;
  /** Whether it has a place in a status list. */
  readonly listed: boolean;
  /** Whether it is signed here, so that it can be verified before it is handed out. */
  readonly verifiable: boolean;
  /**
   * Builds and lints what is to be signed, and makes sure that it can be. Answers with its JSON text, once its place in a
   * list is known. Fails as a CairnError before anything is recorded: `rendition.inexpressible` with a fault for each element
   * that is missing, and whatever says that there is nothing to sign with.
   */
  plan(gathered: Gathered, facts: RenditionFacts): Promise<(place: ListedPlace | undefined) => string>;
  sign(record: RenditionRecord, at: Date): Promise<string>;
  /** What is verified in place of what was signed, where that is never shown itself. */
  presentable?(signed: string): Promise<string>;
}

export interface RenditionDeps {
  readonly store: RenditionStore & Pick<CatalogueStore, 'selectCatalogue'>;
  readonly makers: Readonly<Record<RenditionForm, RenditionMaker>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly trust: () => Promise<TrustMaterial>;
  /** Told of each that was signed and stored. */
  readonly issued: (form: RenditionForm) => void;
}

export interface IssuedRendition<Form extends RenditionForm = OfferedForm> extends RenditionRecord {
  readonly form: Form;
  readonly document: string;
  readonly signedAt: Date;
}

/**
 * The rendition of an award's present credential in a form: made, verified and stored if there is none yet. Safe to repeat and
 * to race, and finishes what a crash left.
 *
 * @param id of the award, of one of its credentials, or of a rendition of one.
 * @throws CairnError `award.unknown` (kind `not-found`), also for an award that isn't the party's; `award.revoked`,
 *   `award.suspended`, `award.unfinished`, `award.changed` (kind `conflict`); `rendition.inexpressible`,
 *   `rendition.too-many-copies`, `learner.erased` (kind `refused`); what the maker of the form throws where it can't sign.
 */
export async function issueRendition<Form extends RenditionForm>(
  deps: RenditionDeps,
  id: string,
  form: Form,
  party: Party,
  holder?: HolderKey,
): Promise<IssuedRendition<Form>> {
  const award = await selectInForce(deps, id, party);
  const gathered = await gather(deps.store, award, await deps.store.selectCatalogue());
  const key = { credentialId: gathered.credential.id, form, holder: holderName(form, holder) };
  const known = await deps.store.selectOptionalRendition(key);
  if (known?.document !== undefined) return { ...(await finish(deps, known, party.actor)), form };
  const supersedes = await deps.store.selectOptionalPredecessor(key);
  // what a crash left is planned as things are now: the issuer may have another legal name, another seal
  const facts = { id: known?.id ?? randomUuid(deps.random), at: deps.clock(), holder, supersedes };
  const maker = deps.makers[form];
  const unsigned = await maker.plan(gathered, facts);
  const { id: awardId, issuerDid } = gathered.award;
  const plan = { ...key, id: facts.id, awardId, issuerDid, listed: maker.listed, unsigned };
  const recorded = await deps.store.recordRendition(plan, { actor: party.actor, at: facts.at });
  return { ...(await finish(deps, recorded, party.actor)), form };
}

function holderName(form: RenditionForm, holder: HolderKey | undefined): string {
  return (form === 'vc' ? holder?.did : holder?.thumbprint) ?? '';
}

async function selectOwn({ store }: Pick<RenditionDeps, 'store'>, id: string, party: Party) {
  const uuid = uuidOf(id);
  const award = uuid === undefined ? undefined : await store.selectOptionalRenderableAward(uuid);
  if (!award || !isOwn(party, award.award.issuerDid))
    throw new CairnError('not-found', 'award.unknown', 'There is no award or credential of this id');
  requireNotErased(award);
  if (award.revoked) throw new CairnError('conflict', 'award.revoked', 'The award is revoked, and stays so');
  return award;
}

async function selectInForce(deps: Pick<RenditionDeps, 'store'>, id: string, party: Party) {
  const award = await selectOwn(deps, id, party);
  if (award.suspended)
    throw new CairnError('conflict', 'award.suspended', 'The award is suspended: nothing is made of it now');
  return award;
}

/**
 * The same where it was made before: nothing is signed. `undefined` where there is none yet. Throws `award.unknown`, `award.revoked`,
 * `award.suspended` and `learner.erased` as `issueRendition` does.
 */
export async function madeRendition<Form extends OfferedForm>(
  deps: Pick<RenditionDeps, 'store'>,
  id: string,
  form: Form,
  party: Party,
): Promise<Pick<IssuedRendition<Form>, 'id' | 'form' | 'document'> | undefined> {
  const { credential } = await selectInForce(deps, id, party);
  const key = credential && { credentialId: credential.id, form, holder: '' };
  const record = key && (await deps.store.selectOptionalRendition(key));
  return record?.document === undefined ? undefined : { id: record.id, form, document: record.document };
}

/** Signs what was recorded, verifies it as a stranger would, and stores it; who is late gets what was stored. */
async function finish(
  deps: RenditionDeps,
  record: RenditionRecord,
  actor: string,
): Promise<IssuedRendition<RenditionForm>> {
  const at = deps.clock();
  const { document = undefined, signedAt = at } = record;
  if (document !== undefined) return { ...record, document, signedAt };
  const maker = deps.makers[record.form];
  const signed = await maker.sign(record, at);
  if (maker.verifiable) {
    const shown = (await maker.presentable?.(signed)) ?? signed;
    await selfCheck(shown, { ...(await deps.trust()), now: at });
  }
  if (await deps.store.storeRendition(record, signed, { actor, at })) {
    deps.issued(record.form);
    return { ...record, document: signed, signedAt: at };
  }
  const stored = await deps.store.selectOptionalRendition(record);
  if (stored?.document === undefined)
    throw new CairnError('conflict', 'award.changed', 'The credential of the award changed in the meantime');
  return { ...stored, document: stored.document, signedAt: stored.signedAt ?? at };
}

async function selfCheck(signed: string, trust: TrustMaterial): Promise<void> {
  const report = await verify(readSubmitted(utf8.encode(signed)), trust, { by: 'self' });
  if (report.verdict === 'verified') return;
  const codes = report.credentials
    .flatMap(({ results }) => results)
    .filter(
      ({ outcome, advisory }) => outcome !== 'pass' && outcome !== 'not-applicable' && advisory !== true,
    )
    .map(({ code }) => code);
  throw new CairnError(
    'incoherent',
    'issue.self-check',
    `A rendition that was just signed does not verify (${codes.join(', ')}) and was not handed out`,
  );
}

/** The forms in which the credentials of an issuer can be had. */
export async function offeredForms(
  { makers }: Pick<RenditionDeps, 'makers'>,
  issuerDid: string,
): Promise<OfferedForm[]> {
  const offered: OfferedForm[] = [];
  for (const form of FORMS) if (await makers[form].offered(issuerDid)) offered.push(form);
  return offered;
}

/**
 * The renditions of an award's present credential that are signed. Throws `award.unknown` (kind `not-found`), `learner.erased`
 * (kind `refused`) and `award.revoked` (kind `conflict`).
 */
export async function listRenditions(
  deps: Pick<RenditionDeps, 'store'>,
  id: string,
  party: Party,
): Promise<HeldRecord[]> {
  const { credential } = await selectOwn(deps, id, party);
  return credential ? (await deps.store.selectRenditions(credential.id)).filter(isHeld) : [];
}

/** A signed rendition by its id. Throws `credential.unknown` (kind `not-found`), also for one that isn't the party's. */
export async function readRendition(
  { store }: Pick<RenditionDeps, 'store'>,
  id: string,
  party: Party,
): Promise<{ readonly form: HeldForm; readonly document: string }> {
  const uuid = uuidOf(id);
  const record = uuid === undefined ? undefined : await store.selectOptionalRenditionById(uuid);
  if (record?.document !== undefined && isHeld(record) && isOwn(party, record.issuerDid))
    return { form: record.form, document: record.document };
  throw new CairnError('not-found', 'credential.unknown', 'There is no signed credential of this id');
}

/** What became of renditions that a crash left unsigned. */
export interface FinishedRenditions {
  readonly finished: number;
  /** Those that could not be finished now: whoever asks for them next tries again. */
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

/** Finishes renditions that a crash left between intent and signature. One that fails doesn't hold up the others. */
export async function finishRenditions(deps: RenditionDeps, actor: string): Promise<FinishedRenditions> {
  const failed: { id: string; error: unknown }[] = [];
  const pending = await deps.store.selectUnsignedRenditions();
  for (const record of pending) {
    await finish(deps, record, actor).catch((error: unknown) => failed.push({ id: record.id, error }));
  }
  return { finished: pending.length - failed.length, failed };
}

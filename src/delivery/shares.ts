import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { CairnError, invalid } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import type { Reached } from '../common/reach.js';
import { parseStrictJson } from '../common/strict-json.js';
import { isUuid, uuidOf } from '../common/uuid.js';
import { buildBundle } from '../credentials/documents/bundle.js';
import { list } from '../credentials/documents/reading.js';
import { says, type Withholdable } from '../credentials/documents/selective.js';
import { readSdJwt } from '../credentials/sd-jwt/read.js';
import type { RegistryStatements } from '../issuing/registry-statements.js';
import { type DiscloseDeps, disclose } from '../issuing/renditions/disclose.js';
import type { StatusLists } from '../issuing/status-lists.js';
import type { OwnShare, SharedAward, ShareRecord, ShareStore } from './ports.js';
import { derivedToken, hashToken, newToken, TOKEN } from './token.js';

export interface ShareDeps {
  readonly store: ShareStore;
  readonly statusLists: StatusLists;
  readonly statements: Pick<RegistryStatements, 'toGoWith'>;
  /** What makes credentials of which something is withheld. */
  readonly renditions: DiscloseDeps;
  /** Makes the tokens of the links that graduates make: they are kept nowhere, and can be shown to them again. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ShareOptions {
  readonly actor: string;
  /** Code of the institution whose key makes it; without it, the network or the command line. */
  readonly madeOf?: string | undefined;
  /** Show the credentials of a certificate's parts, too. Default true. */
  readonly withParts?: boolean | undefined;
  readonly expiresAt?: Date | undefined;
  /** What whoever makes it calls it, at most 100 characters. */
  readonly label?: string | undefined;
  /** What is reached of whom it shows, who makes it. Default: somebody else makes it. */
  readonly holder?: readonly Reached[] | undefined;
}

/** An award to be shown, and what isn't shown of it; of a certificate, of its parts neither. */
export interface ChosenAward {
  /** Its id, or `urn:uuid:…`. */
  readonly award: string;
  readonly withhold: readonly Withholdable[];
}

export interface CreatedShare {
  readonly id: string;
  /** 128 random bits, base64url, of which only the hash is kept. Whoever made it for somebody else sees it once. */
  readonly token: string;
}

/** A credential as a link shows it. */
export interface ShownCredential extends Pick<SharedAward, 'award' | 'issuerDid'> {
  /** As it was signed, or without what is withheld: a `vc`, or the text of an SD-JWT VC. */
  readonly document: JsonValue;
  readonly withheld: readonly Withholdable[];
}

/** What a share link shows. */
export interface Shared {
  readonly share: ShareRecord;
  /** Those that the link is for. */
  readonly chosen: readonly ShownCredential[];
  /** The chosen credentials, then the parts that are shown with them. */
  readonly credentials: readonly ShownCredential[];
}

/** Most awards that one link shows: with their parts they must fit into one presentation. */
const MAX_AWARDS = 20;
const MAX_LABEL = 100;

/**
 * Makes an unguessable link to chosen awards of one learner. Where something is withheld, what will be shown is made at once, so
 * that it is known to be possible.
 *
 * @throws CairnError `share.too-many`, `share.expiry-past`, `share.label` (kind `invalid`), `share.unknown-award` (kind
 *   `not-found`); where something is withheld, what `disclose` throws.
 */
export async function createShare(
  deps: ShareDeps,
  awards: readonly (string | ChosenAward)[],
  options: ShareOptions,
): Promise<CreatedShare> {
  const now = deps.clock();
  const chosen = awards.map((one) => (typeof one === 'string' ? { award: one, withhold: [] } : one));
  const withheld = (what: Withholdable) =>
    idsOf(chosen.filter(({ withhold }) => withhold.includes(what)).map(({ award }) => award));
  const awardIds = idsOf(chosen.map(({ award }) => award));
  requireFew(awardIds);
  const label = options.label?.trim() === '' ? undefined : options.label?.trim();
  if (label !== undefined && label.length > MAX_LABEL)
    throw refused(
      'share.label',
      '/label',
      'The name of a link is too long.',
      `at most ${MAX_LABEL} characters`,
    );
  const wellFormed = awardIds.length > 0 && awardIds.every(isUuid);
  const learnerId = wellFormed
    ? await deps.store.selectOptionalLearnerOf(awardIds, options.holder)
    : undefined;
  if (learnerId === undefined) {
    throw new CairnError('not-found', 'share.unknown-award', 'There are no such awards of one learner');
  }
  if (options.expiresAt && options.expiresAt <= now)
    throw refused(
      'share.expiry-past',
      '/expiresAt',
      'The link would have expired already.',
      'a moment in the future',
    );
  const id = randomUuid(deps.random);
  const token = options.holder === undefined ? newToken(deps.random) : derivedToken(deps.key, id);
  const share: ShareRecord = {
    id,
    learnerId,
    awardIds,
    madeOf: options.madeOf,
    withParts: options.withParts ?? true,
    createdAt: now,
    expiresAt: options.expiresAt,
    revokedAt: undefined,
    ofHolder: options.holder !== undefined,
    issuers: options.holder?.find((one) => one.learnerId === learnerId)?.issuers ?? [],
    label,
    withheld: { name: withheld('name'), grade: withheld('grade') },
  };
  const { chosen: own, parts } = await deps.store.selectSharedAwards(share);
  for (const one of [...own, ...parts]) await shownOf(deps, one, options.actor);
  await deps.store.insertShare(
    { ...share, tokenHash: hashToken('share', token) },
    { actor: options.actor, at: now },
  );
  return { id: share.id, token };
}

function idsOf(awards: readonly string[]): string[] {
  return [...new Set(awards.map((id) => uuidOf(id) ?? id))];
}

function requireFew(awardIds: readonly string[]): void {
  if (awardIds.length <= MAX_AWARDS) return;
  const message = 'A link shows a limited number of awards.';
  throw refused('share.too-many', '/awards', message, `at most ${MAX_AWARDS}`);
}

function refused(code: string, pointer: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer, message, expected });
}

/** The link of a token; `undefined` alike for one that never was, was revoked or has expired. */
export async function findShare(
  deps: Pick<ShareDeps, 'store' | 'clock'>,
  token: string,
): Promise<ShareRecord | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const share = await deps.store.selectOptionalShare(hashToken('share', token));
  if (!share || share.revokedAt || (share.expiresAt && share.expiresAt <= deps.clock())) return undefined;
  return share;
}

/** What a link shows now. */
export async function openShare(deps: ShareDeps, token: string): Promise<Shared | undefined> {
  const share = await findShare(deps, token);
  if (!share) return undefined;
  const found = await deps.store.selectSharedAwards(share);
  const actor = `share:${share.id}`;
  const chosen = await shownNow(deps, found.chosen, actor);
  return { share, chosen, credentials: [...chosen, ...(await shownNow(deps, found.parts, actor))] };
}

/** Rather less is shown than what was to be withheld: of what can't be made now, nothing. */
async function shownNow(
  deps: ShareDeps,
  awards: readonly SharedAward[],
  actor: string,
): Promise<ShownCredential[]> {
  const shown: ShownCredential[] = [];
  for (const one of awards) {
    try {
      shown.push(await shownOf(deps, one, actor));
    } catch (error) {
      if (!(error instanceof CairnError) || !['conflict', 'refused'].includes(error.kind)) throw error;
    }
  }
  return shown;
}

async function shownOf(deps: ShareDeps, shared: SharedAward, actor: string): Promise<ShownCredential> {
  const { award, issuerDid } = shared;
  const document = parseStrictJson(shared.document);
  const withheld = shared.withheld.filter((one) => isJsonObject(document) && says(document, one));
  if (withheld.length === 0) return { award, issuerDid, document, withheld };
  return { award, issuerDid, ...(await disclose(deps.renditions, { ...shared, withheld }, actor)) };
}

/** Notes that what a link shows was looked at: how often, and on which day for the last time. */
export async function countOpening(
  deps: Pick<ShareDeps, 'store' | 'clock'>,
  { share }: Shared,
): Promise<void> {
  await deps.store.countOpening(share.id, deps.clock().toISOString().slice(0, 10));
}

/** What learners have shared of what is reached, newest first, ended links too. */
export function sharesOf(
  { store }: Pick<ShareDeps, 'store'>,
  learners: readonly Reached[],
): Promise<OwnShare[]> {
  return store.selectSharesOf(learners);
}

/** One of these links by its id, with its token if it works and can be told again: if it was made by whom it shows. */
export async function ownShare(
  deps: Pick<ShareDeps, 'store' | 'key' | 'clock'>,
  learners: readonly Reached[],
  id: string,
): Promise<{ readonly share: OwnShare; readonly token: string | undefined } | undefined> {
  const share = (await sharesOf(deps, learners)).find((one) => one.id === id);
  if (!share) return undefined;
  const token = derivedToken(deps.key, id);
  return { share, token: (await findShare(deps, token)) && token };
}

/**
 * The token of a link of the holder's own that shows all of one award and has no end, such as stands on paper: one that works
 * already, or a new one of this name. Throws as `createShare`.
 */
export async function lastingShare(
  deps: ShareDeps,
  award: string,
  by: { readonly actor: string; readonly holder: readonly Reached[]; readonly label: string },
): Promise<string> {
  for (const share of await sharesOf(deps, by.holder)) {
    const { awards, withheld, withParts, expiresAt } = share;
    const whole = withParts && [...withheld.name, ...withheld.grade].length === 0;
    if (!whole || expiresAt !== undefined || awards.length !== 1 || awards[0] !== award) continue;
    const token = derivedToken(deps.key, share.id);
    if (await findShare(deps, token)) return token;
  }
  return (await createShare(deps, [award], by)).token;
}

/** Revokes one of these links by its id; false if there was none to revoke. */
export async function revokeOwnShare(
  deps: ShareDeps,
  learners: readonly Reached[],
  id: string,
  actor: string,
): Promise<boolean> {
  const own = (await sharesOf(deps, learners)).some((share) => share.id === id);
  return own && deps.store.revokeShare(id, { actor, at: deps.clock() });
}

/** Of what a token shows, one of the chosen credentials with the parts of its stack that are shown. */
export function withItsParts({ credentials }: Pick<Shared, 'credentials'>, chosen: ShownCredential) {
  const { document } = chosen;
  const subject = isJsonObject(document) ? document.credentialSubject : undefined;
  const stack = isJsonObject(subject) && isJsonObject(subject.stack) ? list(subject.stack.parts) : [];
  const parts = new Set(
    stack.flatMap((part) => (isJsonObject(part) ? uuidOf(String(part.award)) : undefined)),
  );
  return { credentials: [chosen, ...credentials.filter((one) => one !== chosen && parts.has(one.award))] };
}

/** Revokes a link by its token or its id; false if there was none to revoke. */
export async function revokeShare(deps: ShareDeps, tokenOrId: string, actor: string): Promise<boolean> {
  const byToken = TOKEN.test(tokenOrId)
    ? await deps.store.selectOptionalShare(hashToken('share', tokenOrId))
    : undefined;
  const id = byToken?.id ?? uuidOf(tokenOrId);
  return id !== undefined && deps.store.revokeShare(id, { actor, at: deps.clock() });
}

/**
 * One file to take along: what is shared, the signed status lists that tell whether it still holds, what the network says of its
 * issuers, and the versions of modules and programmes that it refers to. It says as much offline as it does here.
 */
export async function shareBundle(
  deps: Pick<ShareDeps, 'statusLists' | 'statements'>,
  shared: { readonly credentials: readonly Pick<ShownCredential, 'document'>[] },
): Promise<JsonObject> {
  const documents = shared.credentials.map(({ document }) => document);
  const lists: JsonValue[] = [];
  for (const address of new Set(documents.flatMap(listAddresses))) {
    const text = await deps.statusLists.current(address);
    const document = text === undefined ? undefined : parseStrictJson(text);
    if (isJsonObject(document)) lists.push(document);
  }
  for (const address of new Set(documents.flatMap(tokenAddresses)))
    lists.push(...[(await deps.statusLists.token(address)) ?? []].flat());
  const { statement, versions } = await deps.statements.toGoWith(documents);
  return buildBundle([...documents, ...lists, ...(statement ? [statement] : [])], versions);
}

/** Where the status lists of a `vc` are. */
function listAddresses(document: JsonValue): string[] {
  const entries = isJsonObject(document) ? list(document.credentialStatus) : [];
  return entries.flatMap((entry) =>
    isJsonObject(entry) && typeof entry.statusListCredential === 'string' ? entry.statusListCredential : [],
  );
}

/** Where the Status List Token of an SD-JWT VC is. */
function tokenAddresses(document: JsonValue): string[] {
  const status = typeof document === 'string' ? readSdJwt(document).claims.status : undefined;
  const place = isJsonObject(status) ? status.status_list : undefined;
  return isJsonObject(place) && typeof place.uri === 'string' ? [place.uri] : [];
}

/** The newest credential of an award, by its id, and a bundle of it with its parts; `undefined` where nothing of it is signed. */
export async function awardBundle(
  deps: Pick<ShareDeps, 'store' | 'statusLists' | 'statements'>,
  awardId: string,
): Promise<{ readonly document: JsonObject; readonly bundle: JsonObject } | undefined> {
  const whole = { withheld: { name: [], grade: [] }, withParts: true, madeOf: undefined, issuers: [] };
  const { chosen, parts } = await deps.store.selectSharedAwards({ ...whole, awardIds: [awardId] });
  const documents = [...chosen, ...parts]
    .map(({ document }) => parseStrictJson(document))
    .filter(isJsonObject);
  const [document] = documents;
  const credentials = documents.map((one) => ({ document: one }));
  return document && { document, bundle: await shareBundle(deps, { credentials }) };
}

import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { isUuid, uuidOf } from '../common/uuid.js';
import { buildBundle } from '../credentials/documents/bundle.js';
import { list } from '../credentials/documents/reading.js';
import type { StatusLists } from '../issuing/status-lists.js';
import type { ShareRecord, ShareStore } from './ports.js';
import { hashToken, newToken, TOKEN } from './token.js';

export interface ShareDeps {
  readonly store: ShareStore;
  readonly statusLists: StatusLists;
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
}

export interface CreatedShare {
  readonly id: string;
  /** 128 random bits, base64url. Shown once: only its hash is kept. */
  readonly token: string;
}

/** What a share link shows. */
export interface Shared {
  readonly share: ShareRecord;
  /** Those that the link is for. */
  readonly chosen: readonly JsonObject[];
  /** The chosen credentials, then the parts that are shown with them. */
  readonly credentials: readonly JsonObject[];
}

/** Most awards that one link shows: with their parts they must fit into one presentation. */
const MAX_AWARDS = 20;

/** Makes an unguessable link to chosen awards of one learner, given by id of award or `urn:uuid:…`. */
export async function createShare(
  deps: ShareDeps,
  awards: readonly string[],
  options: ShareOptions,
): Promise<CreatedShare> {
  const now = deps.clock();
  const awardIds = [...new Set(awards.map((id) => uuidOf(id) ?? id))];
  if (awardIds.length > MAX_AWARDS) {
    const message = 'A link shows a limited number of awards.';
    const fault = { code: 'share.too-many', pointer: '/awards', message, expected: `at most ${MAX_AWARDS}` };
    throw new CairnError('invalid', fault.code, message, [fault]);
  }
  const wellFormed = awardIds.length > 0 && awardIds.every(isUuid);
  const learnerId = wellFormed ? await deps.store.selectOptionalLearnerOf(awardIds) : undefined;
  if (learnerId === undefined) {
    throw new CairnError('not-found', 'share.unknown-award', 'There are no such awards of one learner');
  }
  if (options.expiresAt && options.expiresAt <= now) {
    throw new CairnError('invalid', 'share.expiry-past', 'The link would have expired already', [
      {
        code: 'share.expiry-past',
        pointer: '/expiresAt',
        message: 'The link would have expired already.',
        expected: 'a moment in the future',
      },
    ]);
  }
  const token = newToken(deps.random);
  const share = {
    id: randomUuid(deps.random),
    learnerId,
    awardIds,
    madeOf: options.madeOf,
    withParts: options.withParts ?? true,
    createdAt: now,
    expiresAt: options.expiresAt,
    revokedAt: undefined,
  };
  await deps.store.insertShare(
    { ...share, tokenHash: hashToken('share', token) },
    { actor: options.actor, at: now },
  );
  return { id: share.id, token };
}

/** What a token shows; `undefined` alike for one that never was, was revoked or has expired. */
export async function openShare(deps: ShareDeps, token: string): Promise<Shared | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const share = await deps.store.selectOptionalShare(hashToken('share', token));
  if (!share || share.revokedAt || (share.expiresAt && share.expiresAt <= deps.clock())) return undefined;
  const { chosen, parts } = await deps.store.selectDocuments(share);
  const read = (texts: readonly string[]) => texts.map((text) => parseStrictJson(text)).filter(isJsonObject);
  return { share, chosen: read(chosen), credentials: read([...chosen, ...parts]) };
}

/** Revokes a link by its token or its id; false if there was none to revoke. */
export async function revokeShare(deps: ShareDeps, tokenOrId: string, actor: string): Promise<boolean> {
  const byToken = TOKEN.test(tokenOrId)
    ? await deps.store.selectOptionalShare(hashToken('share', tokenOrId))
    : undefined;
  const id = byToken?.id ?? uuidOf(tokenOrId);
  return id !== undefined && deps.store.revokeShare(id, { actor, at: deps.clock() });
}

/** One file to take along: what is shared and the signed status lists that tell whether it still holds. */
export async function shareBundle(deps: ShareDeps, shared: Shared): Promise<JsonObject> {
  const addresses = new Set(
    shared.credentials
      .flatMap((credential) => list(credential.credentialStatus))
      .map((entry) => (isJsonObject(entry) ? entry.statusListCredential : undefined))
      .filter((address) => typeof address === 'string'),
  );
  const lists: JsonObject[] = [];
  for (const address of addresses) {
    const text = await deps.statusLists.current(address);
    const document = text === undefined ? undefined : parseStrictJson(text);
    if (isJsonObject(document)) lists.push(document);
  }
  return buildBundle([...shared.credentials, ...lists]);
}

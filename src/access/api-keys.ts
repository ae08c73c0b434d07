import { createHash, timingSafeEqual } from 'node:crypto';
import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { CairnError, type Fault } from '../common/errors.js';
import { dashed } from '../common/uuid.js';
import { type Caller, mayTouch, requireNetwork, SCOPES } from './caller.js';
import type { ApiKeyRecord, ApiKeyStore, PageQuery } from './ports.js';

export interface ApiKeyDeps {
  readonly store: ApiKeyStore;
  readonly clock: Clock;
  readonly random: Random;
}

/** A key, and the one time that its secret is told. */
export interface NewApiKey {
  readonly key: ApiKeyRecord;
  /** `cairn_ID_SECRET`: what a system sends. */
  readonly token: string;
}

export interface ApiKeyWish {
  readonly name: string;
  /** Code of an institution; `undefined`: a key of the network. */
  readonly institution: string | undefined;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | undefined;
}

/** How long the secret before a rotation is still taken, in milliseconds: a day. */
const ROTATION_GRACE = 24 * 3_600_000;
/** A use is noted when the one before is this many milliseconds ago, so that most uses write nothing. */
const TOUCH_EVERY = 60_000;
/** Most working keys of one institution, or of the network: requests are limited by key. */
const MOST_KEYS = 100;
const TOKEN = /^cairn_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/**
 * Makes a key for a caller. An institution's caller makes keys of its institution, and none that may do more than its
 * own key. Throws `key.scope` where the wish goes beyond that, `key.expiry` for an instant that has passed, `key.too-many`.
 */
export async function makeApiKey(deps: ApiKeyDeps, caller: Caller, wish: ApiKeyWish): Promise<NewApiKey> {
  if (!mayTouch(caller, wish.institution)) requireNetwork(caller);
  refuseBeyond(caller, wish.scopes);
  const made = newKey(deps, wish, caller.actor);
  const act = { actor: caller.actor, at: made.key.createdAt };
  if (await deps.store.insertApiKey(made.key, MOST_KEYS, act)) return made;
  throw new CairnError('conflict', 'key.too-many', `There are ${MOST_KEYS} keys that work already`);
}

function refuseBeyond(caller: Caller, scopes: readonly string[]): void {
  if (scopes.every((scope) => caller.scopes.has(scope))) return;
  throw new CairnError('refused', 'key.scope', 'Nobody is given a secret that may do more than they may');
}

/** Makes the network's first key, with every scope. Throws `key.network-key-exists` (kind `conflict`) if there is one. */
export async function bootstrapKey(deps: ApiKeyDeps, name: string, actor: string): Promise<NewApiKey> {
  const made = newKey(deps, { name, institution: undefined, scopes: SCOPES, expiresAt: undefined }, actor);
  if (await deps.store.insertFirstNetworkKey(made.key, { actor, at: made.key.createdAt })) return made;
  throw new CairnError(
    'conflict',
    'key.network-key-exists',
    'The network has a key: further ones are made with it',
  );
}

function newKey(deps: ApiKeyDeps, wish: ApiKeyWish, actor: string): NewApiKey {
  const at = deps.clock();
  if (wish.expiresAt && wish.expiresAt <= at)
    throw wrong('key.expiry', '/expiresAt', 'The key would have expired.', 'an instant to come');
  const secret = newSecret(deps.random);
  const key: ApiKeyRecord = {
    id: randomUuid(deps.random),
    name: wish.name,
    institution: wish.institution,
    scopes: [...new Set(wish.scopes)],
    secretHash: hashOf(secret),
    previousHash: undefined,
    previousUntil: undefined,
    createdAt: at,
    createdBy: actor,
    expiresAt: wish.expiresAt,
    revokedAt: undefined,
    lastUsedAt: undefined,
  };
  return { key, token: tokenOf(key.id, secret) };
}

/**
 * Gives a key a new secret; the one before works for another day. Whoever is told the secret may do all that the key may:
 * throws `key.scope` where that is more than the caller may, as of a token that was granted for less.
 */
export async function rotateApiKey(deps: ApiKeyDeps, caller: Caller, id: string): Promise<NewApiKey> {
  const key = await selectKey(deps, caller, id);
  refuseBeyond(caller, key.scopes);
  const at = deps.clock();
  if (!works(key, at)) throw new CairnError('conflict', 'key.ended', 'The key was revoked or has expired');
  const secret = newSecret(deps.random);
  const next = {
    secretHash: hashOf(secret),
    previousUntil: new Date(at.getTime() + ROTATION_GRACE),
  };
  if (!(await deps.store.replaceSecret(key, next, { actor: caller.actor, at })))
    throw new CairnError('conflict', 'key.raced', 'Somebody else changed the key at the same moment');
  return { key: { ...key, ...next, previousHash: key.secretHash }, token: tokenOf(id, secret) };
}

/** Ends a key at once. False if it had ended before. */
export async function revokeApiKey(deps: ApiKeyDeps, caller: Caller, id: string): Promise<boolean> {
  const key = await selectKey(deps, caller, id);
  return deps.store.revokeApiKey(key.id, { actor: caller.actor, at: deps.clock() });
}

/** A key that the caller may see; throws `key.unknown`. */
export async function selectKey(deps: ApiKeyDeps, caller: Caller, id: string): Promise<ApiKeyRecord> {
  const key = await deps.store.selectOptionalApiKey(id);
  if (key && mayTouch(caller, key.institution)) return key;
  throw new CairnError('not-found', 'key.unknown', 'There is no key of this id');
}

/** The keys that a caller may see: those of its institution; all of them for the network. */
export function listApiKeys(deps: ApiKeyDeps, caller: Caller, page: PageQuery): Promise<ApiKeyRecord[]> {
  return deps.store.selectApiKeys(caller.institution, page);
}

/** The caller who shows a key. Throws `auth.key` (kind `unauthenticated`), the same whatever is wrong with it. */
export async function authenticateKey(
  deps: Pick<ApiKeyDeps, 'store' | 'clock'>,
  token: string,
): Promise<Caller> {
  const [, hex = '', secret = ''] = TOKEN.exec(token) ?? [];
  const key = hex === '' ? undefined : await deps.store.selectOptionalApiKey(dashed(hex));
  const now = deps.clock();
  if (!key || !fits(key, secret, now) || !works(key, now)) throw unknownKey();
  if (key.lastUsedAt === undefined || now.getTime() - key.lastUsedAt.getTime() >= TOUCH_EVERY)
    await deps.store.touchApiKey(key.id, now);
  return callerOf(key);
}

/** The caller of a key that was shown some minutes ago and is named by an access token. Throws `auth.key`. */
export async function callerOfKey(deps: Pick<ApiKeyDeps, 'store' | 'clock'>, id: string): Promise<Caller> {
  const key = await deps.store.selectOptionalApiKey(id);
  if (!key || !works(key, deps.clock())) throw unknownKey();
  return callerOf(key);
}

function callerOf(key: ApiKeyRecord): Caller {
  const { id, institution, scopes } = key;
  return { keyId: id, institution, scopes: new Set(scopes), actor: `key:${id}` };
}

function unknownKey(): CairnError {
  return new CairnError(
    'unauthenticated',
    'auth.key',
    'The key or token is not known, has expired, or was revoked',
  );
}

function works({ revokedAt, expiresAt }: ApiKeyRecord, now: Date): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < expiresAt);
}

function fits(key: ApiKeyRecord, secret: string, now: Date): boolean {
  const hash = hashOf(secret);
  const before = key.previousUntil !== undefined && now < key.previousUntil ? key.previousHash : undefined;
  return same(hash, key.secretHash) || (before !== undefined && same(hash, before));
}

/** Whether two texts are the same, in a time that doesn't tell where they differ. */
export function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function newSecret(random: Random): string {
  return Buffer.from(random(32)).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function tokenOf(id: string, secret: string): string {
  return `cairn_${id.replaceAll('-', '')}_${secret}`;
}

function wrong(code: string, pointer: string, message: string, expected: string): CairnError {
  const fault: Fault = { code, pointer, message, expected };
  return new CairnError('invalid', code, message, [fault]);
}

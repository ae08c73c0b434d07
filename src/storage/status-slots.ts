import { type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { MINIMUM_LENGTH } from '../credentials/status/bitstring.js';
import { STATUS_PURPOSES, type StatusPurpose } from '../credentials/status/entries.js';
import { indexPermutation } from '../credentials/status/permutation.js';
import type { StatusPlace } from '../issuing/ports.js';
import type { Db } from './rows.js';
import { type Client, LONG_TIMEOUT, transact } from './transact.js';

/** Seals the keys by which indexes are permuted; given by whoever holds the master secret. */
export interface SlotSealer {
  seal(name: string, secret: Uint8Array): Uint8Array;
  open(name: string, sealed: Uint8Array): Uint8Array;
}

export interface SlotDeps {
  readonly sealer: SlotSealer;
  readonly random: Random;
  /** Address of the deployment, under which new lists are published. */
  readonly publicUrl: string;
  /** In a dry run: places are in lists that are undone with it, so that it waits for nobody, and nobody for it. */
  readonly pretend?: boolean;
}

export interface TakenSlot extends StatusPlace {
  /** Where the pair is published as one Status List Token. */
  readonly token: string;
}

/** How many positions a process claims at least at a time: what is left of them when it ends is never used. */
const SLICE = 64;
/** Where many are asked for, as many are claimed as so many such questions take. */
const AHEAD = 2;

/**
 * Status slots of an issuer for credentials that are recorded once they are signed: from a slice of the list's secret
 * permutation that this process claimed, in a transaction of its own, so that a position is handed out once, and nobody
 * waits for somebody else's work.
 */
export function slicedSlots(
  prisma: Client,
  deps: SlotDeps,
): (issuerDid: string, count: number) => Promise<StatusPlace[]> {
  const slices = new Map<string, TakenSlot[]>();
  return async (issuerDid, count) => {
    const slice = slices.get(issuerDid) ?? [];
    slices.set(issuerDid, slice);
    while (slice.length < count) {
      const missing = Math.max(SLICE, AHEAD * count) - slice.length;
      const take = (tx: Db) => takeSlots(tx, deps, issuerDid, missing);
      // renamings and merges keep others waiting until they are recorded
      slice.push(...(await transact(prisma, take, { timeout: LONG_TIMEOUT })));
    }
    return slice.splice(0, count);
  };
}

/**
 * Takes `count` status slots of an issuer: the counter's row stays locked until the transaction ends, so a position is
 * handed out once. A full list is followed by a new one.
 */
export async function takeSlots(
  tx: Db,
  deps: SlotDeps,
  issuerDid: string,
  count: number,
): Promise<TakenSlot[]> {
  // one taker for an issuer at a time, also while it has no list yet
  if (!deps.pretend)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`status-list ${issuerDid}`}, 0))`;
  const newest = () => tx.statusList.findFirst({ where: { issuerDid }, orderBy: { createdAt: 'desc' } });
  const taken: TakenSlot[] = [];
  while (taken.length < count) {
    const list = deps.pretend ? undefined : ((await newest()) ?? undefined);
    const open = list && list.used < list.length ? list : await createList(tx, deps, issuerDid, list);
    const indexAt = permutationOf(deps, open);
    const lists = listAddresses(open.baseAddress);
    const until = Math.min(open.length, open.used + count - taken.length);
    for (let position = open.used; position < until; position++) {
      const index = indexAt(position);
      taken.push({ listId: open.id, index, slot: { lists, index }, token: tokenAddress(open.baseAddress) });
    }
    await tx.statusList.update({ where: { id: open.id }, data: { used: until } });
  }
  return taken;
}

/** Lists of a process whose permutations are remembered: each is some thousand values, worked out as they are needed. */
const MOST_PERMUTATIONS = 50;
const permutations = new WeakMap<SlotDeps, Map<string, (position: number) => number>>();

function permutationOf(
  deps: SlotDeps,
  list: { readonly id: string; readonly sealedKey: Uint8Array; readonly length: number },
): (position: number) => number {
  const known = permutations.get(deps) ?? new Map<string, (position: number) => number>();
  permutations.set(deps, known);
  const indexAt =
    known.get(list.id) ?? indexPermutation(deps.sealer.open(list.id, list.sealedKey), list.length);
  // the one that was asked for last is the last in the map
  known.delete(list.id);
  known.set(list.id, indexAt);
  for (const [oldest] of known) {
    if (known.size <= MOST_PERMUTATIONS) break;
    known.delete(oldest);
  }
  return indexAt;
}

async function createList(
  tx: Db,
  deps: SlotDeps,
  issuerDid: string,
  before: { createdAt: Date } | undefined,
) {
  const id = randomUuid(deps.random);
  const baseAddress = `${deps.publicUrl}/status/${id}`;
  const lists = listAddresses(baseAddress);
  const created = await tx.statusList.create({
    data: {
      id,
      issuerDid,
      baseAddress,
      length: MINIMUM_LENGTH,
      sealedKey: Uint8Array.from(deps.sealer.seal(id, deps.random(32))),
      documents: { create: STATUS_PURPOSES.map((purpose) => ({ purpose, address: lists[purpose] })) },
    },
  });
  if (before && created.createdAt <= before.createdAt) {
    throw new CairnError(
      'incoherent',
      'status.list-order',
      'The database clock went backwards while a status list was made',
    );
  }
  return created;
}

/** Where the two lists of a pair are published. */
export function listAddresses(baseAddress: string): Record<StatusPurpose, string> {
  return { revocation: `${baseAddress}/revocation`, suspension: `${baseAddress}/suspension` };
}

/** Where the pair is published as one Status List Token. */
export function tokenAddress(baseAddress: string): string {
  return `${baseAddress}/token`;
}

/** Notes that the truth about credentials, and about all renditions of them, changed, in the transaction that changes it. */
export async function touchListsOf(
  tx: Db,
  credentials: readonly { readonly id: string; readonly statusListId: string }[],
  purpose: StatusPurpose,
): Promise<void> {
  if (credentials.length === 0) return;
  const credentialId = { in: credentials.map(({ id }) => id) };
  const renditions = await tx.rendition.findMany({
    where: { credentialId, statusListId: { not: null } },
    select: { statusListId: true },
    distinct: ['statusListId'],
  });
  const lists = [...credentials, ...renditions].flatMap(({ statusListId }) => statusListId ?? []);
  await touchLists(tx, lists, purpose);
}

/** Notes that the truth behind these lists changed; locks them in one order, so that nobody waits in a circle. */
export async function touchLists(tx: Db, listIds: readonly string[], purpose: StatusPurpose): Promise<void> {
  if (listIds.length === 0) return;
  await tx.$executeRaw`
    WITH locked AS (
      SELECT "address" FROM "StatusListDocument"
      WHERE "statusListId" = ANY(${[...new Set(listIds)]}::uuid[]) AND "purpose" = ${purpose}::"StatusPurpose"
      ORDER BY "address" FOR NO KEY UPDATE)
    UPDATE "StatusListDocument" d SET "version" = d."version" + 1 FROM locked WHERE d."address" = locked."address"`;
}

import * as z from 'zod';
import { type CairnError, invalid } from '../../common/errors.js';
import { isUuid } from '../../common/uuid.js';

/** Query parameters of every list: spread into the endpoint's `query`. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'How many items a page has at most.' }),
  cursor: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'What `next` of the page before says; without it, the first page.' }),
};

/** Where a page begins, in the order newest first. */
export interface After {
  readonly at: Date;
  readonly id: string;
}

/**
 * What a store is asked for: one item more than the page, so that it shows whether there are others. `isId`: how the items
 * of the list are named, if not by UUID. Throws `request.cursor`, for that of another kind of list too.
 */
export function pageOf(
  query: { readonly limit: number; readonly cursor?: string | undefined },
  isId = isUuid,
): { limit: number; after: After | undefined } {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, isId);
  return { limit: query.limit + 1, after };
}

/** The schema of a list's answer. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null on the last one.' }),
  });
}

/** A page out of what the store gave to `pageOf`. */
export function answerPage<R, T>(
  rows: readonly R[],
  limit: number,
  key: (row: R) => After,
  item: (row: R) => T,
): { status: 200; body: { items: T[]; next: string | null } } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    status: 200,
    body: { items: shown.map(item), next: last === undefined ? null : writeCursor(key(last)) },
  };
}

/** A page out of a whole list that fits into memory, in the order of its keys: texts that never change. */
export function answerSorted<R, T>(
  rows: readonly R[],
  query: { readonly limit: number; readonly cursor?: string | undefined },
  keyOf: (row: R) => string,
  item: (row: R) => T,
): { status: 200; body: { items: T[]; next: string | null } } {
  const after = query.cursor === undefined ? '' : readKey(query.cursor);
  const rest = rows.map((row) => ({ row, key: keyOf(row) })).filter(({ key }) => key > after);
  rest.sort((a, b) => (a.key < b.key ? -1 : 1));
  const shown = rest.slice(0, query.limit);
  const last = rest.length > query.limit ? shown.at(-1) : undefined;
  return {
    status: 200,
    body: {
      items: shown.map(({ row }) => item(row)),
      next: last === undefined ? null : writeKey(last.key),
    },
  };
}

/** A cursor that says after which key, or from which on, the next page begins. */
export function writeKey(key: string): string {
  return Buffer.from(`key ${key}`).toString('base64url');
}

/** What `writeKey` was given; throws `request.cursor`. */
export function readKey(cursor: string): string {
  const [, key] = /^key (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (key === undefined) throw unknownCursor();
  return key;
}

function writeCursor({ at, id }: After): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

function readCursor(cursor: string, isId: (id: string) => boolean): After {
  const [, instant = '', id = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const at = new Date(instant);
  if (!Number.isNaN(at.getTime()) && isId(id)) return { at, id };
  throw unknownCursor();
}

/** As `writeCursor` writes it: whatever else is a date here may be none to the database. */
const CURSOR = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/;

function unknownCursor(): CairnError {
  return invalid({
    code: 'request.cursor',
    pointer: '/query/cursor',
    message: 'The cursor is none that was given out.',
    expected: 'what `next` of the page before said',
  });
}

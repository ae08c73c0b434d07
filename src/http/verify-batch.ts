import { setImmediate } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import type { Clock } from '../common/effects.js';
import { CairnError, codeOf } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { sharedAt } from '../delivery/shared-link.js';
import type { ShareDeps } from '../delivery/shares.js';
import { type BatchEntry, type BatchItem, fileItems, lineItems, verifyEach } from '../verification/batch.js';
import { rowOf, rowsAsAnswer, rowsAsCsv } from '../verification/batch-rows.js';
import { BATCH_LIMITS } from '../verification/lists.js';
import type { TrustMaterial } from '../verification/material.js';
import { batchQuery } from './api/open-operations.js';
import { parseInput } from './api/parse.js';
import { readUploadBytes } from './body.js';
import { type ErrorLog, logUnforeseen } from './problems.js';

export interface VerifyBatchDeps extends ErrorLog {
  readonly publicUrl: string;
  readonly sharing: ShareDeps;
  /** Counts a link that leads to nothing; throws where an address tried too many. */
  readonly unknownShare: (request: Request, response: Response) => Promise<void>;
  readonly trust: () => Promise<TrustMaterial>;
  /** Told every verdict. */
  readonly verified: (verdict: string) => void;
  readonly clock: Clock;
}

const FORM = 'multipart/form-data';
const LINES = ['application/x-ndjson', 'application/jsonl', 'text/plain'];

/** Most that are verified at the same time by one process: they share it with whoever asks for a single one. */
const MOST_AT_ONCE = 2;

const schemas = { params: z.strictObject({}), query: batchQuery, body: undefined };

/**
 * `POST /api/verify/batch`: files in any form as parts of a form, or lines, each a credential in JSON, a token, or a link to one of this
 * deployment's shares; at most `BATCH_LIMITS`. Answers 200 with a line for each, in their order: its verdict, or why there is none.
 * `?reports=full` adds the reports; `Accept: text/csv` gives the lines as CSV.
 */
export function verifyBatchEndpoint(deps: VerifyBatchDeps): RequestHandler {
  let running = 0;
  return async (request, response) => {
    const { query } = parseInput<unknown, z.output<typeof batchQuery>, unknown>(schemas, {
      params: {},
      query: request.query,
      body: undefined,
    });
    const items = await readItems(deps, request, response);
    if (running >= MOST_AT_ONCE) throw busy();
    running += 1;
    try {
      const entries = await verified(deps, items, query.parts, response);
      send(request, response, entries, query.reports === 'full');
    } finally {
      running -= 1;
    }
  };
}

async function verified(
  deps: VerifyBatchDeps,
  items: readonly BatchItem[],
  parts: 'optional' | 'required',
  response: Response,
): Promise<BatchEntry[]> {
  const start = deps.clock().getTime();
  const entries: BatchEntry[] = [];
  const each = verifyEach(items, await deps.trust(), {
    parts,
    isOver: () => response.destroyed || deps.clock().getTime() - start > BATCH_LIMITS.time,
    unforeseen: (error) => {
      const instance = logUnforeseen(error, response, deps);
      return new CairnError('incoherent', 'internal.error', `This could not be looked at (${instance}).`);
    },
  });
  for await (const entry of each) {
    entries.push(entry);
    if ('report' in entry) deps.verified(entry.report.verdict);
    // others have their turn
    await setImmediate();
  }
  return entries;
}

async function readItems(
  deps: VerifyBatchDeps,
  request: Request,
  response: Response,
): Promise<readonly BatchItem[]> {
  const bytes = await readUploadBytes(request, [FORM, ...LINES], BATCH_LIMITS.bytes);
  const follow = async (link: string): Promise<JsonValue> => {
    try {
      return await sharedAt(deps.sharing, deps.publicUrl, link);
    } catch (error) {
      if (codeOf(error) === 'verify.link-unknown') await deps.unknownShare(request, response);
      throw error;
    }
  };
  const type = request.headers['content-type'] ?? '';
  const items = type.toLowerCase().startsWith(FORM)
    ? await formItems(bytes, type, follow)
    : lineItems(new TextDecoder().decode(bytes), '', follow);
  if (items.length === 0) throw refused('invalid', 'verify.batch-empty', 'Nothing to verify was sent.');
  if (items.length > BATCH_LIMITS.items) {
    const message = `More than ${BATCH_LIMITS.items} were sent at once.`;
    throw refused('too-large', 'verify.batch-too-many', message);
  }
  return items;
}

/** Of a form that no browser would send, nothing. */
async function formItems(
  bytes: Uint8Array,
  type: string,
  follow: (link: string) => Promise<JsonValue>,
): Promise<BatchItem[]> {
  const body = new globalThis.Response(Uint8Array.from(bytes), { headers: { 'content-type': type } });
  const form = await body.formData().catch(() => new FormData());
  const items: BatchItem[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') items.push(...lineItems(value, `${field}:`, follow));
    // a field in which no file was chosen has neither
    else if (value.size > 0 || value.name !== '')
      items.push(...fileItems(value.name.slice(0, 255), new Uint8Array(await value.arrayBuffer()), follow));
  }
  return items;
}

function send(request: Request, response: Response, entries: readonly BatchEntry[], full: boolean): void {
  const rows = entries.map(rowOf);
  response.set('Cache-Control', 'no-store').vary('Accept');
  if (request.accepts(['application/json', 'text/csv']) === 'text/csv') {
    response
      .set({
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': 'attachment; filename="verdicts.csv"',
      })
      .send(rowsAsCsv(rows));
    return;
  }
  const { counts, items } = rowsAsAnswer(rows);
  response.json({
    counts,
    items: items.map((item) => ({ ...item, ...reportOf(entries[item.index], full) })),
  });
}

function reportOf(entry: BatchEntry | undefined, full: boolean) {
  return full && entry && 'report' in entry ? { report: entry.report } : {};
}

function busy(): CairnError {
  const message = 'Too much is being verified at present';
  return new CairnError('unavailable', 'verify.busy', message, [], { retryAfter: 10 });
}

function refused(kind: 'invalid' | 'too-large', code: string, message: string): CairnError {
  const expected = `1 to ${BATCH_LIMITS.items} files or lines`;
  return new CairnError(kind, code, message, [{ code, pointer: '', message, expected }]);
}

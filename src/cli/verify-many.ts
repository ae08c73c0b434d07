import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CairnError, codeOf } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import {
  type BatchEntry,
  type BatchItem,
  fileItems,
  itemTooLarge,
  readItem,
  verifyEach,
} from '../verification/batch.js';
import { type BatchRow, countsOf, rowOf, rowsAsCsv } from '../verification/batch-rows.js';
import { BATCH_LIMITS, mayBeList } from '../verification/lists.js';
import type { TrustMaterial } from '../verification/material.js';
import type { Verdict } from '../verification/report.js';
import { type Answer, EXIT } from './command.js';
import { readInput } from './files.js';

export const EXITS: Readonly<Record<Verdict, number>> = {
  verified: EXIT.ok,
  'not-verified': EXIT.notVerified,
  undetermined: EXIT.undetermined,
};

/** Which exit code several have together: the first of these that one of them has. */
const WORST = [EXIT.notVerified, EXIT.faultyInput, EXIT.undetermined];

type Follow = (link: string) => Promise<JsonValue>;

/** Whether a call is about several inputs: more than one operand, a folder, or a list. */
export function isMany(operands: readonly string[]): boolean {
  return operands.length > 1 || operands.some((one) => isFolder(one) || mayBeList(one));
}

/**
 * What is to be verified, in the order of the operands; of folders every file in them, in the order of their names, but for hidden ones.
 * `follow` gets what a link shows, or refuses. Throws `verify.batch-empty` and `verify.batch-too-many`.
 */
export function itemsOf(operands: readonly string[], follow: Follow): BatchItem[] {
  const items = operands.flatMap((operand) =>
    isFolder(operand)
      ? filesIn(operand).flatMap((name) => itemsIn(path.join(operand, name), name, follow))
      : itemsIn(operand, operand, follow),
  );
  const few = items.length <= BATCH_LIMITS.items;
  if (few && items.length > 0) return items;
  const code = few ? 'verify.batch-empty' : 'verify.batch-too-many';
  const message = few ? 'There is nothing to verify.' : `There are ${items.length} to verify.`;
  const expected = `1 to ${BATCH_LIMITS.items} at once`;
  throw new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}

function itemsIn(file: string, name: string, follow: Follow): BatchItem[] {
  if (mayBeList(file) && sizeOf(file) <= BATCH_LIMITS.bytes) return fileItems(name, readInput(file), follow);
  const read = () => {
    // what is too large to be looked at isn't read either
    if (sizeOf(file) > BATCH_LIMITS.itemBytes) throw itemTooLarge();
    return readItem(readInput(file));
  };
  return [{ name, read }];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some((part) => part.startsWith('.')))
    .sort();
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Verifies them, and answers with a table, or the same as CSV; for scripts, with the reports too. */
export async function answerToMany(
  items: readonly BatchItem[],
  material: TrustMaterial,
  { parts, csv }: { readonly parts: 'optional' | 'required'; readonly csv: boolean },
): Promise<Answer> {
  const entries: BatchEntry[] = [];
  const unforeseen = (error: unknown) =>
    new CairnError('incoherent', 'internal.error', `It could not be looked at (${codeOf(error)}).`);
  for await (const entry of verifyEach(items, material, { parts, isOver: () => false, unforeseen }))
    entries.push(entry);
  const rows = entries.map(rowOf);
  const exits = rows.map(({ verdict }) => (verdict === undefined ? EXIT.faultyInput : EXITS[verdict]));
  const reports = entries.map((entry) => ('report' in entry ? entry.report : undefined));
  return {
    exit: WORST.find((code) => exits.includes(code)) ?? EXIT.ok,
    json: {
      counts: countsOf(rows),
      items: rows.map((row, index) => ({ ...row, report: reports[index] })),
    },
    text: csv ? rowsAsCsv(rows).trimEnd() : table(rows),
  };
}

const MARKS = { verified: '✓', 'not-verified': '✗', undetermined: '?' } as const;

/** Most characters of a cell. */
const WIDTH = 36;

function table(rows: readonly BatchRow[]): string {
  const lines = rows.map((row) => [
    `${row.verdict === undefined ? '!' : MARKS[row.verdict]} ${row.verdict ?? 'unreadable'}`,
    row.name,
    row.title ?? '',
    row.learner ?? '',
    row.issuer?.name ?? row.issuer?.did ?? '',
    row.awardedOn ?? '',
    row.code ?? '',
  ]);
  const cells = [['verdict', 'input', 'title', 'learner', 'issuer', 'awarded', 'why'], ...lines].map((line) =>
    line.map(cell),
  );
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((line) => (line[column] ?? '').length)),
  );
  const counts = Object.entries(countsOf(rows)).filter(([, count]) => count > 0);
  return [
    ...cells.map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    counts.map(([outcome, count]) => `${count} ${outcome}`).join(', '),
  ].join('\n');
}

/** What somebody else wrote, without what a terminal would act on, cut to size. */
function cell(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '');
  return plain.length > WIDTH ? `${plain.slice(0, WIDTH - 1)}…` : plain;
}

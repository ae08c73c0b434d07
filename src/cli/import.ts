import { writeFileSync } from 'node:fs';
import { CairnError } from '../common/errors.js';
import { commitImport } from '../issuing/import/commit-import.js';
import type { CommitMode, ImportRecord, ImportRowRecord } from '../issuing/import/ports.js';
import { readImport, readRows } from '../issuing/import/read-imports.js';
import { columnOf, reportCsv, valueIn } from '../issuing/import/report.js';
import { startImport } from '../issuing/import/start-import.js';
import { runJobToEnd } from '../issuing/jobs/run.js';
import {
  type Answer,
  type Command,
  type CommandServices,
  EXIT,
  oneOperand,
  requiredOption,
  textOption,
  UsageError,
} from './command.js';
import { streamInput } from './files.js';

/** How many rows with faults, and how many with warnings, are shown; the report has all of them. */
const SHOWN = 50;
/** Rows that are read at once in search of warnings. */
const PAGE = 2_000;

export const importCommand: Command = {
  name: 'import',
  operands: 'FILE',
  help: 'check a file of results (CSV or XLSX), row by row; with --commit, issue them',
  acts: true,
  options: {
    institution: { type: 'string', help: 'code of the institution whose results they are', required: true },
    commit: {
      type: 'string',
      help: 'valid: issue every row without a fault; all: all rows or none. Without it, nothing is issued',
    },
    report: { type: 'string', help: 'CSV file to write what became of every row' },
  },
  async run(services, input) {
    const file = oneOperand(input, 'FILE');
    const institution = requiredOption(input, 'institution');
    const mode = commitMode(textOption(input, 'commit'));
    const wish = { institution, name: file === '-' ? undefined : file.split(/[\\/]/).at(-1)?.slice(-200) };
    const { importing } = services;
    const started = await startImport(importing, streamInput(file), wish, 'cli');
    let one = await runThrough(services, started.id, started.checkJobId);
    const refused = mode === 'all' && one.counts.faulty > 0;
    if (mode !== undefined && one.state === 'checked' && !refused) {
      const { commitJobId } = await commitImport(importing, one.id, mode, 'cli');
      one = await runThrough(services, one.id, commitJobId);
    }
    const report = textOption(input, 'report');
    if (report !== undefined) await writeReport(services, one, report);
    const faulty = await readRows(importing, one, { after: 0, limit: SHOWN, state: 'faulty' });
    return answerOf(one, faulty, await oddRows(services, one), mode);
  },
};

function commitMode(text: string | undefined): CommitMode | undefined {
  if (text === undefined || text === 'valid' || text === 'all') return text;
  throw new UsageError('--commit is valid or all');
}

/** Does all of a job of an import here, and answers with the import as it then is. */
async function runThrough(
  { importing, jobs }: CommandServices,
  id: string,
  jobId: string | undefined,
): Promise<ImportRecord> {
  if (jobId !== undefined) await runJobToEnd(jobs, jobId);
  return readImport(importing, undefined, id);
}

async function writeReport({ importing }: CommandServices, one: ImportRecord, file: string): Promise<void> {
  const parts: string[] = [];
  for await (const part of reportCsv(importing, one)) parts.push(part);
  try {
    writeFileSync(file, parts.join(''));
  } catch (cause) {
    throw new CairnError('refused', 'file.not-written', 'The report cannot be written there', [], { cause });
  }
}

/** The first rows with warnings. */
async function oddRows({ importing }: CommandServices, one: ImportRecord): Promise<ImportRowRecord[]> {
  const odd: ImportRowRecord[] = [];
  let found = 0;
  for (let after = 0; found < one.counts.warnings && odd.length < SHOWN; ) {
    const rows = await readRows(importing, one, { after, limit: PAGE });
    const last = rows.at(-1);
    if (!last) break;
    after = last.row.line;
    for (const row of rows.filter(({ warnings }) => warnings.length > 0).slice(0, SHOWN - odd.length)) {
      odd.push(row);
      found += row.warnings.length;
    }
  }
  return odd;
}

function answerOf(
  one: ImportRecord,
  faulty: readonly ImportRowRecord[],
  odd: readonly ImportRowRecord[],
  mode: CommitMode | undefined,
): Answer {
  const { id, state, counts, digest } = one;
  const { rows, valid, existing, issued } = counts;
  const done = mode === undefined || state === 'committed';
  const warnings = odd.flatMap((row) => row.warnings);
  const lines = [
    `${rows} rows: ${valid} can be issued, ${issued} issued, ${existing} had been issued before, ${counts.faulty} faulty (${counts.faults} faults, ${counts.warnings} warnings).`,
    ...(mode === undefined ? ['Nothing was issued: that takes --commit valid or --commit all.'] : []),
    ...(done ? [] : [`Nothing more was issued: the import is ${state}.`]),
    ...one.faults.map(({ message, code }) => `${message} [${code}]`),
    ...faulty.flatMap((row) => row.faults.map((fault) => faultLine(fault, row))),
    ...(counts.faulty > faulty.length
      ? [`  … and ${counts.faulty - faulty.length} more rows; --report writes all of them`]
      : []),
    ...(odd.length > 0 ? ['Warnings: what can be right, and seldom is.'] : []),
    ...odd.flatMap((row) => row.warnings.map((fault) => faultLine(fault, row))),
    ...(counts.warnings > warnings.length
      ? [`  … and ${counts.warnings - warnings.length} more warnings; --report writes all of them`]
      : []),
  ];
  const faults = faulty.flatMap((row) => row.faults);
  const sound = counts.faulty === 0 && done;
  return {
    exit: sound ? EXIT.ok : counts.faulty > 0 ? EXIT.faultyInput : EXIT.refused,
    json: { import: id, state, mode: one.mode, digest, counts, faults, warnings },
    text: lines.join('\n'),
  };
}

/** Where it is, and what stands there; names and addresses stay in the file. */
function faultLine(fault: ImportRowRecord['faults'][number], one: ImportRowRecord): string {
  const { message, expected, code } = fault;
  const column = columnOf(fault);
  const value = shown(valueIn(one, column) ?? '');
  const place = [`line ${one.row.line}`, ...(column === undefined ? [] : [column])].join(', ');
  const right = expected === undefined ? '' : ` Right would be: ${expected}.`;
  return `  ${place}${value === '' ? '' : ` “${value}”`}: ${message}${right} [${code}]`;
}

/** A cell as a terminal may show it. */
function shown(cell: string): string {
  const plain = cell.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

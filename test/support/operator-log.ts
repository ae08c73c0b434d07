import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { jsonLog, type Log } from '../../src/insight/log.js';

/** Where the run keeps what is looked through at its end; none in a run of pure tests. */
const FOLDER = process.env.CAIRN_TEST_LOGS;

function append(file: string, text: string): void {
  if (FOLDER !== undefined && text !== '') appendFileSync(path.join(FOLDER, file), text);
}

/** The log as the service writes it, every line of which is looked through for names and secrets at the end of the run. */
export function recordedLog(): Log {
  return jsonLog({
    clock: () => new Date(),
    threshold: 'debug',
    write: (line) => append(`${process.pid}.log`, line),
  });
}

/** The same for what a program printed: those of its lines that are of the log. */
export function recordPrinted(text: string): void {
  const lines = text.split('\n').filter((line) => line.startsWith('{"') && line.includes('"event":'));
  append(`${process.pid}.log`, lines.map((line) => `${line}\n`).join(''));
}

/** Names and secrets that were in use and must not be in any line. */
export function recordForbidden(kind: 'names' | 'secrets', texts: readonly string[]): void {
  append(`${process.pid}.${kind}`, texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
}

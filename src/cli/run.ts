import { parseArgs } from 'node:util';
import { requireLive } from '../backup/hold.js';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { faultLines } from '../common/fault-lines.js';
import { reinstateCommand, revokeCommand, suspendCommand } from './acts.js';
import { archiveCommand } from './archive.js';
import { backupCommand } from './backup.js';
import { bootstrapCommand } from './bootstrap.js';
import { certificateCommand } from './certificate.js';
import {
  type Answer,
  type Command,
  type CommandInput,
  type CommandServices,
  EXIT,
  UsageError,
} from './command.js';
import { composeCommand } from './compose.js';
import { consentCommand } from './consent.js';
import { eraseCommand } from './erase.js';
import { importCommand } from './import.js';
import { issueCommand } from './issue.js';
import { keysCommand } from './keys.js';
import { renderCommand } from './render.js';
import { restoreCommand } from './restore.js';
import { resumeCommand } from './resume.js';
import { sealCommand } from './seal.js';
import { seedCommand } from './seed.js';
import { shareCommand } from './share.js';
import { verifyCommand } from './verify.js';

export const COMMANDS: readonly Command[] = [
  seedCommand,
  bootstrapCommand,
  importCommand,
  issueCommand,
  composeCommand,
  consentCommand,
  revokeCommand,
  suspendCommand,
  reinstateCommand,
  renderCommand,
  shareCommand,
  certificateCommand,
  archiveCommand,
  verifyCommand,
  eraseCommand,
  keysCommand,
  sealCommand,
  backupCommand,
  restoreCommand,
  resumeCommand,
];

/** Where a command prints. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly clock: Clock;
}

/** Runs one call of `cairn` and answers with its exit code. Services are opened only for a call that is well-formed. */
export async function runCli(
  argv: readonly string[],
  open: () => Promise<CommandServices & { close(): Promise<void> }>,
  terminal: Terminal,
): Promise<number> {
  const json = argv.includes('--json');
  const [name, ...rest] = argv.filter((argument) => argument !== '--json');
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command || rest.includes('--help')) {
    const asked = name === undefined || name === 'help' || name === '--help' || command !== undefined;
    if (!asked && json) terminal.err(usageJson(`there is no command ${name}`));
    else (asked ? terminal.out : terminal.err)(command ? commandHelp(command) : overview());
    return asked ? EXIT.ok : EXIT.usage;
  }
  try {
    const input = readCall(command, rest);
    const answer = await (command.alone?.(input, terminal.clock) ?? withServices(command, input, open));
    terminal.out(json ? JSON.stringify(answer.json, undefined, 2) : answer.text);
    return answer.exit;
  } catch (error) {
    return report(error, command, json, terminal);
  }
}

async function withServices(
  command: Command,
  input: CommandInput,
  open: () => Promise<CommandServices & { close(): Promise<void> }>,
): Promise<Answer> {
  const services = await open();
  try {
    if (command.acts) await requireLive(services.backup.hold);
    return await command.run(services, input);
  } finally {
    await services.close();
  }
}

function readCall(command: Command, rest: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
  );
  const { values, positionals } = parseCall(rest, options);
  const { operands } = command;
  if (positionals.length === 0 && operands !== '' && !operands.startsWith('['))
    throw new UsageError(`${operands} is needed`);
  if (positionals.length > (operands === '' ? 0 : 1) && !operands.includes('…'))
    throw new UsageError(
      operands === '' ? 'it takes nothing but options' : `exactly one ${operands} is needed`,
    );
  for (const [name, { required }] of Object.entries(command.options))
    if (required && values[name] === undefined) throw new UsageError(`--${name} is needed`);
  return { operands: positionals, options: values };
}

function parseCall(rest: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the call cannot be read');
  }
}

function usageJson(message: string): string {
  return JSON.stringify({ error: { code: 'usage', message } }, undefined, 2);
}

function report(error: unknown, command: Command, json: boolean, { err }: Terminal): number {
  if (error instanceof UsageError) {
    err(
      json ? usageJson(error.message) : `cairn ${command.name}: ${error.message}\n\n${commandHelp(command)}`,
    );
    return EXIT.usage;
  }
  if (!(error instanceof CairnError)) {
    // the message may hold anything, a person's name for one: only what kind of error it is may be shown
    const kind = error instanceof Error ? error.name : 'Error';
    err(
      json
        ? JSON.stringify({ error: { code: 'internal', kind } })
        : `cairn ${command.name}: internal error (${kind})`,
    );
    return EXIT.internal;
  }
  const { code, kind, message, faults } = error;
  if (json) err(JSON.stringify({ error: { code, kind, message, faults } }, undefined, 2));
  else {
    err([`cairn ${command.name}: ${message} [${code}]`, ...faultLines(faults)].join('\n'));
  }
  return OF_THE_OPERATOR[code] ?? exitOf(kind);
}

/** What contradicts itself by the settings is for the operator to mend, and no error of ours. */
const OF_THE_OPERATOR: Readonly<Record<string, number>> = {
  'config.master-secret': EXIT.faultyInput,
  'config.master-secret-beside-data': EXIT.faultyInput,
  'storage.url-invalid': EXIT.faultyInput,
  'keys.wrong-master-secret': EXIT.refused,
};

function exitOf(kind: CairnError['kind']): number {
  switch (kind) {
    case 'invalid':
    case 'too-large':
    case 'unsupported-type':
      return EXIT.faultyInput;
    case 'not-found':
    case 'conflict':
    case 'refused':
    case 'unauthenticated':
    case 'outdated':
    case 'unconditional':
    case 'wrong-method':
    case 'not-acceptable':
      return EXIT.refused;
    case 'too-many':
    case 'unavailable':
      return EXIT.unavailable;
    case 'incoherent':
      return EXIT.internal;
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name, operands }) => name.length + operands.length + 1));
  const lines = COMMANDS.map(
    ({ name, operands, help }) => `  ${`${name} ${operands}`.padEnd(width)}  ${help}`,
  );
  return [
    'cairn COMMAND [--json]',
    '',
    ...lines,
    '',
    'Exit codes: 0 done or verified, 1 not verified, 2 wrong call, 3 undetermined, 4 faulty input, 5 refused or unknown,',
    '6 something did not answer, 70 internal error. `cairn COMMAND --help` tells the options.',
  ].join('\n');
}

function commandHelp({ name, operands, help, options, more }: Command): string {
  const lines = Object.entries(options).map(
    ([option, { type, help: text, required }]) =>
      `  --${option}${type === 'string' ? ' …' : ''}  ${required ? 'needed: ' : ''}${text}`,
  );
  return [
    `cairn ${name} ${operands}`.trimEnd(),
    `  ${help}`,
    ...lines,
    '  --json  answer for scripts',
    ...(more === undefined ? [] : ['', more]),
  ].join('\n');
}

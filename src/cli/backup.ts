import { readFileSync } from 'node:fs';
import { type BackupReport, takeBackup } from '../backup/backup.js';
import type { Opener } from '../backup/head.js';
import { CairnError } from '../common/errors.js';
import { type Command, type CommandInput, EXIT, oneOperand, textOption } from './command.js';

const LEAST_PASSPHRASE = 12;

export const PASSPHRASE_OPTION = {
  'passphrase-file': {
    type: 'string',
    help: 'lock or open it with the passphrase in that file, not with the master secret',
  },
} as const;

export const backupCommand: Command = {
  name: 'backup',
  operands: 'FILE',
  help: 'write everything into one encrypted file, while the service goes on; the master secret is not in it',
  acts: false,
  options: PASSPHRASE_OPTION,
  async run({ backup }, input) {
    const file = oneOperand(input, 'FILE');
    const report = await takeBackup(backup.taking, file, openerOf(input, backup.masterKey), 'cli');
    const text = [
      ...backupLines(report),
      'The issuers’ keys are in it, sealed under the master secret, which is not: keep that apart, or nobody can sign again.',
    ];
    return { exit: EXIT.ok, json: report, text: text.join('\n') };
  },
};

/** What a backup is locked with or opened with. */
export function openerOf(input: CommandInput, masterKey: Uint8Array): Opener {
  const file = textOption(input, 'passphrase-file');
  if (file === undefined) return { by: 'master', key: masterKey };
  const passphrase = readPassphrase(file);
  if (passphrase.length >= LEAST_PASSPHRASE) return { by: 'passphrase', passphrase };
  throw new CairnError('invalid', 'backup.short-passphrase', 'The passphrase is too short', [
    {
      code: 'backup.short-passphrase',
      pointer: '/passphrase-file',
      message: 'The first line of the file is the passphrase.',
      expected: `${LEAST_PASSPHRASE} characters or more`,
    },
  ]);
}

function readPassphrase(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (cause) {
    throw new CairnError('invalid', 'file.unreadable', 'The file cannot be read', [], { cause });
  }
}

export function backupLines({ takenAt, publicUrl, level, rows, bytes }: BackupReport): string[] {
  return [`Backup of ${publicUrl}, taken at ${takenAt}: ${rows} records at level ${level}, ${bytes} bytes.`];
}

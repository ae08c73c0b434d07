import { checkBackup, type RestoreReport, restoreBackup } from '../backup/restore.js';
import { backupLines, openerOf, PASSPHRASE_OPTION } from './backup.js';
import { type Command, EXIT, oneOperand } from './command.js';

export const restoreCommand: Command = {
  name: 'restore',
  operands: 'FILE',
  help: 'put a backup into an empty database and verify everything in it again; it is held until `cairn resume`',
  acts: false,
  options: {
    check: { type: 'boolean', help: 'only read the file to its end: is it whole? Restores nothing' },
    elsewhere: {
      type: 'boolean',
      help: 'although PUBLIC_URL is another address than those in the backup, which stay',
    },
    ...PASSPHRASE_OPTION,
  },
  async run({ backup }, input) {
    const file = oneOperand(input, 'FILE');
    const opener = openerOf(input, backup.masterKey);
    if (input.options.check === true) {
      const report = await checkBackup(file, opener);
      const text = [...backupLines(report), 'It opens, and it is whole.'].join('\n');
      return { exit: EXIT.ok, json: report, text };
    }
    const report = await restoreBackup(backup.restoring, file, opener, 'cli', {
      elsewhere: input.options.elsewhere === true,
    });
    const sound = report.failed.length === 0 && report.statusListsBehind === 0;
    const exit = sound ? EXIT.ok : EXIT.notVerified;
    return { exit, json: report, text: restoredLines(report).join('\n') };
  },
};

function restoredLines(report: RestoreReport): string[] {
  const { keys, verified, failed, statusLists, statusListsBehind, takenAt } = report;
  return [
    ...backupLines(report),
    `Restored. ${keys} keys open, ${verified} credentials verified again, ${statusLists - statusListsBehind} of ${statusLists} status lists are up to date.`,
    ...failed.map(
      ({ credential, codes }) => `  not as recorded: credential ${credential} (${codes.join(', ')})`,
    ),
    `What was done after ${takenAt} is not in it: revoke, withdraw and rotate again what was revoked, withdrawn or rotated since.`,
    'It is held: no service starts on it and nothing is issued, until `cairn resume` says that it takes over.',
  ];
}

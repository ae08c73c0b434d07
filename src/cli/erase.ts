import { type ErasureReport, eraseLearner, previewErasure } from '../issuing/erasing/erase.js';
import { type Command, EXIT, oneOperand } from './command.js';

export const eraseCommand: Command = {
  name: 'erase',
  operands: 'LEARNER',
  help: 'erase the personal data of a learner for good; what verification needs stays',
  acts: true,
  options: { preview: { type: 'boolean', help: 'show what it would remove and leave, and do nothing' } },
  async run({ erasing }, input) {
    const learner = oneOperand(input, 'LEARNER');
    const preview = input.options.preview === true;
    const report = await (preview ? previewErasure : eraseLearner)(erasing, undefined, learner, 'cli');
    return { exit: EXIT.ok, json: report, text: linesOf(report, preview).join('\n') };
  },
};

function linesOf(report: ErasureReport, preview: boolean): string[] {
  const { removed, awards, auditEntries, newestBackup, backupsUntil } = report;
  const backups = {
    none: 'No backup was taken before.',
    open: 'Backups from before hold it until you delete them.',
    until: `Backups from before hold it until ${backupsUntil?.toISOString().slice(0, 10)}.`,
  }[newestBackup === undefined ? 'none' : backupsUntil === undefined ? 'open' : 'until'];
  return [
    preview ? 'This would be removed:' : 'Removed:',
    ...Object.entries(removed).map(([what, count]) => `  ${what}: ${count}`),
    preview ? 'This would remain:' : 'Remains, and names nobody:',
    ...awards.map(
      ({ id, code, awardedOn, state, credentials }) =>
        `  award ${id}: ${code} of ${awardedOn}, ${state}, ${credentials.length} credentials`,
    ),
    `  entries of the audit: ${auditEntries}`,
    backups,
    ...(preview ? [] : [`Report for the person: /erasures/${report.receipt}`]),
  ];
}

import { revoke } from '../issuing/revoke.js';
import { type Command, EXIT, oneOperand, requiredOption } from './command.js';

export const revokeCommand: Command = {
  name: 'revoke',
  operands: 'ID',
  help: 'revoke an award (by its id or that of its credential) and see what that does to certificates',
  options: { reason: { type: 'string', help: 'why; it is kept', required: true } },
  async run({ issuing }, input) {
    const revoked = await revoke(issuing, oneOperand(input, 'ID'), requiredOption(input, 'reason'), 'cli');
    const lines = [
      revoked.changed
        ? `Revoked award ${revoked.awardId}.`
        : `Award ${revoked.awardId} had been revoked before.`,
      ...revoked.consequences.map(
        ({ programme, awardId, outcome }) => `  certificate ${programme} ${awardId}: ${outcome}`,
      ),
      ...revoked.composed.map(({ programme, awardId, state }) =>
        state === 'issued'
          ? `  certificate ${programme} ${awardId}: new`
          : `  certificate ${programme}: could be minted again, if \`cairn compose --confirm\` says so`,
      ),
    ];
    return { exit: EXIT.ok, json: revoked, text: lines.join('\n') };
  },
};

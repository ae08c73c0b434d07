import { type AwardAct, actOnAwards, previewAct } from '../issuing/lifecycle/acts.js';
import type { Effect } from '../issuing/lifecycle/effect.js';
import { operator } from '../issuing/lifecycle/party.js';
import { type Command, EXIT, requiredOption, UsageError } from './command.js';

export const revokeCommand = actCommand(
  'revoke',
  'revoke awards (an ID is that of an award or of its credential), and see what that does to certificates',
);
export const suspendCommand = actCommand(
  'suspend',
  'suspend awards, with the certificates that rest on them, until they are reinstated',
);
export const reinstateCommand = actCommand('reinstate', 'reinstate suspended awards');

function actCommand(act: AwardAct, help: string): Command {
  return {
    name: act,
    operands: 'ID…',
    help,
    acts: true,
    options: {
      reason: { type: 'string', help: 'why; it is kept', required: true },
      preview: { type: 'boolean', help: 'show what it would do, and do nothing' },
    },
    async run({ lifecycle }, input) {
      if (input.operands.length === 0) throw new UsageError('at least one ID is needed');
      const reason = requiredOption(input, 'reason');
      const party = operator('cli');
      const effect =
        input.options.preview === true
          ? await previewAct(lifecycle, act, input.operands, party)
          : await actOnAwards(lifecycle, act, input.operands, reason, party);
      return { exit: EXIT.ok, json: effect, text: linesOf(effect).join('\n') };
    },
  };
}

function linesOf({ awards, certificates, composed }: Effect): string[] {
  return [
    ...awards.map(
      ({ awardId, changed, standing }) => `award ${awardId}: ${standing}${changed ? '' : ', as before'}`,
    ),
    ...certificates.map(
      ({ programme, awardId, outcome }) => `  certificate ${programme} ${awardId}: ${outcome}`,
    ),
    ...composed.map(({ programme, awardId, state }) =>
      state === 'issued'
        ? `  certificate ${programme} ${awardId}: new`
        : `  certificate ${programme}: could be minted again, if \`cairn compose --confirm\` says so`,
    ),
  ];
}

import type { Composed } from '../issuing/compose.js';
import { knownLearner } from '../issuing/consent.js';
import { recover, settle } from '../issuing/settle.js';
import { type Command, type CommandServices, EXIT, textOption, UsageError } from './command.js';
import { composedLines } from './composed.js';

export const composeCommand: Command = {
  name: 'compose',
  operands: '',
  help: 'finish what was interrupted and mint the certificates that are due',
  acts: true,
  options: {
    confirm: { type: 'boolean', help: 'also mint what is only proposed' },
    learner: { type: 'string', help: 'with --confirm: what is proposed to this learner alone' },
  },
  async run({ issuing, consent }, input) {
    const learner = textOption(input, 'learner');
    const confirm = input.options.confirm === true;
    if (learner !== undefined && !confirm) throw new UsageError('--learner goes with --confirm');
    const only = learner === undefined ? undefined : await knownLearner(consent, learner);
    const recovered = await recover(issuing, 'cli');
    const confirmed = confirm ? await confirmProposed(issuing, recovered, only) : undefined;
    const composed = [
      ...recovered.composed.filter(
        ({ state, learnerId }) => state === 'issued' || !confirmed?.learnerIds.includes(learnerId),
      ),
      ...(confirmed?.composed ?? []),
    ];
    const consequences = [...recovered.consequences, ...(confirmed?.consequences ?? [])];
    const failed = recovered.failed.map(({ credentialId }) => credentialId);
    const unsettled = recovered.unsettled.map(({ learnerId }) => learnerId);
    const text = [
      `Finished ${recovered.finished} interrupted credentials, ${failed.length} could not be finished.`,
      ...unsettled.map((learnerId) => `  learner ${learnerId} could not be brought up to date`),
      ...composedLines(composed),
      ...consequences.map(({ programme, awardId, outcome }) => `  ${outcome} ${programme} ${awardId}`),
    ].join('\n');
    return {
      exit: failed.length + unsettled.length > 0 ? EXIT.unavailable : EXIT.ok,
      json: { finished: recovered.finished, failed, unsettled, composed, consequences },
      text,
    };
  },
};

/** Mints what is proposed, to everybody or to one learner; answers with those to whom something was. */
async function confirmProposed(
  issuing: CommandServices['issuing'],
  { composed }: { readonly composed: readonly Composed[] },
  only: string | undefined,
) {
  const proposed = composed.filter(({ state }) => state === 'proposed').map(({ learnerId }) => learnerId);
  const learnerIds = [...new Set(proposed)].filter((id) => only === undefined || id === only);
  return { learnerIds, ...(await settle(issuing, { actor: 'cli', confirm: true, learnerIds })) };
}

import { recover, settle } from '../issuing/settle.js';
import { type Command, EXIT } from './command.js';

export const composeCommand: Command = {
  name: 'compose',
  operands: '',
  help: 'finish what was interrupted and mint the certificates that are due',
  options: { confirm: { type: 'boolean', help: 'also mint what a programme’s policy only proposes' } },
  async run({ issuing }, { options }) {
    const recovered = await recover(issuing, 'cli');
    const confirmed =
      options.confirm === true
        ? await settle(issuing, {
            actor: 'cli',
            confirm: true,
            learnerIds: recovered.composed
              .filter(({ state }) => state === 'proposed')
              .map(({ learnerId }) => learnerId),
          })
        : undefined;
    const composed = [
      ...recovered.composed.filter(({ state }) => !confirmed || state === 'issued'),
      ...(confirmed?.composed ?? []),
    ];
    const failed = recovered.failed.map(({ credentialId }) => credentialId);
    const unsettled = recovered.unsettled.map(({ learnerId }) => learnerId);
    const text = [
      `Finished ${recovered.finished} interrupted credentials, ${failed.length} could not be finished.`,
      ...unsettled.map((learnerId) => `  learner ${learnerId} could not be brought up to date`),
      ...composed.map(
        ({ programme, awardId, state }) =>
          `  ${state === 'issued' ? 'certificate' : 'proposed'} ${programme} ${awardId}`,
      ),
      ...recovered.consequences.map(
        ({ programme, awardId, outcome }) => `  ${outcome} ${programme} ${awardId}`,
      ),
    ].join('\n');
    return {
      exit: failed.length + unsettled.length > 0 ? EXIT.unavailable : EXIT.ok,
      json: {
        finished: recovered.finished,
        failed,
        unsettled,
        composed,
        consequences: recovered.consequences,
      },
      text,
    };
  },
};

import { giveConsent, knownLearner, withdrawConsent } from '../issuing/consent.js';
import { CONSENT_TEXT_VERSION, consentText } from '../issuing/consent-texts.js';
import { settle } from '../issuing/settle.js';
import { type Answer, type Command, type CommandServices, EXIT, oneOperand } from './command.js';
import { composedLines } from './composed.js';

export const consentCommand: Command = {
  name: 'consent',
  operands: 'LEARNER',
  help: 'record that a learner agreed to certificates being composed across institutions',
  acts: true,
  options: { withdraw: { type: 'boolean', help: 'record that the learner withdrew it' } },
  async run(services, input) {
    const learner = oneOperand(input, 'LEARNER');
    return input.options.withdraw === true ? withdraw(services, learner) : give(services, learner);
  },
};

/** Records it and mints what has become due by it; what it was given to is shown, so that nobody agrees unread. */
async function give({ consent, issuing }: CommandServices, learner: string): Promise<Answer> {
  const changed = await giveConsent(consent, learner, 'cli');
  const learnerIds = [await knownLearner(consent, learner)];
  const { composed } = await settle(issuing, { actor: 'cli', learnerIds });
  const text = consentText('en') ?? '';
  return {
    exit: EXIT.ok,
    json: { changed, withdrawn: false, textVersion: CONSENT_TEXT_VERSION, text, composed },
    text: [
      changed ? 'Recorded that the learner agreed' : 'Nothing to change: the learner had agreed',
      `to text ${CONSENT_TEXT_VERSION}: “${text}”`,
      ...composedLines(composed),
    ].join('\n'),
  };
}

async function withdraw({ consent }: CommandServices, learner: string): Promise<Answer> {
  const changed = await withdrawConsent(consent, learner, 'cli');
  return {
    exit: EXIT.ok,
    json: { changed, withdrawn: true },
    text: changed ? 'Withdrawn.' : 'Nothing to change.',
  };
}

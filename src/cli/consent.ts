import { CONSENT_TEXTS, giveConsent, withdrawConsent } from '../issuing/consent.js';
import { type Command, EXIT, oneOperand } from './command.js';

export const consentCommand: Command = {
  name: 'consent',
  operands: 'LEARNER',
  help: 'record that a learner agreed to certificates being composed across institutions',
  options: { withdraw: { type: 'boolean', help: 'record that the learner withdrew it' } },
  async run({ consent }, input) {
    const learner = oneOperand(input, 'LEARNER');
    const withdraw = input.options.withdraw === true;
    const changed = withdraw
      ? await withdrawConsent(consent, learner, 'cli')
      : await giveConsent(consent, learner, 'cli');
    const done = withdraw ? 'Withdrawn' : 'Recorded';
    return {
      exit: EXIT.ok,
      json: { changed, withdrawn: withdraw, texts: CONSENT_TEXTS },
      text: changed ? `${done}.` : 'Nothing to change.',
    };
  },
};

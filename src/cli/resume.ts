import { resume } from '../backup/hold.js';
import { type Command, EXIT } from './command.js';

export const resumeCommand: Command = {
  name: 'resume',
  operands: '',
  help:
    'after a restore: take over as the live service. Only if the one that the backup was taken from has ended for good:\n' +
    '  two at once sign with the same keys, send everything twice, and neither knows what the other revoked',
  acts: false,
  options: {},
  async run({ backup }) {
    const { backup: restored } = await resume(backup.hold, 'cli');
    const text =
      restored === undefined
        ? 'Nothing is held here: this is the live service already.'
        : `This is the live service now, from backup ${restored} on. Never start the one that it was taken from again.`;
    return { exit: EXIT.ok, json: { resumed: restored !== undefined, backup: restored }, text };
  },
};

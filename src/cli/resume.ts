import { resume } from '../backup/hold.js';
import { type Command, EXIT } from './command.js';

export const resumeCommand: Command = {
  name: 'resume',
  operands: '',
  help: 'take over as the live service after a restore. Never beside the one that was backed up: both would sign and send',
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

import { bootstrapKey } from '../access/api-keys.js';
import { type Command, EXIT, textOption } from './command.js';

export const bootstrapCommand: Command = {
  name: 'bootstrap',
  operands: '',
  help: 'make the network’s first API key; further ones are made with it',
  acts: true,
  options: { name: { type: 'string', help: 'which system it is for; "first key" if not given' } },
  async run({ access }, input) {
    const { key, token } = await bootstrapKey(access, textOption(input, 'name') ?? 'first key', 'cli');
    return {
      exit: EXIT.ok,
      json: { id: key.id, token, scopes: key.scopes },
      text: `${token}\n\nThis key of the network may do everything. It is shown this once: keep it as a password.`,
    };
  },
};

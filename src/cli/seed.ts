import { seed } from '../issuing/seed.js';
import { type Command, EXIT } from './command.js';
import { seedCatalogue } from './files.js';

export const seedCommand: Command = {
  name: 'seed',
  operands: '',
  help: 'set up the network with the catalogue that ships; adds only what is missing',
  acts: true,
  options: { demo: { type: 'boolean', help: 'mark the network and its members as a demonstration' } },
  async run({ seeding }, { options }) {
    const seeded = await seed({ ...seeding, demo: options.demo === true }, seedCatalogue(), 'cli');
    const { institutions, modules, programmes } = seeded;
    return {
      exit: EXIT.ok,
      json: seeded,
      text: `Added ${institutions} institutions, ${modules} modules, ${programmes} programmes.`,
    };
  },
};

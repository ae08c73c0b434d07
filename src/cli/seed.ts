import { CairnError } from '../common/errors.js';
import type { Catalogue } from '../domain/catalogue.js';
import { seed } from '../issuing/seed.js';
import { type Command, EXIT, textOption } from './command.js';
import { readCatalogue, seedCatalogue } from './files.js';

export const seedCommand: Command = {
  name: 'seed',
  operands: '',
  help: 'set up the network from its files; adds only what is missing',
  acts: true,
  options: {
    from: { type: 'string', help: 'the folder with the files; without it, the invented network that ships' },
    sample: { type: 'boolean', help: 'set up the invented network in production, too' },
    demo: { type: 'boolean', help: 'mark the network and its members as a demonstration' },
  },
  async run({ seeding, config }, input) {
    const folder = textOption(input, 'from');
    const catalogue = folder === undefined ? seedCatalogue() : readCatalogue(folder);
    const demo = input.options.demo === true;
    if (config.mode === 'production' && !demo && input.options.sample !== true) refuseSample(catalogue);
    const seeded = await seed({ ...seeding, demo }, catalogue, 'cli');
    const { institutions, modules, programmes, completed } = seeded;
    const more = completed > 0 ? ` Added the legal identity of ${completed} that were there.` : '';
    return {
      exit: EXIT.ok,
      json: seeded,
      text: `Added ${institutions} institutions, ${modules} modules, ${programmes} programmes.${more}`,
    };
  },
};

/** What was set up stays, so nobody should find out afterwards that it is the example. */
function refuseSample({ network }: Catalogue): void {
  if (network.code !== seedCatalogue().network.code) return;
  throw new CairnError(
    'refused',
    'seed.sample',
    `The network “${network.code}” is the invented one that ships, and what is set up stays. Copy prisma/seed to a folder of ` +
      'your own, put your network with a code of its own there, and set it up with --from FOLDER; or say --sample if the ' +
      'invented one is meant, or --demo to have it marked as a demonstration',
  );
}

import { createReadStream, readFileSync } from 'node:fs';
import { CairnError } from '../common/errors.js';
import {
  type Catalogue,
  catalogueSchema,
  type DemoLearner,
  demoLearnersSchema,
} from '../domain/catalogue.js';

// The same from `src/cli` and from `dist/cli`.
const SEED = new URL('../../prisma/seed/', import.meta.url);

/** The bytes of a file, or of standard input for `-`. */
export function readInput(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (cause) {
    throw new CairnError('invalid', 'file.unreadable', 'The file cannot be read', [], { cause });
  }
}

/** The same in pieces, as they are read. */
export async function* streamInput(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file);
  } catch (cause) {
    throw new CairnError('invalid', 'file.unreadable', 'The file cannot be read', [], { cause });
  }
}

/** The catalogue that ships as seed data. */
export function seedCatalogue(): Catalogue {
  const json = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, SEED), 'utf8'));
  return catalogueSchema.parse({
    network: json('network'),
    institutions: json('institutions'),
    gradingSchemes: json('grading-schemes'),
    modules: json('modules'),
    programmes: json('programmes'),
  });
}

export function demoLearners(): DemoLearner[] {
  return demoLearnersSchema.parse(JSON.parse(readFileSync(new URL('demo/learners.json', SEED), 'utf8')));
}

/** The sample results of one institution. */
export function demoResults(institution: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`demo/results/${institution}.csv`, SEED)));
}

import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CairnError, type Fault } from '../common/errors.js';
import { projectFile } from '../common/project-files.js';
import { shapeFaults } from '../common/shape-faults.js';
import { parseStrictJson } from '../common/strict-json.js';
import {
  type Catalogue,
  catalogueSchema,
  type DemoLearner,
  demoLearnersSchema,
} from '../domain/catalogue.js';

const SEED = projectFile('prisma/seed/');

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

/** The file of each part of a catalogue. */
const FILES = {
  network: 'network.json',
  institutions: 'institutions.json',
  gradingSchemes: 'grading-schemes.json',
  modules: 'modules.json',
  programmes: 'programmes.json',
} as const;

/** The catalogue that ships as seed data. */
export function seedCatalogue(): Catalogue {
  return readCatalogue(fileURLToPath(SEED));
}

/** The catalogue in a folder. Throws `seed.files` (kind `invalid`) with all that cannot be read or isn't as it has to be. */
export function readCatalogue(folder: string): Catalogue {
  const faults: Fault[] = [];
  const content = Object.fromEntries(
    Object.entries(FILES).map(([part, name]) => {
      try {
        return [part, parseStrictJson(readInput(path.join(folder, name)))];
      } catch (error) {
        if (!(error instanceof CairnError)) throw error;
        const { code, message } = error;
        faults.push({ code, pointer: `/${part}`, message: `${name}: ${message}` });
        return [part, undefined];
      }
    }),
  );
  const parsed = catalogueSchema.safeParse(content);
  if (faults.length === 0 && parsed.success) return parsed.data;
  if (faults.length === 0 && parsed.error) faults.push(...shapeFaults('seed', content, parsed.error));
  throw new CairnError(
    'invalid',
    'seed.files',
    'The files of the network are not right; nothing was added',
    faults,
  );
}

export function demoLearners(): DemoLearner[] {
  return demoLearnersSchema.parse(JSON.parse(readFileSync(new URL('demo/learners.json', SEED), 'utf8')));
}

/** The sample results of one institution. */
export function demoResults(institution: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`demo/results/${institution}.csv`, SEED)));
}

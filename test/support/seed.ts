import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { JsonValue } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import {
  type Catalogue,
  catalogueSchema,
  type DemoLearner,
  demoLearnersSchema,
} from '../../src/domain/catalogue.js';

const folder = new URL('../../prisma/seed/', import.meta.url);

/** A seed file as it stands, read by the strict reader. */
export function readSeed(name: string): JsonValue {
  return parseStrictJson(readFileSync(new URL(name, folder)));
}

/** The five catalogue files as one catalogue. A fresh one each time, so a test may change it. */
export function seedCatalogue(): Catalogue {
  return catalogueSchema.parse({
    network: readSeed('network.json'),
    institutions: readSeed('institutions.json'),
    gradingSchemes: readSeed('grading-schemes.json'),
    modules: readSeed('modules.json'),
    programmes: readSeed('programmes.json'),
  });
}

export function demoLearners(): DemoLearner[] {
  return demoLearnersSchema.parse(readSeed('demo/learners.json'));
}

/** A row of `demo/results`, with the institution whose file it stands in. */
export interface DemoResult {
  readonly institution: string;
  /** `urn:uuid:…` or the institution's own number. */
  readonly learner: string;
  readonly name: string;
  readonly module: string;
  readonly date: string;
  readonly grade: string;
  readonly criteria: string;
}

export const RESULT_COLUMNS = ['learner', 'name', 'module', 'date', 'grade', 'criteria'] as const;

const rowsSchema = z.array(z.array(z.string()).length(RESULT_COLUMNS.length));

/** The header and the rows of an institution's results. */
export function demoResults(institution: string): { header: string[]; rows: DemoResult[] } {
  const text = readFileSync(new URL(`demo/results/${institution}.csv`, folder), 'utf8');
  const [header = [], ...rows] = rowsSchema.parse(parse(text));
  return {
    header,
    rows: rows.map(([learner = '', name = '', module = '', date = '', grade = '', criteria = '']) => {
      return { institution, learner, name, module, date, grade, criteria };
    }),
  };
}

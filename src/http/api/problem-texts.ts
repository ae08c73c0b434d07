import { CATALOGUE } from './problem-texts/catalogue.js';
import { GENERAL } from './problem-texts/general.js';
import { RECORDS } from './problem-texts/records.js';
import type { ProblemTexts } from './problem-texts/texts.js';
import { VC_API } from './problem-texts/vc-api.js';
import { WALLET } from './problem-texts/wallet.js';
import { WORK } from './problem-texts/work.js';

/**
 * What every problem code means, and what to do: told at `/problems/CODE` (where `type` of a problem leads to), in the
 * OpenAPI document and at `/docs`. A code without a line in one of these files fails a test.
 */
export const PROBLEMS: ProblemTexts = { ...GENERAL, ...CATALOGUE, ...RECORDS, ...WALLET, ...WORK, ...VC_API };

import type { EdcHouseRule } from '../house-rule.js';
import { noStatus } from './no-status.js';
import { oneSchema } from './one-schema.js';
import { statement } from './statement.js';
import { unsealed } from './unsealed.js';

/** What we ask of our own documents beyond what the model asks. */
export const EDC_HOUSE_RULES: readonly EdcHouseRule[] = [statement, oneSchema, unsealed, noStatus];

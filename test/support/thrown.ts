import { CairnError } from '../../src/common/errors.js';

/** The CairnError that `act` throws; fails if it throws none or something else. */
export function thrown(act: () => unknown): CairnError {
  try {
    act();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

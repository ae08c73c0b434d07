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

/** The CairnError with which `act` is rejected; fails if it isn't, or with something else. */
export async function thrownBy(act: () => Promise<unknown>): Promise<CairnError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

import { CairnError } from '../common/errors.js';

/** What comes back of a task that a thread was given: what it made, or why it was refused. */
export type ThreadAnswer =
  | { readonly done: unknown }
  | { readonly refused: Pick<CairnError, 'kind' | 'code' | 'message' | 'faults'> };

/** Does a task in a thread. An error would lose its code on the way between threads. */
export async function answered(work: () => unknown): Promise<ThreadAnswer> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const { kind, code, message, faults } = error;
    return { refused: { kind, code, message, faults } };
  }
}

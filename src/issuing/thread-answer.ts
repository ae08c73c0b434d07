import { CairnError } from '../common/errors.js';

/** What comes back of a task that a thread was given: what it made, why it was refused, or what went wrong in it. */
export type ThreadAnswer =
  | { readonly done: unknown }
  | { readonly refused: Pick<CairnError, 'kind' | 'code' | 'message' | 'faults'> }
  | { readonly thrown: unknown };

/** Does a task in a thread. An error would lose its code on the way between threads. */
export async function answered(work: () => unknown): Promise<ThreadAnswer> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof CairnError)) return { thrown: error };
    const { kind, code, message, faults } = error;
    return { refused: { kind, code, message, faults } };
  }
}

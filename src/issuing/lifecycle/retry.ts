import { CairnError } from '../../common/errors.js';

const ATTEMPTS = 5;

/** Plans and records anew where what a plan builds on changed in between (kind `conflict`), some times. */
export async function replanned<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const changed = error instanceof CairnError && error.kind === 'conflict' && RACED.has(error.code);
      if (!changed || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Conflicts with what another process did at the same moment; others stay however often one tries. */
const RACED: ReadonlySet<string> = new Set(['award.changed', 'award.unfinished', 'learner.changed']);

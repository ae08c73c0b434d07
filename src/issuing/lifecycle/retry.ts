import { CairnError } from '../../common/errors.js';

const ATTEMPTS = 5;

/** Conflicts with what another process did at the same moment; others stay however often one tries. */
const RACED: ReadonlySet<string> = new Set([
  'award.changed',
  'award.not-recognised',
  'award.unfinished',
  'award.version-retired',
  'learner.merged',
  'learner.renamed',
]);

/**
 * Plans and records anew where what a plan builds on changed in between (kind `conflict`), some times; then throws
 * `service.unavailable`. `isRaced`: whether the conflict of a code is such a one.
 */
export async function replanned<T>(
  work: () => Promise<T>,
  isRaced: (code: string) => boolean = (code) => RACED.has(code),
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CairnError) || error.kind !== 'conflict' || !isRaced(error.code)) throw error;
      if (attempt === ATTEMPTS) throw busy(error);
    }
  }
}

function busy(cause: CairnError): CairnError {
  const message = 'Others change the same records at this moment';
  return new CairnError('unavailable', 'service.unavailable', message, [], { cause, retryAfter: 2 });
}

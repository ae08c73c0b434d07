import type { Composed } from '../issuing/compose.js';

/** A line for each certificate that was minted or could be. */
export function composedLines(composed: readonly Composed[]): string[] {
  return composed.map(({ programme, awardId, state, learnerId }) =>
    state === 'issued' ? `  certificate ${programme} ${awardId}` : `  proposed ${programme} to ${learnerId}`,
  );
}

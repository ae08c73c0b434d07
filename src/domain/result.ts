import type { Grade } from './grades.js';

/** What an assessment came to. */
export interface AssessmentResult {
  readonly grade?: Grade | undefined;
  /** Criterion id to level id. */
  readonly criteria: Readonly<Record<string, string>>;
}

/** Whether both say the same, in whatever order. */
export function isSameResult(one: AssessmentResult, other: AssessmentResult): boolean {
  const levels = ({ criteria }: AssessmentResult) => JSON.stringify(Object.entries(criteria).sort());
  return one.grade?.value === other.grade?.value && levels(one) === levels(other);
}

import { expect } from '@jest/globals';
import type { Result, Semester } from './results.js';
import type { Played, SemesterOptions } from './semester.js';

/** Holds what became of a semester against what has to come of it, counted from the results themselves. */
export function expectSemester(played: Played, { results, corrections, revocations }: SemesterOptions): void {
  const { semesters, issued, agreed, corrected, revoked } = played;
  const wrong = semesters.reduce((sum, semester) => sum + semester.wrong.size, 0);
  expect(wrong / results).toBeCloseTo(0.03, 2);

  expect(issued.modules).toBe(results);
  expect(issued.certificates['iPET-1']).toBe(levelOne(semesters, false));
  expect(agreed.certificates['iPET-1']).toBe(levelOne(semesters, true));
  expect(corrected.modules).toBe(results);
  expect(corrected.certificates).toEqual(agreed.certificates);
  expect(revoked.modules).toBe(results - revocations);
  for (const one of [issued, agreed, corrected, revoked]) {
    const certificates = Object.values(one.certificates).reduce((sum, count) => sum + count, 0);
    expect(one.credentials).toEqual({ vc: one.modules + certificates });
  }
  // every act once, however often it was asked for
  expect(revoked.audit['award.recorded']).toBeGreaterThanOrEqual(results);
  expect(revoked.audit['award.corrected']).toBe(corrections - Math.round(corrections * 0.6));
  expect(revoked.audit['learner.renamed']).toBe(Math.round(corrections * 0.6));
  expect(played.verdicts).toEqual({ verified: 40 });
}

/** Learners with EP-CDA and one of EP-COM and EP-DIG: of one institution, or of all who agreed (`together`). */
function levelOne(semesters: readonly Semester[], together: boolean): number {
  const held = new Map<string, Set<string>>();
  for (const { institution, right } of semesters) {
    for (const { learner, module } of right) {
      const person = together || !isShared({ learner }) ? learner : `${learner} at ${institution}`;
      held.set(person, (held.get(person) ?? new Set()).add(module));
    }
  }
  const due = [...held].filter(
    ([, modules]) => modules.has('EP-CDA') && (modules.has('EP-COM') || modules.has('EP-DIG')),
  );
  return new Set(due.map(([person]) => person.split(' at ')[0])).size;
}

function isShared({ learner }: Pick<Result, 'learner'>): boolean {
  return learner.startsWith('urn:schac:');
}

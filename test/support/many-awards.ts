import type { TestServices } from './services.js';

/** Issues MA, MB and MC to learners, from which P1 and P2 of each follow; the awards by their modules. */
export async function issueToMany(
  the: TestServices,
  learners: number,
  tag: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const awards: Record<string, string[]> = {};
  // results of one file are some thousand at most
  for (let first = 0; first < learners; first += 500) {
    const numbers = Array.from(
      { length: Math.min(500, learners - first) },
      (_, index) => `${tag}-${first + index}`,
    );
    const rows = numbers.flatMap((number) =>
      ['MA', 'MB', 'MC'].map(
        (module, month) => `${number},Learner ${number},${module},2026-0${1 + month}-10,B,`,
      ),
    );
    const { issued } = await the.issue('alpha', ...rows);
    for (const { module, awardId } of issued) awards[module] = [...(awards[module] ?? []), awardId];
  }
  return awards;
}

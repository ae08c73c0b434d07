import type { Db } from './rows.js';

/**
 * Writes into the entries of learners, in the transaction that changes either, the name by which they are found: as `foldName`
 * writes it.
 */
export async function nameEntries(tx: Db, learnerIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RegisterEntry" e
    SET "name" = lower(regexp_replace(normalize(l."name", NFKD), '[\u0300-\u036f]', '', 'g'))
    FROM "Learner" l WHERE l."id" = e."learnerId" AND l."id" = ANY(${[...learnerIds]}::uuid[])`;
}

/** What `letter_pairs` of a name that holds the words holds: pairs of letters that follow each other, and words of one letter. */
export function letterPairs(words: readonly string[]): string[] {
  const pairs = words.flatMap((word) => {
    const letters = [...word];
    return letters.length < 2
      ? letters
      : letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
  });
  return [...new Set(pairs)];
}

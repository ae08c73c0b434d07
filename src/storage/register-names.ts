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

import type { Level, Stone } from '../../../issuing/paths/path.js';

/** A stone with the number that it has in picture and list. */
export interface NumberedStone extends Stone {
  readonly number: number;
}

export interface NumberedLevel extends Level {
  readonly stones: readonly NumberedStone[];
}

const ORDER = ['done', 'suspended', 'in-reach', 'missing'] as const;

/** The stones of a trail from the ground up: what is there lies below what is not, and the larger below the smaller. */
export function numbered(levels: readonly Level[]): NumberedLevel[] {
  let number = 0;
  return levels.map((level) => ({
    ...level,
    stones: level.stones
      .toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || b.ects - a.ects)
      .map((stone) => {
        number += 1;
        return { ...stone, number };
      }),
  }));
}

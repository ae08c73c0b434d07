import type { StackableAward } from '../award.js';
import { compareText } from './ledger.js';

/**
 * The order among stacks of equal ECTS as numbers that add up, the larger the better:
 * 1. award dates: of the two sorted lists of dates the one that is earlier at the first difference (where one list ends,
 *    the other is preferred: it has one more early award and no more ECTS);
 * 2. award ids: of the two sorted lists the one that is smaller at the first difference;
 * 3. the parts that the awards serve, in the order of the ids: the earlier in the rule at the first difference.
 * Each is a field of one large integer with room for every sum, so comparing sums compares the lists.
 */
export class Preference {
  private readonly leafBits: number;
  private readonly leafCount: number;
  private readonly byDateAndId = new Map<string, bigint>();
  private readonly shiftOfPart = new Map<string, bigint>();

  constructor(awards: readonly StackableAward[], leafCount: number) {
    this.leafCount = leafCount;
    this.leafBits = bits(leafCount - 1);
    const byId = [...awards].sort((a, b) => compareText(a.id, b.id));
    const dates = new Map<string, number>();
    for (const { awardedOn } of byId) dates.set(awardedOn, (dates.get(awardedOn) ?? 0) + 1);
    let shift = BigInt(byId.length * (this.leafBits + 1));
    const shiftOfDate = new Map<string, bigint>();
    for (const [date, count] of [...dates].sort(([a], [b]) => compareText(b, a))) {
      shiftOfDate.set(date, shift);
      shift += BigInt(bits(count));
    }
    for (const [rank, award] of byId.entries()) {
      const place = byId.length - 1 - rank;
      const idBit = 1n << BigInt(byId.length * this.leafBits + place);
      this.byDateAndId.set(award.id, idBit + (1n << (shiftOfDate.get(award.awardedOn) ?? 0n)));
      this.shiftOfPart.set(award.id, BigInt(place * this.leafBits));
    }
  }

  /** What an award adds when the leaf at that index uses it. */
  of(award: StackableAward, leaf: number): bigint {
    const part = BigInt(this.leafCount - 1 - leaf) << (this.shiftOfPart.get(award.id) ?? 0n);
    return (this.byDateAndId.get(award.id) ?? 0n) + part;
  }
}

/** How many bits hold the numbers from 0 to `most`. */
function bits(most: number): number {
  return most < 1 ? 0 : 32 - Math.clz32(most);
}

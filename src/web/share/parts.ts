import type { CredentialReport, PartReport } from '../../verification/report.js';
import type { Mark } from '../marks.js';

/** A module of a stack: what the picture draws as a stone and the list tells in words. */
export interface Stone {
  /** From 1 in the order of the page; the key between picture and list. */
  readonly number: number;
  readonly part: PartReport;
  readonly ects: number;
  readonly mark: Mark;
}

/** The stones that came in together: through one inner programme, or directly. */
export interface Layer {
  /** `A`, `B`, …; absent where the stack has no inner programmes, and for a layer without stones, which isn't drawn. */
  readonly letter: string | undefined;
  /** The inner programme; absent for the certificate's own stones. */
  readonly programme: PartReport | undefined;
  readonly mark: Mark | undefined;
  /** Letter of the layer whose programme this one's programme came in with. */
  readonly inside: string | undefined;
  readonly stones: readonly Stone[];
}

/** How a part stands: the verdict on what was shown for it, or that nothing was. */
function markOfPart(part: PartReport): Mark {
  return part.report?.verdict ?? 'not-shown';
}

/** How many parts, of either kind, were not shown. */
export function countNotShown(report: CredentialReport): number {
  return report.parts.filter((part) => part.report === undefined).length;
}

/**
 * The stack in layers, from the top of the cairn down: the layer with the most ECTS is at the bottom, and in a layer the
 * largest stones are. Ties keep the order of the stack. Every module of the stack is in exactly one layer, whatever
 * `through` says.
 */
export function layersOf(parts: readonly PartReport[]): readonly Layer[] {
  const programmes = parts.filter((part) => part.kind === 'programme');
  const modules = parts.filter((part) => part.kind === 'module');
  const known = new Set(programmes.map((programme) => programme.award));
  const own = modules.filter((module) => module.through === undefined || !known.has(module.through));
  const groups = [
    ...programmes.map((programme) => ({
      programme,
      modules: modules.filter((module) => module.through === programme.award),
    })),
    ...(own.length > 0 ? [{ programme: undefined, modules: own }] : []),
  ].toSorted((a, b) => total(a.modules) - total(b.modules));
  const lettered = programmes.length > 0;
  const drawn = groups.filter((group) => group.modules.length > 0);
  const letterOf = new Map(drawn.map((group, index) => [group.programme?.award, letterAt(index)]));
  const numbered = groups.flatMap((group) => group.modules.toSorted((a, b) => a.ects - b.ects));
  const stoneOf = (part: PartReport): Stone => ({
    number: numbered.indexOf(part) + 1,
    part,
    ects: part.ects,
    mark: markOfPart(part),
  });
  return groups.map(({ programme, modules: inner }) => ({
    letter: lettered ? letterOf.get(programme?.award) : undefined,
    programme,
    mark: programme === undefined ? undefined : markOfPart(programme),
    inside: programme?.through === undefined ? undefined : letterOf.get(programme.through),
    stones: inner.toSorted((a, b) => a.ects - b.ects).map(stoneOf),
  }));
}

function total(parts: readonly PartReport[]): number {
  return parts.reduce((sum, part) => sum + part.ects, 0);
}

function letterAt(index: number): string {
  return String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26)));
}

/** Drawing one stone: an irregular rounded outline that is the same each time for the same seed. */

export interface Pebble {
  /** The outline, as SVG path data. */
  readonly outline: string;
  /** A line of light along the upper left edge. */
  readonly glint: string;
  /** A crack through the stone from top to bottom, for a stone that doesn't hold. */
  readonly crack: string;
  readonly speckles: readonly { readonly x: number; readonly y: number; readonly r: number }[];
  /** One of a few tones, so that neighbours differ. */
  readonly tone: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [number, number];

const POINTS = 14;
/** How many tones there are; the style sheet has one gradient for each. */
export const TONES = 4;

/** A stone that fills `box`; `seed` is any text, such as the award's id. */
export function pebble(seed: string, box: Box): Pebble {
  const random = randomFrom(seed);
  const half: Point = [box.width / 2, box.height / 2];
  const centre: Point = [box.left + half[0], box.top + half[1]];
  const lean = (random() - 0.5) * 0.16;
  const round = 2.3 + random() * 0.7;
  const at = (angle: number, scale: number): Point => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const y = Math.sign(s) * Math.abs(s) ** (2 / round);
    const x = Math.sign(c) * Math.abs(c) ** (2 / round) - lean * y;
    return [centre[0] + x * half[0] * scale, centre[1] + y * half[1] * scale];
  };
  const outline = Array.from({ length: POINTS }, (_, index) => {
    const angle = (index / POINTS) * 2 * Math.PI + (random() - 0.5) * 0.12;
    return at(angle, 0.95 + random() * 0.07);
  });
  const glint = [3.45, 3.75, 4.1, 4.45, 4.75].map((angle) => at(angle, 0.8));
  const middle = centre[0] + Math.min(half[0] * 0.72, Math.max(24, half[0] * (0.4 + random() * 0.2)));
  const crack: readonly Point[] = [-0.94, -0.45, -0.1, 0.4, 0.92].map((y, index) => [
    middle + (index % 2 === 0 ? -1 : 1) * (3 + random() * 3),
    centre[1] + y * half[1],
  ]);
  return {
    outline: closedCurve(outline),
    glint: openCurve(glint),
    crack: `M${crack.map(pair).join('L')}`,
    speckles: Array.from({ length: 5 }, () => {
      const [x, y] = at(random() * 2 * Math.PI, 0.35 + random() * 0.4);
      return { x: rounded(x), y: rounded(y), r: rounded(0.6 + random() * 0.9) };
    }),
    tone: Math.floor(random() * TONES),
  };
}

/** A closed Catmull-Rom curve through the points, as cubic Béziers. */
function closedCurve(points: readonly Point[]): string {
  const point = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
  return `${curve(point, points.length)}z`;
}

function openCurve(points: readonly Point[]): string {
  const point = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  return curve(point, points.length - 1);
}

/**
 * `count` curves, each from a point to the next. Where two meet, their handles mirror each other, so that only the first of
 * all has to name both of its own (`s` after `c`); and relative numbers are short. A page of a large stack has half the size.
 */
function curve(point: (index: number) => Point, count: number): string {
  let at: Point = [rounded(point(0)[0]), rounded(point(0)[1])];
  let data = `M${pair(at)}`;
  for (let index = 0; index < count; index += 1) {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)];
    const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    const steps = [...(index === 0 ? [first] : []), second, to].map(([x, y]) => [
      rounded(x - at[0]),
      rounded(y - at[1]),
    ]);
    data += (['c', 's'][index] ?? ' ') + steps.flat().join(' ');
    const [dx = 0, dy = 0] = steps.at(-1) ?? [];
    at = [at[0] + dx, at[1] + dy];
  }
  return data.replaceAll(' -', '-');
}

function pair(point: Point): string {
  return `${rounded(point[0])} ${rounded(point[1])}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Numbers in [0, 1) that depend on a text alone (FNV-1a into a mulberry32 generator): decoration, not secrets. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

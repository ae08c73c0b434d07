/** What is drawn as one stone. */
export interface PlannedStone {
  readonly ects: number;
}

/** Stones that came in together, those that lie higher first. */
export interface PlannedLayer {
  readonly stones: readonly PlannedStone[];
}

type StoneOf<L extends PlannedLayer> = L['stones'][number];

/** Where a stone lies, in the units of the drawing; `base` is the height of its foot, from the ground up. */
export interface PlacedStone<S extends PlannedStone> {
  readonly stone: S;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly row: number;
}

/** The height that a layer takes up. */
export interface PlacedLayer<L extends PlannedLayer> {
  readonly layer: L;
  readonly base: number;
  readonly top: number;
}

export interface CairnPlan<L extends PlannedLayer> {
  /** From the ground up, so that what is drawn later lies on what is drawn earlier. */
  readonly stones: readonly PlacedStone<StoneOf<L>>[];
  readonly layers: readonly PlacedLayer<L>[];
  /** Of the pile without its capstone. */
  readonly height: number;
}

/** Widest course of a pile, and of a single stone, in units of the drawing. */
const WIDEST = 264;
const WIDEST_STONE = 196;
/** A stone has to hold its mark and a number of two digits. */
const NARROWEST = 38;
/** Up to here one stone stands on another, as walkers balance them; beyond, they lie in courses. */
const BALANCED = 5;
/** Width of the top course against that of the bottom one. */
const TAPER = 0.38;
/** Height against width that looks like a cairn rather than a wall or a tower. */
const SHAPE = 1.15;
/** Courses sink into each other by this share of their height. */
const SINK = 0.08;

/** Places the stones of a stack so that they taper like a cairn. `centre` is the pile's axis. The same input gives the same picture. */
export function planCairn<L extends PlannedLayer>(layers: readonly L[], centre: number): CairnPlan<L> {
  const upwards: readonly StoneOf<L>[][] = layers.toReversed().map((layer) => layer.stones.toReversed());
  const stones = upwards.flat();
  if (stones.length === 0) return { stones: [], layers: [], height: 0 };
  const sizes = relativeWidths(stones);
  const breaks = layerStarts(upwards);
  const courses = bestCourses(sizes, breaks);
  const widths = courses.map((course) => sum(sizes.slice(course.from, course.to)));
  const scale = scaleFor(Math.max(...widths), Math.max(...sizes));
  const height = courseHeight(courses.length);
  const step = height * (1 - SINK);
  const placed = courses.flatMap((course, row) => {
    // Courses lie a little to the left and right in turn, so that no joint stands above another.
    const sway = row === 0 ? 0 : (row % 2 === 0 ? -1 : 1) * (course.to - course.from > 1 ? 8 : 3);
    let left = centre + sway - ((widths[row] ?? 0) * scale) / 2;
    // From left to right the numbers rise, though the largest stones are lowest.
    return range(course)
      .toReversed()
      .flatMap((index): PlacedStone<StoneOf<L>>[] => {
        const stone = stones[index];
        if (!stone) return [];
        const width = (sizes[index] ?? 1) * scale;
        left += width;
        return [{ stone, left: left - width, width, height, base: row * step, row }];
      });
  });
  return {
    stones: placed,
    layers: layers.filter((layer) => layer.stones.length > 0).map((layer) => placeLayer(layer, placed)),
    height: (courses.length - 1) * step + height,
  };
}

interface Course {
  readonly from: number;
  readonly to: number;
}

function range(course: Course): readonly number[] {
  return Array.from({ length: course.to - course.from }, (_, index) => course.from + index);
}

/** Widths grow with ECTS, above a base, so that half a credit and six credits fit one picture; 1 is the average. */
function relativeWidths(stones: readonly PlannedStone[]): readonly number[] {
  const average = sum(stones.map((stone) => stone.ects)) / stones.length || 1;
  return stones.map((stone) => Math.min(2, 0.62 + (0.38 * Math.max(0, stone.ects)) / average));
}

function layerStarts(upwards: readonly (readonly PlannedStone[])[]): ReadonlySet<number> {
  const starts = new Set<number>();
  let index = 0;
  for (const stones of upwards) {
    starts.add(index);
    index += stones.length;
  }
  return starts;
}

function scaleFor(widestCourse: number, widestStone: number): number {
  return Math.min(WIDEST / widestCourse, WIDEST_STONE / widestStone);
}

function courseHeight(rows: number): number {
  return rows <= 2 ? 60 : rows <= BALANCED ? 48 : rows <= 8 ? 42 : 36;
}

/** Tries every number of courses and keeps the one whose outline is most like a cairn's. */
function bestCourses(sizes: readonly number[], breaks: ReadonlySet<number>): readonly Course[] {
  if (sizes.length <= BALANCED) return sizes.map((_, index) => ({ from: index, to: index + 1 }));
  let best: { courses: readonly Course[]; cost: number } | undefined;
  for (let rows = 3; rows <= sizes.length; rows += 1) {
    const courses = divide(sizes, breaks, rows);
    if (!courses) continue;
    const cost = outlineCost(sizes, courses);
    if (!best || cost < best.cost) best = { courses, cost };
  }
  return best?.courses ?? sizes.map((_, index) => ({ from: index, to: index + 1 }));
}

function targetWidth(total: number, rows: number, row: number): number {
  const bottom = (2 * total) / (rows * (1 + TAPER));
  return bottom * (1 - ((1 - TAPER) * row) / Math.max(1, rows - 1));
}

/** Divides the stones, in order, into `rows` courses that come closest to the taper; a layer begins a course. */
function divide(
  sizes: readonly number[],
  breaks: ReadonlySet<number>,
  rows: number,
): readonly Course[] | undefined {
  const total = sum(sizes);
  type Step = { cost: number; courses: readonly Course[] };
  let reached = new Map<number, Step>([[0, { cost: 0, courses: [] }]]);
  for (let row = 0; row < rows; row += 1) {
    const next = new Map<number, Step>();
    const target = targetWidth(total, rows, row);
    for (const [from, step] of reached) {
      let width = 0;
      for (let to = from + 1; to <= sizes.length; to += 1) {
        if (to - 1 > from && breaks.has(to - 1)) break;
        width += sizes[to - 1] ?? 0;
        const cost = step.cost + ((width - target) / target) ** 2;
        if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
          next.set(to, { cost, courses: [...step.courses, { from, to }] });
        }
      }
    }
    reached = next;
  }
  return reached.get(sizes.length)?.courses;
}

function outlineCost(sizes: readonly number[], courses: readonly Course[]): number {
  const widths = courses.map((course) => sum(sizes.slice(course.from, course.to)));
  const total = sum(sizes);
  const rows = courses.length;
  const scale = scaleFor(Math.max(...widths), Math.max(...sizes));
  const misfit = widths.map(
    (width, row) => ((width - targetWidth(total, rows, row)) / targetWidth(total, rows, row)) ** 2,
  );
  const overhang = widths.map((width, row) =>
    row === 0 ? 0 : Math.max(0, width / (widths[row - 1] ?? width) - 1.05),
  );
  const height = rows * courseHeight(rows) * (1 - SINK);
  const shape = Math.log(height / (Math.max(...widths) * scale) / SHAPE) ** 2;
  const cramped = Math.max(0, NARROWEST - Math.min(...sizes) * scale) / 4;
  return sum(misfit) / rows + sum(overhang) * 1.5 + shape * 1.2 + cramped;
}

function placeLayer<L extends PlannedLayer>(
  layer: L,
  placed: readonly PlacedStone<StoneOf<L>>[],
): PlacedLayer<L> {
  const own = placed.filter((one) => layer.stones.includes(one.stone));
  return {
    layer,
    base: Math.min(...own.map((one) => one.base)),
    top: Math.max(...own.map((one) => one.base + one.height)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

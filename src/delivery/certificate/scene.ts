import type { Box, ShapeBlock } from './blocks.js';
import { COLOURS } from './blocks.js';
import { planCairn } from './cairn-plan.js';
import type { CertificatePart } from './facts.js';
import { pebble } from './pebble.js';

/** A module of the stack, numbered as in the list. */
export interface Stone {
  readonly number: number;
  readonly part: CertificatePart;
  readonly ects: number;
}

/** The modules that a programme brings itself; `depth` is how many programmes it is inside of. */
export interface Layer {
  readonly stones: readonly Stone[];
}

/** A programme inside the certificate, over the layers of its own and of what is inside it. */
export interface Span {
  readonly part: CertificatePart;
  readonly depth: number;
  readonly first: number;
  readonly last: number;
}

/** One row of the list of parts. */
export interface Entry {
  readonly part: CertificatePart;
  readonly depth: number;
  /** Of a module. */
  readonly number?: number;
}

export interface Stack {
  /** From the top of the cairn down. */
  readonly layers: readonly Layer[];
  readonly spans: readonly Span[];
  /** A programme, then what is inside it. */
  readonly entries: readonly Entry[];
}

/** Takes the parts apart: what is innermost is highest, so that every programme is one piece of the cairn. */
export function stackOf(parts: readonly CertificatePart[]): Stack {
  const layers: Layer[] = [];
  const spans: Span[] = [];
  const entries: Entry[] = [];
  let number = 0;
  const visit = (inside: readonly CertificatePart[], depth: number) => {
    for (const part of inside.filter(({ kind }) => kind === 'certificate')) {
      const first = layers.length;
      entries.push({ part, depth });
      visit(part.parts ?? [], depth + 1);
      if (layers.length > first) spans.push({ part, depth, first, last: layers.length - 1 });
    }
    const stones = inside
      .filter(({ kind }) => kind === 'module')
      // as on the page that the code leads to, so that a number means the same on both
      .toSorted((one, other) => one.ects - other.ects)
      .map((part) => {
        number += 1;
        entries.push({ part, depth, number });
        return { number, part, ects: part.ects };
      });
    if (stones.length > 0) layers.push({ stones });
  };
  visit(parts, 0);
  return { layers, spans, entries };
}

/** A number to be written on a stone, or the name of a programme at its bracket. */
export interface Caption {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Points. */
  readonly size: number;
  readonly kind: 'number' | 'bracket';
}

export interface Scene {
  readonly shapes: readonly ShapeBlock[];
  readonly captions: readonly Caption[];
  /** Where the pile begins. */
  readonly top: number;
}

const GROUND = 30;
const MOST_STONES = 48;
/** Of a number on a stone, in points; smaller stones have none. */
const SMALLEST = 4.6;
const CAPSTONE = { width: 70, height: 46 };

/** The cairn on its hill, at the foot of `box`; the pile is at most `tallest` high. The same stack gives the same picture. */
export function drawScene(box: Box, stack: Stack, tallest: number): Scene {
  const layers = atMost(stack.layers, MOST_STONES);
  const plan = planCairn(layers, 0);
  const placedLayer = (index: number) => plan.layers.find(({ layer }) => layer === layers[index]);
  const own = plan.height + CAPSTONE.height * 0.9;
  const bracketed = stack.spans.length > 0;
  const scale = Math.min(0.72, tallest / own, (box.width - (bracketed ? 96 : 40)) / 280);
  const centre = box.x + box.width / 2 - (bracketed ? 26 : 0);
  const ground = box.y + box.height - GROUND;
  const at = (left: number, foot: number, width: number, height: number) => ({
    left: centre + left * scale,
    top: ground - (foot + height) * scale,
    width: width * scale,
    height: height * scale,
  });
  const shapes: ShapeBlock[] = landscape(box, ground, centre);
  const captions: Caption[] = [];
  for (const { stone, left, width, height, base } of plan.stones) {
    const place = at(left - 1.5, base, width + 3, height);
    shapes.push(...stoneShapes(`stone ${stone.number} ${stone.ects}`, place));
    const size = Math.min(6.8, place.height * 0.72, (place.width - 3) * 0.8);
    if (size < SMALLEST) continue;
    captions.push({
      text: String(stone.number),
      x: place.left + place.width / 2,
      y: place.top + place.height / 2,
      size,
      kind: 'number',
    });
  }
  const top = at(-CAPSTONE.width / 2, plan.height - 4, CAPSTONE.width, CAPSTONE.height);
  shapes.push(...stoneShapes('capstone', top, COLOURS.green));
  const pileRight = Math.max(0, ...plan.stones.map(({ left, width }) => left + width)) * scale + centre;
  const deepest = Math.max(0, ...stack.spans.map(({ depth }) => depth));
  for (const { part, depth, first, last } of stack.spans) {
    const x = pileRight + 10 + (deepest - depth) * 7;
    const upper = placedLayer(first);
    const lower = placedLayer(last);
    if (!upper || !lower) continue;
    const [y1, y2] = [ground - upper.top * scale + 2, ground - lower.base * scale - 2];
    shapes.push({
      kind: 'shape',
      role: 'bracket',
      path: `M${n(x - 3)} ${n(y1)}h3V${n(y2)}h-3`,
      stroke: COLOURS.soft,
      strokeWidth: 0.7,
      x: x - 3,
      y: y1,
      width: 3,
      height: y2 - y1,
      ground: true,
    });
    const below = placedLayer(first + 1);
    const labelled = depth === deepest || !below ? (y1 + y2) / 2 : (ground - below.top * scale + y2) / 2;
    if (part.code !== undefined)
      captions.push({
        text: part.code,
        x: pileRight + 16 + deepest * 7,
        y: labelled,
        size: 7,
        kind: 'bracket',
      });
  }
  return { shapes, captions, top: top.top };
}

/** The first stones of a stack that is too large to be drawn; its list goes on. */
function atMost(layers: readonly Layer[], most: number): readonly Layer[] {
  let left = most;
  return layers.map(({ stones }) => {
    const shown = stones.slice(0, left);
    left -= shown.length;
    return { stones: shown };
  });
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function stoneShapes(seed: string, place: Place, colour?: string): ShapeBlock[] {
  const drawn = pebble(seed, place);
  const box = { x: place.left, y: place.top, width: place.width, height: place.height, ground: true };
  const fill = colour ?? COLOURS.stone[drawn.tone] ?? COLOURS.stone[0];
  return [
    {
      kind: 'shape',
      role: 'stone',
      path: drawn.outline,
      fill,
      stroke: colour ?? COLOURS.stoneEdge,
      strokeWidth: 0.6,
      ...box,
    },
    {
      kind: 'shape',
      role: 'glint',
      path: drawn.glint,
      stroke: COLOURS.glint,
      strokeWidth: 1,
      opacity: 0.6,
      ...box,
    },
  ];
}

function landscape(box: Box, ground: number, centre: number): ShapeBlock[] {
  const [l, r, b] = [box.x, box.x + box.width, box.y + box.height];
  const w = box.width;
  const at = (share: number) => n(l + share * w);
  const up = (height: number) => n(ground - height);
  const close = `V${n(b)}H${n(l)}z`;
  const hill = (role: string, path: string, fill: string): ShapeBlock => ({
    kind: 'shape',
    role,
    path,
    fill,
    ...box,
    ground: true,
  });
  const sun = { x: l + w * 0.13, y: ground - 92, r: 13 };
  return [
    hill('sun', circle(sun.x, sun.y, sun.r), COLOURS.sun),
    hill(
      'hill',
      `M${n(l)} ${up(36)}C${at(0.14)} ${up(64)} ${at(0.27)} ${up(74)} ${at(0.4)} ${up(46)}C${at(0.52)} ${up(86)} ${at(0.7)} ${up(100)} ${at(0.84)} ${up(62)}C${at(0.9)} ${up(52)} ${at(0.96)} ${up(48)} ${n(r)} ${up(44)}${close}`,
      COLOURS.hillFar,
    ),
    hill(
      'hill',
      `M${n(l)} ${up(13)}C${at(0.25)} ${up(32)} ${at(0.42)} ${up(8)} ${at(0.6)} ${up(15)}C${at(0.75)} ${up(21)} ${at(0.86)} ${up(28)} ${n(r)} ${up(18)}${close}`,
      COLOURS.hillNear,
    ),
    hill(
      'meadow',
      `M${n(l)} ${up(-1)}C${at(0.3)} ${up(6)} ${at(0.67)} ${up(6)} ${n(r)} ${up(-2)}${close}`,
      COLOURS.meadow,
    ),
    hill('shade', ellipse(centre, ground + 1, Math.min(w * 0.34, 96), 4.5), '#8aa487'),
  ];
}

function circle(x: number, y: number, r: number): string {
  return ellipse(x, y, r, r);
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-rx * 2)} 0z`;
}

/** Two decimals: a hundredth of a point. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

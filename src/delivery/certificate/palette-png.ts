import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COLOURS = 256;

/**
 * Opaque pixels (RGBA, rows from the top) as a PNG of at most 256 colours: flat areas and letters stay sharp, and it takes
 * a third of the bytes of full colour. No time, no text, nothing but the picture: the same pixels give the same bytes.
 */
export function palettePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const counts = countColours(pixels);
  const palette = choosePalette(counts);
  const nearest = nearestIn(palette, counts);
  const rows = new Uint8Array((width + 1) * height);
  // most pixels are as the one before
  let [last, index] = [-1, 0];
  for (let at = 0, row = 0; row < height; row += 1) {
    for (let to = row * (width + 1) + 1; to < (row + 1) * (width + 1); to += 1, at += 4) {
      const colour = colourAt(pixels, at);
      if (colour !== last) [last, index] = [colour, nearest.get(colour) ?? 0];
      rows[to] = index;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // 8 bits, palette
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Uint8Array.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return joined([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 7, memLevel: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function colourAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}

function countColours(pixels: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (colour: number, count: number) => counts.set(colour, (counts.get(colour) ?? 0) + count);
  let [last, run] = [colourAt(pixels, 0), 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = colourAt(pixels, at);
    if (colour !== last) {
      add(last, run);
      [last, run] = [colour, 0];
    }
    run += 1;
  }
  add(last, run);
  return counts;
}

type Counted = readonly [colour: number, count: number];

/** Median cut: the box of colours that spreads most, weighed by how often it is seen, is divided until there are enough. */
function choosePalette(counts: ReadonlyMap<number, number>): readonly number[] {
  if (counts.size <= COLOURS) return [...counts.keys()].toSorted((a, b) => a - b);
  let boxes: Cut[] = [cutOf([...counts].toSorted(([a], [b]) => a - b))];
  while (boxes.length < COLOURS) {
    const widest = boxes.reduce((best, box) => (box.spread > best.spread ? box : best));
    if (widest.spread === 0) break;
    boxes = boxes.flatMap((box) => (box === widest ? divided(box).map(cutOf) : [box]));
  }
  return [...new Set(boxes.map(({ colours }) => commonest(colours)))].toSorted((a, b) => a - b);
}

interface Cut {
  readonly colours: readonly Counted[];
  readonly shift: number;
  readonly spread: number;
}

function cutOf(colours: readonly Counted[]): Cut {
  const weight = Math.sqrt(colours.reduce((sum, [, count]) => sum + count, 0));
  let best: Cut = { colours, shift: 0, spread: 0 };
  for (const shift of [16, 8, 0]) {
    let [low, high] = [255, 0];
    for (const [colour] of colours) {
      const value = (colour >> shift) & 255;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const spread = (high - low) * weight;
    if (high > low && spread > best.spread) best = { colours, shift, spread };
  }
  return best;
}

function divided({ colours, shift }: Cut): readonly (readonly Counted[])[] {
  const sorted = colours.toSorted(([a], [b]) => ((a >> shift) & 255) - ((b >> shift) & 255) || a - b);
  const half = sorted.reduce((sum, [, count]) => sum + Math.sqrt(count), 0) / 2;
  let [sum, at] = [0, 0];
  for (; at < sorted.length - 1 && sum < half; at += 1) sum += Math.sqrt(sorted[at]?.[1] ?? 0);
  const cut = Math.max(1, at);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

/** A colour that is really there: paper stays the paper's own. */
function commonest(colours: readonly Counted[]): number {
  return colours.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function nearestIn(palette: readonly number[], counts: ReadonlyMap<number, number>): Map<number, number> {
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (const [index, candidate] of palette.entries()) {
      const away = distance(colour, candidate);
      if (away < least) [best, least] = [index, away];
    }
    nearest.set(colour, best);
  }
  return nearest;
}

function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

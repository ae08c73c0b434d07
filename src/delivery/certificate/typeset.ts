import { CairnError } from '../../common/errors.js';
import type { TextBlock, TextLine } from './blocks.js';
import type { Face, Fonts } from './faces.js';
import { drawable, missingLetter, type ShapedLine, shapeLine } from './shape.js';

export interface TextStyle {
  readonly role: string;
  readonly face: Face;
  readonly colour: string;
  /** Points; the first is wanted, the others are tried in turn where the text doesn't fit. */
  readonly sizes: readonly number[];
  /** Distance of baselines, as a multiple of the size; 1.25. */
  readonly leading?: number;
  /** Extra space between letters, as a share of the size. */
  readonly tracking?: number;
  readonly align?: 'left' | 'right' | 'centre';
  readonly maxLines?: number;
  /** Lines of about one length, for titles. */
  readonly balanced?: boolean;
  /** How far the first line hangs out to the left, for a quotation mark. */
  readonly hang?: number;
  /** Points. */
  readonly maxHeight?: number;
}

/** Sets text for one certificate: measures with the fonts that it is drawn with, and remembers what it measured. */
export interface Typesetter {
  /** Where a text begins at `x`, `y` and may be `width` wide. What doesn't fit at the last size ends with an ellipsis. */
  place(text: string, style: TextStyle, x: number, y: number, width: number): TextBlock;
  /** The width of one line. */
  width(text: string, face: Face, size: number, tracking?: number): number;
}

/** Marks that one letter may carry; Vietnamese needs two, pointed Hebrew three or four. */
const MOST_MARKS = 4;
const PILED = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u');
/** A line is filled to this share: kerning across spaces isn't known before the line is whole. */
const FILL = 0.995;
/** A last line that is shorter than this share looks lost. */
const LONELY = 0.25;

export function typesetter(fonts: Fonts): Typesetter {
  const known = new Map<string, ShapedLine>();
  const shape = (face: Face, text: string): ShapedLine => {
    const key = `${face} ${text}`;
    let shaped = known.get(key);
    if (!shaped) {
      shaped = shapeLine(fonts, face, text);
      known.set(key, shaped);
    }
    return shaped;
  };
  const width = (text: string, face: Face, size: number, tracking = 0) => {
    const shaped = shape(face, text);
    return ((shaped.width + tracking * 1000 * Math.max(0, shaped.glyphs.length - 1)) * size) / 1000;
  };
  return {
    width,
    place(given, style, x, y, room) {
      const text = drawable(given);
      refuseUndrawable(fonts, style, text);
      const { size, lines } = fitted(text, style, room, width);
      const leading = size * (style.leading ?? 1.25);
      const tracking = style.tracking ?? 0;
      let end = 0;
      const placed = lines.map((line, index): TextLine => {
        end += line.length + (index > 0 && text[end] === ' ' ? 1 : 0);
        const own = width(line, style.face, size, tracking);
        const shift = style.align === 'right' ? room - own : style.align === 'centre' ? (room - own) / 2 : 0;
        const hang = index === 0 ? (style.hang ?? 0) : 0;
        return {
          text: line,
          x: x + shift - hang,
          baseline: y + index * leading + (leading - size) / 2 + 0.78 * size,
          width: own,
          spaceAfter: text[end] === ' ',
          glyphs: spaced(shape(style.face, line), tracking),
        };
      });
      const { role, face, colour } = style;
      return {
        kind: 'text',
        role,
        face,
        size,
        colour,
        lines: placed,
        x: Math.min(x + room, ...placed.map((line) => line.x)),
        y,
        width: Math.max(0, ...placed.map((line) => line.width)),
        height: lines.length * leading,
      };
    },
  };
}

function spaced(line: ShapedLine, tracking: number): ShapedLine['glyphs'] {
  if (tracking === 0) return line.glyphs;
  return line.glyphs.map((glyph, index) => ({ ...glyph, x: glyph.x + index * tracking * 1000 }));
}

type Measure = (text: string, face: Face, size: number, tracking?: number) => number;

function fitted(
  text: string,
  style: TextStyle,
  room: number,
  width: Measure,
): { readonly size: number; readonly lines: readonly string[] } {
  let last = { size: style.sizes[0] ?? 10, lines: [text] as readonly string[] };
  let most = 1;
  for (const size of style.sizes) {
    const byHeight = Math.floor(
      (style.maxHeight ?? Number.POSITIVE_INFINITY) / (size * (style.leading ?? 1.25)),
    );
    most = Math.max(1, Math.min(style.maxLines ?? Number.POSITIVE_INFINITY, byHeight));
    const measure = (part: string) => width(part, style.face, size, style.tracking);
    const filled = wrap(text, room * FILL, measure);
    const lonely = filled.length > 1 && measure(filled.at(-1) ?? '') < room * LONELY;
    const lines = style.balanced || lonely ? balanced(text, filled, room * FILL, measure) : filled;
    last = { size, lines };
    if (lines.length <= most && widest(text, room * FILL, measure) <= room * FILL) return last;
  }
  if (last.lines.length <= most) return last;
  const measure = (part: string) => width(part, style.face, last.size, style.tracking);
  const kept = last.lines.slice(0, most);
  let end = [...(kept.at(-1) ?? '')];
  while (end.length > 0 && measure(`${end.join('').trimEnd()}…`) > room * FILL) end = end.slice(0, -1);
  return { size: last.size, lines: [...kept.slice(0, -1), `${end.join('').trimEnd()}…`] };
}

/** Lines of about one length: as many as the greedy ones, each no wider than it must be. */
function balanced(
  text: string,
  greedy: readonly string[],
  room: number,
  measure: (part: string) => number,
): readonly string[] {
  if (greedy.length < 2 || greedy.length > 6) return greedy;
  let [low, high] = [Math.max(room / 2, widest(text, room, measure)), room];
  if (low >= high) return greedy;
  let best = greedy;
  for (let step = 0; step < 5; step += 1) {
    const middle = (low + high) / 2;
    const lines = wrap(text, middle, measure);
    if (lines.length > greedy.length) low = middle;
    else [high, best] = [middle, lines];
  }
  return best;
}

/** Fills lines word by word; a word wider than a line is broken after a hyphen, or else between letters. */
function wrap(text: string, room: number, measure: (part: string) => number): readonly string[] {
  const space = measure('x x') - 2 * measure('x');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { piece, joined } of text.split(' ').flatMap((word) => broken(word, room, measure))) {
    const own = measure(piece);
    const gap = joined || line === '' ? 0 : space;
    if (line !== '' && used + gap + own > room) {
      lines.push(line);
      [line, used] = [piece, own];
    } else {
      used += gap + own;
      line = joined || line === '' ? line + piece : `${line} ${piece}`;
    }
  }
  return [...lines, line];
}

/** What stays on one line: a word, or where that is too wide, what its hyphens part. */
function unbroken(word: string, room: number, measure: (part: string) => number): readonly string[] {
  return measure(word) <= room ? [word] : word.split(/(?<=\p{L}\p{M}*[-‐])(?=\p{L})/u);
}

function widest(text: string, room: number, measure: (part: string) => number): number {
  return Math.max(...text.split(' ').flatMap((word) => unbroken(word, room, measure).map(measure)));
}

interface Piece {
  readonly piece: string;
  /** It goes on with the word of the piece before. */
  readonly joined: boolean;
}

function broken(word: string, room: number, measure: (part: string) => number): readonly Piece[] {
  return unbroken(word, room, measure)
    .flatMap((part) => (measure(part) <= room ? [part] : letterwise(part, room, measure)))
    .map((piece, index) => ({ piece, joined: index > 0 }));
}

function letterwise(part: string, room: number, measure: (part: string) => number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const cluster of part.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    if (piece !== '' && measure(piece + cluster) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  return [...pieces, piece];
}

function refuseUndrawable(fonts: Fonts, { role, face }: TextStyle, text: string): void {
  if (PILED.test(text))
    throw fault(
      'certificate.too-many-marks',
      `A letter of the ${role} carries more than ${MOST_MARKS} marks`,
      `at most ${MOST_MARKS} marks on a letter`,
    );
  const letter = missingLetter(fonts, face, text);
  if (letter === undefined) return;
  throw fault(
    'certificate.no-letter',
    `No font of the certificate has a letter of the ${role} (script ${scriptOf(letter)})`,
    'Latin, Greek, Cyrillic, Devanagari, Hebrew or Arabic letters',
  );
}

function fault(code: string, message: string, expected: string): CairnError {
  return new CairnError('refused', code, message, [{ code, pointer: '', message, expected }]);
}

const SCRIPTS = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Georgian',
  'Armenian',
  'Thai',
  'Ethiopic',
  'Bengali',
  'Tamil',
];

/** A script says what is missing without repeating anybody's name. */
function scriptOf(letter: string): string {
  return SCRIPTS.find((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)) ?? 'other';
}

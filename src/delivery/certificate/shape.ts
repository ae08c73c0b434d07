import bidiFactory from 'bidi-js';
import type { Font, Glyph } from 'fontkit';
import { lazily } from '../../common/lazily.js';
import { FACES, type Face, type FontName, type Fonts } from './faces.js';

/** One glyph of a line, in thousandths of the font size; y goes up. */
export interface PlacedGlyph {
  readonly font: FontName;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** The letters that it stands for: several of a ligature, none of a mark that was split off its letter. */
  readonly text: string;
}

/** A line of text as it is drawn, from left to right; `width` in thousandths of the font size. */
export interface ShapedLine {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

const bidi = lazily(bidiFactory);

/** Hebrew, Arabic and their kin: only lines that hold one need to be put into the order of reading. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether some of a text is read from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Shapes one line: kerning, marks, ligatures, letters of other fonts where the face has none, right-to-left runs. */
export function shapeLine(fonts: Fonts, face: Face, text: string): ShapedLine {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  for (const run of visualRuns(text)) {
    const pieces = byFont(fonts, face, run.text);
    for (const piece of run.rtl ? pieces.toReversed() : pieces) {
      const font = fonts.font(piece.font);
      const scale = 1000 / font.unitsPerEm;
      const shaped = font.layout(piece.text, undefined, undefined, undefined, run.rtl ? 'rtl' : 'ltr');
      for (const [index, glyph] of shaped.glyphs.entries()) {
        const place = shaped.positions[index];
        if (!place) throw new Error('A glyph was given no place');
        glyphs.push({
          font: piece.font,
          id: glyph.id,
          x: pen + place.xOffset * scale,
          y: place.yOffset * scale,
          text: letters(font, glyph, piece.text),
        });
        pen += place.xAdvance * scale;
      }
    }
  }
  return { glyphs, width: pen };
}

/**
 * What a glyph stands for. The library forgets it of one that it drew as a part of another before (o, once there was an ö), and then
 * the font tells.
 */
function letters(font: Font, glyph: Glyph, text: string): string {
  const known = String.fromCodePoint(...glyph.codePoints);
  return known || (font.stringsForGlyph(glyph.id).find((letter) => text.includes(letter)) ?? '');
}

/** The first letter of a text that no font of the face has. */
export function missingLetter(fonts: Fonts, face: Face, text: string): string | undefined {
  for (const letter of text) if (!isInvisible(letter) && !fontFor(fonts, face, letter)) return letter;
  return undefined;
}

/** Drops what is never drawn (controls, directional marks, joiners that nothing needs) and makes every space one space. */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
}

interface Run {
  readonly text: string;
  readonly rtl: boolean;
}

/** Runs of one direction, from left to right as they stand on the page (Unicode Bidirectional Algorithm, UAX #9). */
function visualRuns(text: string): readonly Run[] {
  if (text === '') return [];
  if (!hasRightToLeft(text)) return [{ text, rtl: false }];
  const algorithm = bidi();
  const embedding = algorithm.getEmbeddingLevels(text, 'auto');
  const order = algorithm.getReorderedIndices(text, embedding);
  const runs: { text: string; rtl: boolean; last: number }[] = [];
  for (const index of order) {
    const rtl = ((embedding.levels[index] ?? 0) & 1) === 1;
    const written = text[index] ?? '';
    const letter = rtl ? (algorithm.getMirroredCharacter(written) ?? written) : written;
    const run = runs.at(-1);
    if (run && run.rtl === rtl && index === run.last + (rtl ? -1 : 1)) {
      // kept in the order of writing: the font turns a run around
      run.text = rtl ? letter + run.text : run.text + letter;
      run.last = index;
    } else runs.push({ text: letter, rtl, last: index });
  }
  return runs;
}

function byFont(fonts: Fonts, face: Face, text: string): readonly { font: FontName; text: string }[] {
  const pieces: { font: FontName; text: string }[] = [];
  // a mark goes with its letter, or neither would know of the other
  for (const cluster of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const last = pieces.at(-1);
    const font = clusterFont(fonts, face, cluster, last?.font);
    if (last?.font === font) last.text += cluster;
    else pieces.push({ font, text: cluster });
  }
  return pieces;
}

function clusterFont(fonts: Fonts, face: Face, cluster: string, before: FontName | undefined): FontName {
  const whole = FACES[face].find((name) => hasAll(fonts, name, cluster));
  const fallback = FACES[face][0];
  // spaces and the like stay in the run that they are in
  if (before !== undefined && /^[\s\p{P}]$/u.test(cluster) && hasAll(fonts, before, cluster)) return before;
  return whole ?? FACES[face].find((name) => hasAll(fonts, name, cluster[0] ?? '')) ?? fallback;
}

function hasAll(fonts: Fonts, name: FontName, text: string): boolean {
  return [...text].every((letter) => isInvisible(letter) || has(fonts, name, letter));
}

function fontFor(fonts: Fonts, face: Face, letter: string): FontName | undefined {
  return FACES[face].find((name) => has(fonts, name, letter));
}

function has(fonts: Fonts, name: FontName, letter: string): boolean {
  return fonts.font(name).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** Joiners: they change how neighbours are drawn and are not drawn themselves. */
function isInvisible(letter: string): boolean {
  return letter === '\u200c' || letter === '\u200d';
}

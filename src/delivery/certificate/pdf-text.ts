import type { TextBlock, TextLine } from './blocks.js';
import type { FontName, Fonts } from './faces.js';
import { n } from './scene.js';
import { hasRightToLeft, type PlacedGlyph } from './shape.js';

/** What this needs of a PDFKit document: its own `text` would shape and break the text once more, in another way. */
interface PdfDocument {
  registerFont(name: string, font: unknown): unknown;
  font(name: string): unknown;
  addContent(operators: string): unknown;
  readonly page: { readonly height: number; readonly fonts: Record<string, unknown> };
}

/** PDFKit's font as it is embedded: the glyphs that are used, with the widths and letters of each. */
interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: number[];
  readonly unicode: number[][];
  ref(): unknown;
}

/** Draws text with the glyphs that the layout has placed, each font embedded once with the glyphs that are used. */
export class PdfText {
  readonly #fonts: Fonts;
  readonly #doc: PdfDocument;
  readonly #embedded = new Map<FontName, EmbeddedFont>();

  constructor(doc: object, fonts: Fonts) {
    this.#doc = doc as PdfDocument;
    this.#fonts = fonts;
  }

  /**
   * The block's lines. What a line says stands beside it (`ActualText`) where its glyphs alone would say something else. Letters from
   * right to left are drawn as they are seen, which readers know to turn around.
   */
  draw(block: TextBlock): void {
    for (const line of block.lines) this.#line(line, block.size);
  }

  #line(line: TextLine, size: number): void {
    if (line.glyphs.length === 0) return;
    const text = line.spaceAfter ? `${line.text} ` : line.text;
    const glyphs = line.spaceAfter ? [...line.glyphs, this.#space(line, size)] : line.glyphs;
    const drawn = glyphs.map((glyph) => this.#use(glyph));
    const doc = this.#doc;
    const says = drawn.map(({ says }) => says).join('');
    const named =
      (hasRightToLeft(text) ? letters(says) !== letters(text) : says !== text) || isSpaced(line, drawn);
    if (named) doc.addContent(`/Span <</ActualText ${utf16(text)}>> BDC`);
    // the page's y goes down, that of letters up
    doc.addContent(`q 1 0 0 -1 ${n(line.x)} ${n(line.baseline)} cm BT`);
    for (const { font, y, glyphs } of runs(drawn)) {
      const [first] = glyphs;
      doc.addContent(`/${font.id} ${n(size)} Tf`);
      doc.addContent(
        `1 0 0 1 ${n((first.x * size) / 1000)} ${n((y * size) / 1000)} Tm [${shown(glyphs)}] TJ`,
      );
    }
    doc.addContent('ET Q');
    if (named) doc.addContent('EMC');
  }

  /** What parts a line from the next for who reads them as one. */
  #space({ glyphs, width }: TextLine, size: number): PlacedGlyph {
    const font = glyphs.at(-1)?.font ?? 'sans';
    const { id } = this.#fonts.font(font).glyphForCodePoint(0x20);
    return { font, id, x: (width * 1000) / size, y: 0, text: ' ' };
  }

  #use(glyph: PlacedGlyph): DrawnGlyph {
    const font = this.#font(glyph.font);
    const { unitsPerEm } = this.#fonts.font(glyph.font);
    const code = font.subset.includeGlyph(glyph.id);
    const advance = (this.#fonts.font(glyph.font).getGlyph(glyph.id).advanceWidth * 1000) / unitsPerEm;
    font.widths[code] ??= advance;
    const stands = [...(glyph.text || NOTHING)].map((letter) => letter.codePointAt(0) ?? 0);
    font.unicode[code] ??= stands;
    const says = String.fromCodePoint(...font.unicode[code]);
    return { font, code, x: glyph.x, y: Math.round(glyph.y), advance, says };
  }

  #font(name: FontName): EmbeddedFont {
    let font = this.#embedded.get(name);
    if (!font) {
      this.#doc.registerFont(name, this.#fonts.font(name));
      this.#doc.font(name);
      font = (this.#doc as unknown as { _font: EmbeddedFont })._font;
      // no letter may be zero (ISO 19005-3, 6.2.11.7.2)
      font.unicode[0] = [0xfffd];
      this.#doc.page.fonts[font.id] = font.ref();
      this.#embedded.set(name, font);
    }
    return font;
  }
}

/** What a glyph says that stands for no letter of its own: a zero width space. */
const NOTHING = '\u200b';
/** From this share of the size on, readers take a gap between letters for a space. */
const SPACED = 80;

/** Which letters a text has, in whatever order. */
function letters(text: string): string {
  return [...text].sort().join('');
}

interface DrawnGlyph {
  readonly font: EmbeddedFont;
  readonly code: number;
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  readonly says: string;
}

interface Run {
  readonly font: EmbeddedFont;
  readonly y: number;
  readonly glyphs: [DrawnGlyph, ...DrawnGlyph[]];
}

function isSpaced(line: TextLine, drawn: readonly DrawnGlyph[]): boolean {
  const [first, second] = drawn;
  return line.text.length > 1 && !!first && !!second && second.x - first.x - first.advance > SPACED;
}

function runs(drawn: readonly DrawnGlyph[]): readonly Run[] {
  const all: Run[] = [];
  for (const glyph of drawn) {
    const last = all.at(-1);
    if (last && last.font === glyph.font && last.y === glyph.y) last.glyphs.push(glyph);
    else all.push({ font: glyph.font, y: glyph.y, glyphs: [glyph] });
  }
  return all;
}

/** Codes, with what the pen goes back by where the next glyph doesn't stand at the end of the one before. */
function shown(glyphs: Run['glyphs']): string {
  let pen = glyphs[0].x;
  return glyphs
    .map(({ code, x, advance }) => {
      const back = Math.round(pen - x);
      pen += advance - back;
      return `${back === 0 ? '' : back}<${code.toString(16).padStart(4, '0')}>`;
    })
    .join('')
    .replaceAll('><', '');
}

/** A text string (ISO 32000-1, 7.9.2.2) in UTF-16 with its byte order mark. */
function utf16(text: string): string {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))];
  return `<${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}>`;
}

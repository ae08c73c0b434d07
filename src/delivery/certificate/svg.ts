import type { Block, CertificateLayout, PictureBlock, ShapeBlock, TextBlock } from './blocks.js';
import { certificateFonts, type Fonts } from './faces.js';
import type { CertificateFacts } from './facts.js';
import { layoutCertificate } from './layout.js';
import { shrunkPicture } from './raster.js';
import { n } from './scene.js';

/**
 * A certificate as one SVG that looks the same everywhere: letters are outlines, pictures are inside, nothing is fetched,
 * and no style or script needs leave from a content security policy. Says its title and its words to those who don't see.
 */
export function certificateSvg(facts: CertificateFacts, fonts: Fonts = certificateFonts()): string {
  return layoutSvg(layoutCertificate(facts, fonts), fonts);
}

/**
 * The same from a layout. `decorative`: without title and words, for a page that says them itself. `pixels`: pictures are
 * no larger than that many pixels to the point need.
 */
export function layoutSvg(
  layout: CertificateLayout,
  fonts: Fonts,
  options: { readonly decorative?: boolean; readonly pixels?: number } = {},
): string {
  const { definitions, body } = blocksSvg(layout.blocks, fonts, options.pixels);
  const said = layout.words.map(({ label, texts }) => `${label}: ${texts.join('; ')}`).join('\n');
  const named = options.decorative
    ? ' aria-hidden="true" focusable="false"'
    : ` role="img" lang="${xmlText(layout.language)}" aria-labelledby="certificate-title certificate-words"`;
  const words = options.decorative
    ? ''
    : `<title id="certificate-title">${xmlText(layout.title)}</title><desc id="certificate-words">${xmlText(said)}</desc>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}" width="297mm" height="210mm"${named}>${words}<defs>${definitions}</defs>${body}</svg>\n`;
}

/** Blocks as elements of an SVG, and the letters that they use. */
export function blocksSvg(
  blocks: readonly Block[],
  fonts: Fonts,
  pixels?: number,
): { readonly definitions: string; readonly body: string } {
  const glyphs = new Glyphs(fonts);
  const body = blocks.map((block) => {
    if (block.kind === 'text') return textSvg(block, glyphs);
    return block.kind === 'shape' ? shapeSvg(block) : pictureSvg(block, pixels);
  });
  return { definitions: glyphs.definitions(), body: body.join('') };
}

/** Each letter is drawn once and used wherever it stands. */
class Glyphs {
  readonly #fonts: Fonts;
  readonly #known = new Map<string, { id: string; path: string }>();

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  /** The id of a glyph; `undefined` for one without an outline, such as a space. */
  use(font: Parameters<Fonts['font']>[0], glyph: number): string | undefined {
    const key = `${font} ${glyph}`;
    let known = this.#known.get(key);
    if (!known) {
      const { unitsPerEm } = this.#fonts.font(font);
      const { commands } = this.#fonts.font(font).getGlyph(glyph).path;
      const path = outline(commands, 1000 / unitsPerEm);
      known = { id: `g${this.#known.size.toString(36)}`, path };
      this.#known.set(key, known);
    }
    return known.path === '' ? undefined : known.id;
  }

  definitions(): string {
    return [...this.#known.values()]
      .filter(({ path }) => path !== '')
      .map(({ id, path }) => `<path id="${id}" d="${path}"/>`)
      .join('');
  }
}

const LETTER: Readonly<Record<string, string>> = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
  closePath: 'z',
};

/** Path data in thousandths of the font size; each point relative to the one before, which makes for short numbers. */
function outline(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  scale: number,
): string {
  let [x, y] = [0, 0];
  let start = [0, 0];
  const data = commands.map(({ command, args }) => {
    const points = args.map((one) => Math.round(one * scale));
    const steps = points.map((one, index) => one - (index % 2 === 0 ? x : y));
    [x = 0, y = 0] = command === 'closePath' ? start : points.slice(-2);
    if (command === 'moveTo') start = [x, y];
    return (LETTER[command] ?? '') + steps.join(' ');
  });
  return data.join('').replaceAll(' -', '-');
}

function textSvg(block: TextBlock, glyphs: Glyphs): string {
  const lines = block.lines.map((line) => {
    const uses = line.glyphs.map((glyph) => {
      const id = glyphs.use(glyph.font, glyph.id);
      if (id === undefined) return '';
      const y = Math.round(glyph.y);
      return `<use href="#${id}" x="${Math.round(glyph.x)}"${y === 0 ? '' : ` y="${y}"`}/>`;
    });
    const scale = Math.round(block.size * 100) / 100_000;
    return `<g transform="translate(${n(line.x)} ${n(line.baseline)}) scale(${scale} ${-scale})">${uses.join('')}</g>`;
  });
  return `<g fill="${block.colour}">${lines.join('')}</g>`;
}

function shapeSvg(block: ShapeBlock): string {
  const fill = block.fill ?? 'none';
  const stroke = block.stroke
    ? ` stroke="${block.stroke}" stroke-width="${block.strokeWidth ?? 1}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  const opacity = block.opacity === undefined ? '' : ` opacity="${block.opacity}"`;
  return `<path d="${block.path}" fill="${fill}"${stroke}${opacity}/>`;
}

function pictureSvg(block: PictureBlock, pixels: number | undefined): string {
  const { picture } = block;
  const { png } = pixels === undefined ? picture : shrunkPicture(picture, Math.ceil(block.width * pixels));
  const data = Buffer.from(png).toString('base64');
  return `<image x="${n(block.x)}" y="${n(block.y)}" width="${n(block.width)}" height="${n(block.height)}" href="data:image/png;base64,${data}"/>`;
}

export function xmlText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
}

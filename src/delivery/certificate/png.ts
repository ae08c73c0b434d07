import { Resvg } from '@resvg/resvg-js';
import { PAGE } from './blocks.js';
import { certificateFonts, type Fonts } from './faces.js';
import type { CertificateFacts } from './facts.js';
import { layoutCertificate } from './layout.js';
import { palettePng } from './palette-png.js';
import { layoutSvg } from './svg.js';

/** Pixels: 120 to the inch on A4, enough to read everything on a screen and to scan the code. */
export const PNG_WIDTH = 1400;

/**
 * A certificate as PNG, `width` pixels wide (400 to 4000). The same facts give the same bytes. It holds nothing but the
 * picture: no time, no text, no name of a program.
 */
export function certificatePng(
  facts: CertificateFacts,
  options: { readonly width?: number; readonly fonts?: Fonts } = {},
): Uint8Array {
  const width = Math.round(Math.min(4000, Math.max(400, options.width ?? PNG_WIDTH)));
  const fonts = options.fonts ?? certificateFonts();
  const svg = layoutSvg(layoutCertificate(facts, fonts), fonts, {
    decorative: true,
    pixels: width / PAGE.width,
  });
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  }).render();
  return palettePng(image.pixels, image.width, image.height);
}

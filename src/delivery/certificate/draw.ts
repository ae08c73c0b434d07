import { CairnError } from '../../common/errors.js';
import type { CertificateLayout } from './blocks.js';
import { certificateFonts } from './faces.js';
import type { CertificateFacts } from './facts.js';
import { layoutCertificate } from './layout.js';
import { certificatePng } from './png.js';
import { certificateSvg } from './svg.js';

/** A certificate in each of its uses, drawn when it is asked for. */
export interface DrawnCertificate {
  readonly layout: CertificateLayout;
  svg(): string;
  png(): Uint8Array;
}

/**
 * Draws a certificate. `undefined` where a text of it can't be drawn. Fonts and the library that draws are large, so this module
 * is loaded by who draws, not at the start.
 */
export function drawCertificate(facts: CertificateFacts): DrawnCertificate | undefined {
  const fonts = certificateFonts();
  try {
    const layout = layoutCertificate(facts, fonts);
    return { layout, svg: () => certificateSvg(facts, fonts), png: () => certificatePng(facts, { fonts }) };
  } catch (error) {
    if (error instanceof CairnError && error.code.startsWith('certificate.')) return undefined;
    throw error;
  }
}

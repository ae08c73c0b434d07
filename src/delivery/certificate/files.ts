import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { bakePng, bakeSvg } from '../badge/bake.js';
import type { Draw } from './drawing.js';
import type { CertificateFacts } from './facts.js';

/** Files that a certificate can be had as, by their endings, with their media types. */
export const CERTIFICATE_FILES = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  'badge.svg': 'image/svg+xml',
  'badge.png': 'image/png',
} as const;
export type CertificateEnding = keyof typeof CERTIFICATE_FILES;

export interface CertificateContent {
  readonly facts: CertificateFacts;
  /** The signed credential: what is baked into a badge. */
  readonly document: JsonObject;
  /** With all that it takes to check it without a network: what a PDF carries. */
  readonly bundle: () => Promise<JsonObject>;
}

/** A certificate as a file. Throws `certificate.…` where a text of it can't be drawn. */
export async function certificateFile(
  draw: Draw,
  ending: CertificateEnding,
  { facts, document, bundle }: CertificateContent,
): Promise<Uint8Array> {
  switch (ending) {
    case 'png':
      return draw('png', facts);
    case 'svg':
      return Buffer.from(await draw('svg', facts));
    case 'pdf': {
      const bytes = Buffer.from(JSON.stringify(await bundle()));
      return draw('pdf', facts, { name: 'bundle.json', mediaType: 'application/vp', bytes });
    }
    case 'badge.png':
      return bakePng(await draw('badge.png', facts), JSON.stringify(document));
    case 'badge.svg':
      return Buffer.from(bakeSvg(await draw('badge.svg', facts), JSON.stringify(document)));
  }
}

/** What drawing gives; `undefined` where a text can't be drawn. */
export async function ifDrawable<T>(drawing: Promise<T>): Promise<T | undefined> {
  try {
    return await drawing;
  } catch (error) {
    if (error instanceof CairnError && error.code.startsWith('certificate.')) return undefined;
    throw error;
  }
}

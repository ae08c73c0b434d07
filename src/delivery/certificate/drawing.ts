import { threadPool } from '../../issuing/thread-pool.js';
import type { CertificateLayout } from './blocks.js';
import type { CertificateFacts } from './facts.js';
import type { PdfAttachment } from './pdf.js';

/** What can be made of a certificate. */
export interface Drawings {
  /** What it says, for those who don't see it. */
  readonly words: Pick<CertificateLayout, 'language' | 'title' | 'words'>;
  readonly svg: string;
  readonly png: Uint8Array;
  readonly pdf: Uint8Array;
  /** The square picture, in which nothing is baked yet. */
  readonly 'badge.svg': string;
  readonly 'badge.png': Uint8Array;
}
export type DrawingForm = keyof Drawings;

export interface DrawingTask {
  readonly form: DrawingForm;
  readonly facts: CertificateFacts;
  /** What a PDF carries. */
  readonly attachment?: PdfAttachment | undefined;
}

/** Draws; throws `certificate.no-letter` or `certificate.too-many-marks` where a text can't be drawn. */
export type Draw = <F extends DrawingForm>(
  form: F,
  facts: CertificateFacts,
  attachment?: PdfAttachment,
) => Promise<Drawings[F]>;

/**
 * Draws in threads of their own: a certificate takes a tenth of a second, and what draws it is large. `worker`: where the compiled
 * `worker.js` of this folder is.
 */
export function drawingThreads(worker: URL): { readonly draw: Draw; close(): Promise<void> } {
  const pool = threadPool<DrawingTask>(worker);
  return {
    draw: async <F extends DrawingForm>(form: F, facts: CertificateFacts, attachment?: PdfAttachment) =>
      (await pool.run({ form, facts, attachment })) as Drawings[F],
    close: () => pool.close(),
  };
}

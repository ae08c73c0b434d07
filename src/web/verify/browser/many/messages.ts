import type { BatchRow } from '../../../../verification/batch-rows.js';
import type { TrustMaterial } from '../../../../verification/material.js';
import type { VerificationReport } from '../../../../verification/report.js';
import type { Asking, Place, Problem } from '../messages.js';

/** A file of many, by its name, with the folders that it was in. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** What somebody hands in together: files, or a text of which each line is something by itself. */
export type Many =
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'lines'; readonly text: string };

/** What the page asks of a worker that has nothing else to do. */
export interface ManyQuestion extends Asking {
  readonly many: Many;
}

/** One of many, checked: its line as everywhere, and its report with names in the language of the page, or why there is none. */
export type Checked = { readonly row: BatchRow } & (
  | { readonly report: VerificationReport }
  | { readonly problem: Problem }
);

/** What the worker tells: how many there are, each of them in their order, and that it is through; or why nothing was begun. */
export type ManyTold =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'begun'; readonly total: number }
  | { readonly kind: 'checked'; readonly checked: Checked }
  | { readonly kind: 'done' };

/** What is verified with. */
export interface Trust {
  readonly trust: TrustMaterial;
  /** What of others was looked for. */
  readonly places: () => readonly Place[];
  /** Whether it was kept from another time, as there is no network. */
  readonly offline: boolean;
  /** A report with names in the language of the page. */
  readonly named: (report: VerificationReport) => Promise<VerificationReport>;
}

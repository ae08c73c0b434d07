import type { Fault } from '../../common/errors.js';
import type { NewJob } from '../jobs/ports.js';
import type { Act, LearnerRecord } from '../ports.js';
import type { ResultRow } from '../result-row.js';

export type { Act, Fault, NewJob, ResultRow };

export type ImportState = 'checking' | 'checked' | 'committing' | 'committed' | 'cancelled' | 'failed';

/** How a file is committed: every row that has no fault, or all rows or none. */
export type CommitMode = 'valid' | 'all';

/** `existing`: recorded before, to the letter. */
export type ImportRowState = 'pending' | 'valid' | 'faulty' | 'existing' | 'issued';

/** A file of results, from its dry run to what became of each row. */
export interface ImportRecord {
  readonly id: string;
  /** Code of the institution whose results they are. */
  readonly institution: string;
  /** What the sender calls it. */
  readonly name: string | undefined;
  readonly format: string;
  /** SHA-256 multihash of the file in base58btc multibase. */
  readonly digest: string;
  readonly state: ImportState;
  readonly mode: CommitMode | undefined;
  readonly counts: ImportCounts;
  /** What is wrong with the file as a whole. */
  readonly faults: readonly Fault[];
  readonly checkJobId: string | undefined;
  readonly commitJobId: string | undefined;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly endedAt: Date | undefined;
}

/** Exact, of all rows and of everything that is wrong or odd with them. */
export interface ImportCounts {
  readonly rows: number;
  readonly valid: number;
  readonly faulty: number;
  readonly existing: number;
  readonly issued: number;
  readonly faults: number;
  readonly warnings: number;
}

export interface NewImport {
  readonly id: string;
  readonly institution: string;
  readonly name: string | undefined;
}

export interface NewImportRow {
  readonly row: ResultRow;
  readonly faults: readonly Fault[];
}

/** What became of a row so far. */
export interface ImportRowRecord extends NewImportRow {
  readonly state: ImportRowState;
  readonly warnings: readonly Fault[];
  readonly awardId: string | undefined;
}

/** What is found out about a row. */
export interface RowVerdict {
  readonly line: number;
  readonly state: ImportRowState;
  readonly faults: readonly Fault[];
  /** `undefined`: as they were. */
  readonly warnings?: readonly Fault[];
  readonly awardId?: string | undefined;
}

/** Which rows of an import are read, by line. */
export interface RowQuery {
  /** Rows below this line. */
  readonly after: number;
  readonly limit: number;
  readonly state?: ImportRowState | undefined;
  /** Not those that are faulty. */
  readonly sound?: true;
}

/** How an import goes on; `job`: what is queued with it, in the same transaction. */
export interface ImportChange {
  readonly state: ImportState;
  readonly mode?: CommitMode | undefined;
  readonly faults?: readonly Fault[];
  readonly job?: NewJob;
  /** As the audit calls it: `import.committed`. */
  readonly act: string;
}

export interface ImportQuery {
  /** `undefined`: of all institutions. */
  readonly institution: string | undefined;
  readonly state?: ImportState | undefined;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

export interface ImportStore {
  /**
   * Begins an import whose rows are about to come; nobody sees it until `completeUpload`. What an upload of the same id
   * left, and uploads that were begun before `forgottenBefore` and never completed, are deleted. Throws
   * `institution.unknown` of kind `not-found`.
   */
  beginUpload(wish: NewImport, forgottenBefore: Date, act: Act): Promise<void>;
  insertRows(importId: string, rows: readonly NewImportRow[]): Promise<void>;
  /** All rows are there: says what the file is, and queues the job that checks it, in one transaction. */
  completeUpload(
    importId: string,
    file: { readonly format: string; readonly digest: string },
    job: NewJob,
    act: Act,
  ): Promise<ImportRecord>;
  /** Deletes an import whose upload wasn't completed. */
  dropUpload(importId: string): Promise<void>;

  selectOptionalImport(id: string): Promise<ImportRecord | undefined>;
  selectImports(query: ImportQuery): Promise<ImportRecord[]>;
  /** The newest other import of the same institution with the same content, whose results were recorded. */
  selectOptionalEarlier(one: ImportRecord): Promise<ImportRecord | undefined>;
  selectRows(importId: string, query: RowQuery): Promise<ImportRowRecord[]>;
  writeVerdicts(importId: string, verdicts: readonly RowVerdict[]): Promise<void>;
  /** A learner for the example file of a demonstration, where nobody is real. */
  selectOptionalDemoLearner(): Promise<LearnerRecord | undefined>;
  /**
   * Of the next rows of an import after a line, the learners to whom they awarded something and who are still to be
   * composed, and the last of these lines; `undefined` if there are no more.
   */
  selectUnsettled(
    importId: string,
    query: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly learnerIds: readonly string[]; readonly last: number | undefined }>;
  /**
   * Gives an import another state, counts its rows anew, and says so in the audit. `decide` sees it as it is while nobody
   * else can change it; `undefined` leaves it so, an error too. `undefined` if there is no such import.
   */
  changeImport(
    id: string,
    decide: (one: ImportRecord) => ImportChange | undefined,
    act: Act,
  ): Promise<ImportRecord | undefined>;
  /** Deletes an import with its rows, and says so in the audit; what was awarded stays. `decide` may throw. */
  deleteImport(id: string, decide: (one: ImportRecord) => void, act: Act): Promise<boolean>;
}

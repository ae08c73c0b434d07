/** Bounds of a table that a stranger hands in. Characters are UTF-16 units. */
export interface TableLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Rows below the header that are not empty. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
  /** Characters of all cells together. */
  readonly characters: number;
  /** Files inside a spreadsheet. */
  readonly zipEntries: number;
  /** Bytes of all files inside a spreadsheet when they are unpacked. */
  readonly unpacked: number;
  /** How many times larger than packed a file inside may be; small ones are not measured. */
  readonly ratio: number;
  /** Bytes of the texts that the cells of a spreadsheet share, unpacked: they are held in memory. */
  readonly sharedTexts: number;
  /** Milliseconds of work in all, not counting the time that the sender or the database takes. */
  readonly milliseconds: number;
  /** Megabytes of heap that the worker may use. */
  readonly heap: number;
}

/** What is read in one piece: a year of a large university, and bounded in memory and time on a small machine. */
export const TABLE_LIMITS: TableLimits = {
  bytes: 50_000_000,
  rows: 250_000,
  columns: 50,
  cell: 2_000,
  characters: 60_000_000,
  zipEntries: 500,
  unpacked: 400_000_000,
  ratio: 200,
  sharedTexts: 40_000_000,
  milliseconds: 60_000,
  heap: 192,
};

/** How much is looked at in one go. */
export const BATCH_LIMITS = {
  items: 1000,
  /** Of all together, and of one. */
  bytes: 20_000_000,
  itemBytes: 2_000_000,
  /** After this time, in milliseconds, nothing further is begun. */
  time: 60_000,
} as const;

/** Whether a file may be a list, by its name: then what is in it has to be seen to know how many it holds. */
export function mayBeList(name: string): boolean {
  return /\.(?:txt|ndjson|jsonl)$/i.test(name);
}

/** Whether a file may be a list, by its name: then what is in it has to be seen to know how many it holds. */
export function mayBeList(name: string): boolean {
  return /\.(?:txt|ndjson|jsonl)$/i.test(name);
}

/** What of names and secrets stands in lines of a log: a kind and the event for each, never the thing itself. */
export function scanLog(
  lines: readonly string[],
  forbidden: { readonly names: readonly string[]; readonly secrets: readonly string[] },
): string[];

/** Where a page of a list ends: instant and id of its last item. */
export interface After {
  readonly at: Date;
  readonly id: string;
}

/**
 * The part of a list, newest first, that comes after an item: pages by key, so that nothing is told twice or left out
 * when items are added in between.
 */
export function before<C extends string>(column: C, after: After | undefined) {
  if (!after) return {};
  return {
    OR: [{ [column]: { lt: after.at } }, { [column]: after.at, id: { lt: after.id } }],
  };
}

export function newestFirst<C extends string>(column: C, limit: number) {
  return { orderBy: [{ [column]: 'desc' as const }, { id: 'desc' as const }], take: limit };
}

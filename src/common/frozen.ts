/**
 * The same value, in which nothing can be changed any more: objects and lists, all the way in. What a map holds is left as it is, and so
 * are bytes, which can't be frozen.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

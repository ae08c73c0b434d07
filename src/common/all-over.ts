/** Waits until all are over, whatever becomes of each; then answers as `Promise.all` does. What is under way is left alone by nobody. */
export async function allOver<T extends readonly unknown[]>(
  working: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(working);
  return Promise.all(working) as Promise<T>;
}

/**
 * Milliseconds of processor time that this process has used so far. What other processes do at the same time doesn't
 * count; what a collector does in this one does, so a bound wants `within`.
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Does something that must take less than so many milliseconds of processor time, and gives what came of it. A
 * collection of garbage at the same moment counts as work of the process, so what took longer is tried again: five
 * times in all, with a breath between. What is slow by itself is slow each time, and fails.
 */
export async function within<T>(milliseconds: number, act: () => T | Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = cpuMilliseconds();
    const found = await act();
    const took = cpuMilliseconds() - before;
    if (took < milliseconds) return found;
    if (attempt === 5)
      throw new Error(`It took ${Math.round(took)} ms of at most ${milliseconds}, five times.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Milliseconds of processor time that this process has used so far. What other processes do at the same time doesn't
 * count, so a bound on it holds on a busy machine, too.
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

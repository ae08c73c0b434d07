/**
 * Work that is done once for all who ask for the same while it is under way: they get one answer, or one failure. Whoever asks
 * later has it done anew.
 */
export function singleFlight<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const flight = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, flight);
    return flight;
  };
}

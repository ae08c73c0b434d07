import type { Results } from './results.js';

/** `10 002`, held together. */
export function wholeNumber(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}

/** To three digits or the unit, as exact as what was measured deserves: `1 234`, `123`, `12.3`, `1.23`. */
export function figure(value: number): string {
  if (value >= 99.95) return wholeNumber(value);
  return value.toFixed(value >= 9.995 ? 1 : 2);
}

/** What it was measured on, and when. */
export function machineLine({ machine, at }: Results): string {
  const { model, cpus, memory, system, node, load } = machine;
  return `${model}, ${cpus} CPUs, ${(memory / 2 ** 30).toFixed(1)} GiB, ${system}, Node ${node}, ${at.slice(0, 10)}, load before ${load.toFixed(1)}`;
}

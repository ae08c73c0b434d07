import type { Fault } from './errors.js';

/** Faults as lines for a terminal: where, what is wrong, what would be right. A setting is called by its name. */
export function faultLines(faults: readonly Fault[]): string[] {
  return faults.map(({ code, pointer, message, expected }) => {
    const place = code.startsWith('config.') ? pointer.slice(1) : pointer || 'the whole';
    const right = expected === undefined ? '' : ` Right would be: ${sentence(expected)}`;
    return `  ${place}: ${sentence(message)}${right} [${code}]`;
  });
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

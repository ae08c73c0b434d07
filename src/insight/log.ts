import { pino } from 'pino';
import type { Clock } from '../common/effects.js';
import { EVENTS, type LogLevel } from './events.js';

/** One line for the operator: a stable event and what belongs to it. */
export type Log = (event: string, details?: Readonly<Record<string, unknown>>) => void;

export type LogThreshold = LogLevel | 'silent';

const MOST_CHARACTERS = 300;
/** Some twenty calls, or a document's shape. */
const MOST_OF_LONG = 4000;
const LONG: ReadonlySet<string> = new Set(['stack', 'shape']);

/**
 * What of an event may be written: the fields that `EVENTS` lists, and always the id of the request. Only numbers, yes or
 * no, and texts of bounded length. Of an event that isn't listed, its name alone.
 */
export function writable(event: string, details: Readonly<Record<string, unknown>> = {}) {
  const fields: Record<string, string | number | boolean> = {};
  for (const field of ['requestId', ...(EVENTS[event]?.fields ?? [])]) {
    const value = details[field];
    if (typeof value === 'string')
      fields[field] = value.slice(0, LONG.has(field) ? MOST_OF_LONG : MOST_CHARACTERS);
    else if (typeof value === 'number' || typeof value === 'boolean') fields[field] = value;
  }
  return fields;
}

/**
 * A log of JSON lines: `level`, `time`, `event`, then the event's fields. Lines below the threshold are left out.
 * `write` gets one line with its end.
 */
export function jsonLog(deps: {
  readonly clock: Clock;
  readonly threshold: LogThreshold;
  readonly write: (line: string) => void;
}): Log {
  const logger = pino(
    {
      level: deps.threshold,
      base: null,
      timestamp: () => `,"time":"${deps.clock().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: deps.write },
  );
  return (event, details) => {
    logger[EVENTS[event]?.level ?? 'warn']({ event, ...writable(event, details) });
  };
}

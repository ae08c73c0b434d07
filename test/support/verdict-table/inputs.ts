import type { JsonValue } from '../../../src/common/json.js';

/** Something that is handed in, by a name that says what it is. */
export type Input = readonly [name: string, bytes: Uint8Array];
/** The same as it is made: a text, bytes, or a value that is written as JSON. */
export type Made = readonly [name: string, content: JsonValue | Uint8Array];

/** A string is a text as it stands. */
export function inputOf([name, content]: Made): Input {
  if (content instanceof Uint8Array) return [name, content];
  return [name, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))];
}

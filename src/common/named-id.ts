import { sha256 } from './multibase.js';
import { uuidFrom } from './uuid.js';

/**
 * The UUID (version 8, RFC 9562) of a part of something that has an id, such as what a request makes: the same whenever it
 * is asked for, and another for each part.
 */
export function namedId(whole: string, part: string): string {
  return uuidFrom(sha256(new TextEncoder().encode(`${whole} ${part}`)).subarray(0, 16), 8);
}

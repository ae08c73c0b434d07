import type { JsonObject } from '../../common/json.js';

/** Whether an object means to be a sealed file. A credential of any other form has no such members. */
export function isSealedFile(value: JsonObject): boolean {
  return Object.hasOwn(value, 'payload') && Object.hasOwn(value, 'signatures');
}

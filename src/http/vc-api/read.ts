import type { Request } from 'express';
import * as z from 'zod';
import { invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, pointer } from '../../common/json.js';
import { readJsonBody } from '../body.js';

/** Largest body that is read. */
const LIMIT_BYTES = 2_000_000;

/** Reads the object that a request carries. Throws `vc-api.malformed`, and what `readJsonBody` does. */
export async function readBody(request: Request): Promise<JsonObject> {
  const body = await readJsonBody(request, { limitBytes: LIMIT_BYTES });
  if (isJsonObject(body)) return body;
  throw malformed('', 'a JSON object');
}

/** A member of the body that has to be an object. */
export function objectIn(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (isJsonObject(value)) return value;
  throw malformed(pointer(name), 'a JSON object');
}

/** The options of a request, which may be left out; further ones than those that are known are passed over. */
export function optionsIn<T extends z.ZodType>(body: JsonObject, schema: T): z.output<T> {
  const parsed = schema.safeParse(body.options ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformed(pointer('options', ...(issue?.path ?? []).map(String)), issue?.message ?? 'known options');
}

export function malformed(at: string, expected: string) {
  const message = 'The request is not one that this endpoint takes.';
  return invalid({ code: 'vc-api.malformed', pointer: at, message, expected });
}

/** What the proof of what is verified must have been made for. */
export const expectedOptions = z.object({
  challenge: z.string().max(1000).optional(),
  domain: z.string().max(1000).optional(),
  expectedProofPurpose: z.string().max(1000).optional(),
});

/** A text query parameter that may be given once. */
export function queryText(request: Request, name: string): string | undefined {
  const value: unknown = request.query[name];
  if (value === undefined || typeof value === 'string') return value;
  throw malformed(`/${name}`, 'one value');
}

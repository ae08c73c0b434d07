import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { lazily } from '../../../src/common/lazily.js';
import { ENDPOINTS } from '../../../src/http/api/endpoints.js';
import { openApi } from '../../../src/http/api/openapi.js';

/** One operation of the OpenAPI document, as the client needs it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/api/v1/keys/{id}`. */
  readonly path: string;
  readonly takesJson: boolean;
  readonly responses: ReadonlyMap<number, Described>;
}

interface Described {
  /** Empty for an answer without a body. */
  readonly types: readonly string[];
  readonly codes: readonly string[] | undefined;
  readonly headers: readonly string[];
  /** Compiled when the first answer of its kind comes: a test file meets few of them. */
  readonly fits: (() => ValidateFunction) | undefined;
}

/** The OpenAPI document of the code as it is. */
export const DOCUMENT: JsonObject = openApi(ENDPOINTS, 'http://localhost:3000');

export const OPERATIONS: ReadonlyMap<string, Operation> = readOperations();

/** The operation that a method and a path, without query, are a request of. */
export function findOperation(method: string, path: string): Operation | undefined {
  return [...OPERATIONS.values()].find(
    (one) =>
      one.method === method.toUpperCase() &&
      new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

/** Everything in which an answer is not as the document says; empty if it is as described. */
export function differences(
  operation: Operation,
  answer: { readonly status: number; readonly headers: Headers; readonly body: unknown },
): string[] {
  const { status, headers, body } = answer;
  const described = operation.responses.get(status);
  if (!described)
    return [`the OpenAPI document has no status ${status} for it: add it to \`answers\` or \`problems\``];
  const type = headers.get('Content-Type')?.split(';')[0];
  if (type === undefined ? described.types.length > 0 : !described.types.includes(type))
    return [`its type is ${type}, not ${described.types.join(' or ')}`];
  const faults = described.headers
    .filter((name) => !headers.has(name))
    .map((name) => `it has no header ${name}`);
  const code = described.codes && isObject(body) ? String(body.code) : undefined;
  if (code !== undefined && !described.codes?.includes(code))
    faults.push(`the code ${code} is not listed at status ${status}: add it to \`problems\` of the endpoint`);
  const fits = described.fits?.();
  if (fits && !fits(body)) {
    for (const { instancePath, message, params } of fits.errors ?? [])
      faults.push(`${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`);
  }
  return faults;
}

function readOperations(): Map<string, Operation> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: closed(member(DOCUMENT, 'components')) });
  const operations = new Map<string, Operation>();
  for (const [path, methods] of Object.entries(member(DOCUMENT, 'paths'))) {
    // what is asked without a key has tests of its own
    if (!path.startsWith('/api/v1/')) continue;
    for (const [method, operation] of Object.entries(isJsonObject(methods) ? methods : {})) {
      if (!isJsonObject(operation)) continue;
      const id = String(operation.operationId);
      const responses = new Map<number, Described>();
      for (const [status, response] of Object.entries(member(operation, 'responses')))
        responses.set(Number(status), describe(isJsonObject(response) ? response : {}, ajv));
      const content = member(member(operation, 'requestBody'), 'content');
      const takesJson = 'application/json' in content;
      operations.set(id, { id, method: method.toUpperCase(), path, takesJson, responses });
    }
  }
  return operations;
}

function describe(response: JsonObject, ajv: Ajv2020): Described {
  const entries = Object.entries(member(response, 'content'));
  const [, media] = entries[0] ?? [];
  const schema = isJsonObject(media) ? media.schema : undefined;
  const codes = response['x-codes'];
  const headers = Object.entries(member(response, 'headers')).filter(
    ([, header]) => isJsonObject(header) && header.required === true,
  );
  return {
    types: entries.map(([type]) => type),
    codes: Array.isArray(codes) ? codes.map(String) : undefined,
    headers: headers.map(([name]) => name),
    fits: schema === undefined ? undefined : lazily(() => ajv.compile(withBase(closed(schema)))),
  };
}

/** References to components lead into the schema that holds them. */
function withBase(schema: JsonValue): JsonObject {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
  const parsed: JsonValue = JSON.parse(text);
  return isJsonObject(parsed) ? parsed : {};
}

/** Clients read past what they don't know; the tests don't: what is answered has to be described. */
function closed(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isJsonObject(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const open =
    schema.type === 'object' && isJsonObject(schema.properties) && !('additionalProperties' in schema);
  return open ? { ...inner, additionalProperties: false } : inner;
}

function member(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isJsonObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { Endpoint } from './endpoint.js';

/** Problems that every endpoint may answer with; each endpoint names its own beside them. */
const EVERYWHERE: Readonly<Record<number, readonly string[]>> = {
  401: ['auth.missing', 'auth.key'],
  403: ['auth.scope'],
  405: ['http.wrong-method'],
  429: ['rate.limited'],
  500: ['internal.error'],
  503: ['service.unavailable'],
};
const WITH_BODY: Readonly<Record<number, readonly string[]>> = {
  413: ['body.too-large'],
  415: ['body.unsupported-type', 'body.unsupported-encoding'],
};
const IDEMPOTENT: Readonly<Record<number, readonly string[]>> = {
  400: ['idempotency.malformed'],
  409: ['idempotency.in-progress', 'idempotency.other-request'],
};
const EDIT: Readonly<Record<number, readonly string[]>> = {
  412: ['edit.outdated'],
  428: ['edit.if-match-missing'],
};

/**
 * The OpenAPI 3.1 document of a table of endpoints, made from the schemas by which requests are parsed. Every problem
 * code that an endpoint may answer with is listed at its status (`x-codes`).
 */
export function openApi(endpoints: readonly Endpoint[], publicUrl: string): JsonObject {
  const schemas: JsonObject = { Problem: PROBLEM };
  const paths: Record<string, JsonObject> = {};
  for (const one of endpoints) {
    const path = `/api/v1${one.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [one.method]: operation(one, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version: '1',
      description:
        'The interface of institutions: import results, issue credentials, correct them. Every request carries a key (`Authorization: Bearer cairn_…`) or an access token of `/oauth/token`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }, { oauth2: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas, securitySchemes: securitySchemes(endpoints) },
  };
}

/** Every code that an endpoint may answer with, by status. */
export function problemCodes(one: Endpoint): Record<number, string[]> {
  const parts = [
    EVERYWHERE,
    { 400: ['request.invalid'] },
    one.body || one.upload ? WITH_BODY : {},
    one.idempotent ? IDEMPOTENT : {},
    one.idempotent === 'secret' ? { 409: ['idempotency.answer-gone'] } : {},
    one.ifMatch ? EDIT : {},
    one.network ? { 403: ['auth.network-only'] } : {},
    one.problems ?? {},
  ];
  const codes: Record<number, string[]> = {};
  for (const part of parts) {
    for (const [status, some] of Object.entries(part))
      codes[Number(status)] = [...new Set([...(codes[Number(status)] ?? []), ...some])];
  }
  return codes;
}

function operation(one: Endpoint, schemas: JsonObject): JsonObject {
  const scopes = one.scope === 'any' ? [] : [one.scope];
  const who = [
    one.scope === 'any' ? 'Any key.' : `Scope \`${one.scope}\`.`,
    one.network ? 'Only keys of the network.' : '',
  ];
  const described = [one.description ?? '', who.filter((text) => text !== '').join(' ')];
  return {
    operationId: one.operation,
    tags: [one.tag],
    summary: one.summary,
    description: described.filter((text) => text !== '').join('\n\n'),
    security: [{ key: [] }, { oauth2: scopes }],
    parameters: parameters(one),
    ...requestBody(one, schemas),
    responses: { ...answers(one, schemas), ...problems(one) },
  };
}

function parameters(one: Endpoint): JsonObject[] {
  const header = (name: string, required: boolean, description: string): JsonObject => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...members(one.params, 'path'),
    ...members(one.query, 'query'),
    ...(one.ifMatch ? [header('If-Match', true, 'The ETag of the state that is edited, or `*`.')] : []),
    ...(one.idempotent
      ? [
          header(
            'Idempotency-Key',
            false,
            'Of the caller’s choice, such as a UUID: a repetition with the same key is done once.',
          ),
        ]
      : []),
  ];
}

function members(schema: z.ZodType, place: 'path' | 'query'): JsonObject[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input', {});
  if (!isJsonObject(properties) || !Array.isArray(required)) return [];
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = isJsonObject(property) ? property : {};
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function requestBody(one: Endpoint, schemas: JsonObject): JsonObject {
  if (one.upload) {
    const content = Object.fromEntries(one.upload.types.map((type) => [type, {}]));
    return { requestBody: { required: true, content } };
  }
  if (!one.body) return {};
  const schema = jsonSchema(one.body, 'input', schemas);
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function answers(one: Endpoint, schemas: JsonObject): JsonObject {
  const content: JsonObject = one.answer
    ? { content: { 'application/json': { schema: jsonSchema(one.answer, 'output', schemas) } } }
    : one.streams
      ? { content: { [one.streams]: {} } }
      : {};
  return Object.fromEntries(
    Object.entries(one.answers).map(([status, description]) => [status, { description, ...content }]),
  );
}

function problems(one: Endpoint): JsonObject {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    Object.entries(problemCodes(one)).map(([status, codes]) => [
      status,
      { description: codes.map((code) => `\`${code}\``).join(', '), content, 'x-codes': codes },
    ]),
  );
}

/** A schema as OpenAPI 3.1 takes it; what has a name of its own goes to the components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const { $schema: _dialect, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  for (const [name, definition] of Object.entries($defs)) components[name] = relocated(definition);
  const placed = relocated(own);
  return isJsonObject(placed) ? placed : {};
}

/** `#/$defs/X` as `#/components/schemas/X`, and nothing that isn't JSON. */
function relocated(value: unknown): JsonValue {
  const text = JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/');
  const parsed: JsonValue = JSON.parse(text);
  return withoutIds(parsed);
}

/** `id` of a named schema is a keyword of an older draft. Members of an object that are called so stay. */
function withoutIds(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      name === 'id' && typeof member === 'string' ? [] : [[name, withoutIds(member)]],
    ),
  );
}

const PROBLEM: JsonObject = {
  type: 'object',
  description: 'A problem document (RFC 9457). Clients key on `code`.',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'pointer', 'detail'],
        properties: {
          code: { type: 'string' },
          pointer: { type: 'string', description: 'Where: a JSON pointer into the input.' },
          detail: { type: 'string' },
          expected: { type: 'string', description: 'What would be right.' },
        },
      },
    },
    instance: { type: 'string', description: 'Of an internal error: under which the operator finds it.' },
  },
};

function securitySchemes(endpoints: readonly Endpoint[]): JsonObject {
  const scopes = [...new Set(endpoints.map(({ scope }) => scope))].filter((scope) => scope !== 'any');
  return {
    key: { type: 'http', scheme: 'bearer', description: 'An API key, or an access token.' },
    oauth2: {
      type: 'oauth2',
      flows: {
        clientCredentials: {
          tokenUrl: '/oauth/token',
          scopes: Object.fromEntries(scopes.map((scope) => [scope, `May ${scope}.`])),
        },
      },
    },
  };
}

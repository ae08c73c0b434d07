import type { z } from 'zod';
import { SCOPES, type Scope } from '../../access/caller.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import type { Endpoint } from './endpoint.js';
import { jsonSchema } from './json-schema.js';
import { OPEN_OPERATIONS, type OpenOperation, ownCodes } from './open-operations.js';
import { problemCodes } from './problem-codes.js';
import { PROBLEMS } from './problem-texts.js';
import { TAGS } from './tags.js';
import { webhookOperations } from './webhooks/messages.js';

const DESCRIPTION = [
  'The interface of institutions: import results, issue credentials, correct them.',
  'Every request carries a key (`Authorization: Bearer cairn_…`) or an access token of `/oauth/token`, which lasts ten minutes (client credentials: the client’s id is that of the key, its secret the whole key). A key belongs to one institution, or to the network; what belongs to another institution is answered as what is not there.',
  'Bodies are JSON in UTF-8. Ids are UUIDs, instants are RFC 3339 in UTC, ECTS are decimals, and `null` stands for what is not there. A member or parameter that is not described is refused in a request; answers may get further members one day, so read past what you do not know.',
].join('\n\n');

/**
 * The OpenAPI 3.1 document of a table of endpoints, made from the schemas by which requests are parsed. Every problem
 * code that an endpoint may answer with is listed at its status (`x-codes`), those of its own at the operation
 * (`x-own-codes`), and every code of the service is explained under `x-problems`.
 */
export function openApi(endpoints: readonly Endpoint[], publicUrl: string): JsonObject {
  const schemas: JsonObject = { Problem: PROBLEM };
  const paths: Record<string, JsonObject> = {};
  for (const one of endpoints) {
    const path = `/api/v1${one.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [one.method]: operation(one, schemas) };
  }
  for (const one of OPEN_OPERATIONS) paths[one.path] = { [one.method]: openOperation(one) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    externalDocs: { url: `${publicUrl}/docs`, description: 'A page to read and try it' },
    security: [{ key: [] }, { oauth2: [] }],
    tags: [...new Set([...endpoints.map(({ tag }) => tag), OPEN_TAG])].map((name) => ({
      name,
      description: TAGS[name] ?? '',
    })),
    paths,
    webhooks: webhookOperations(schemas),
    components: { schemas, securitySchemes: securitySchemes(endpoints) },
    'x-problems': Object.fromEntries(
      Object.entries(PROBLEMS).map(([code, [means, remedy]]) => [code, { means, remedy }]),
    ),
  };
}

function operation(one: Endpoint, schemas: JsonObject): JsonObject {
  const scopes = one.scope === 'any' ? [] : [one.scope];
  const who = [
    one.scope === 'any' ? 'Any key.' : `Scope \`${one.scope}\`.`,
    one.network ? 'Only keys of the network.' : '',
    one.institution ? 'Only keys of institutions.' : '',
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
    'x-own-codes': [...new Set(Object.values(one.problems ?? {}).flat())],
  };
}

const OPEN_TAG = 'Verification';

function openOperation(one: OpenOperation): JsonObject {
  const contentOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));
  return {
    operationId: one.operation,
    tags: [OPEN_TAG],
    summary: one.summary,
    description: `${one.description}\n\nWithout a key.`,
    security: [],
    parameters: members(one.query, 'query'),
    ...(one.takes ? { requestBody: { required: true, content: contentOf(one.takes) } } : {}),
    responses: {
      200: { description: 'What was found.', content: contentOf(one.gives) },
      ...problemAnswers(one.problems),
    },
    'x-own-codes': ownCodes(one),
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
    const description = `A file of at most ${one.upload.limitBytes / 1_000_000} MB.`;
    return { requestBody: { required: true, description, content } };
  }
  if (!one.body) return {};
  const schema = jsonSchema(one.body, 'input', schemas);
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function answers(one: Endpoint, schemas: JsonObject): JsonObject {
  const content: JsonObject = one.answer
    ? { content: { 'application/json': { schema: jsonSchema(one.answer, 'output', schemas) } } }
    : one.streams
      ? { content: Object.fromEntries([one.streams].flat().map((type) => [type, {}])) }
      : {};
  const headers: JsonObject = one.idempotent ? { headers: { 'Idempotency-Replayed': REPLAYED } } : {};
  const unchanged: JsonObject =
    one.method === 'get' && one.answer
      ? { 304: { description: 'Nothing has changed since the ETag that `If-None-Match` named.' } }
      : {};
  const described = Object.entries(one.answers).map(([status, description]) => [
    status,
    { description, ...headers, ...content },
  ]);
  return { ...Object.fromEntries(described), ...unchanged };
}

const REPLAYED: JsonObject = {
  description: '`true`: the answer to an earlier request with the same `Idempotency-Key`.',
  schema: { const: 'true' },
};

const PROBLEM_HEADERS: Readonly<Record<number, JsonObject>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  429: {
    'Retry-After': { required: true, description: 'Seconds to wait.', schema: { type: 'integer' } },
  },
};

function problems(one: Endpoint): JsonObject {
  return problemAnswers(problemCodes(one));
}

function problemAnswers(byStatus: Readonly<Record<number, readonly string[]>>): JsonObject {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => {
      const headers = PROBLEM_HEADERS[Number(status)];
      const description = codes.map((code) => `\`${code}\``).join(', ');
      return [status, { description, ...(headers ? { headers } : {}), content, 'x-codes': [...codes] }];
    }),
  );
}

const PROBLEM: JsonObject = {
  type: 'object',
  description: 'A problem document (RFC 9457). Clients key on `code`.',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string', description: '`/problems/CODE`: a page that explains it.' },
    title: { type: 'string', description: 'The same for every problem of one status.' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A plain sentence about this occurrence.' },
    code: { type: 'string', description: 'Stable: what programs go by.' },
    errors: {
      type: 'array',
      description: 'Everything that is wrong with the input.',
      items: {
        type: 'object',
        required: ['code', 'pointer', 'detail'],
        properties: {
          code: { type: 'string' },
          pointer: {
            type: 'string',
            description:
              'Where: a JSON pointer into the body; of the address, it begins with /path or /query.',
          },
          detail: { type: 'string' },
          expected: { type: 'string', description: 'What would be right.' },
        },
      },
    },
    instance: { type: 'string', description: 'Of an internal error: under which the operator finds it.' },
  },
};

const SCOPE_TEXTS: Readonly<Record<Scope, string>> = {
  read: 'Read whatever is the institution’s.',
  import: 'Hand in files of results, and look at their dry run.',
  issue: 'Record awards and issue credentials.',
  revoke: 'Revoke, suspend, reinstate and replace.',
  share: 'Make and withdraw links.',
  publish: 'Draft, publish and retire modules and programmes.',
  keys: 'Make, rotate and end keys.',
};

function securitySchemes(endpoints: readonly Endpoint[]): JsonObject {
  const used = new Set<string>(endpoints.map(({ scope }) => scope));
  const scopes = SCOPES.filter((scope) => used.has(scope));
  return {
    key: { type: 'http', scheme: 'bearer', description: 'An API key, or an access token.' },
    oauth2: {
      type: 'oauth2',
      flows: {
        clientCredentials: {
          tokenUrl: '/oauth/token',
          scopes: Object.fromEntries(scopes.map((scope) => [scope, SCOPE_TEXTS[scope]])),
        },
      },
    },
  };
}

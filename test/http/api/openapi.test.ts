import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../../../src/common/json.js';
import { ENDPOINTS } from '../../../src/http/api/endpoints.js';
import { OPEN_OPERATIONS } from '../../../src/http/api/open-operations.js';
import { PROBLEMS } from '../../../src/http/api/problem-texts.js';
import { TAGS } from '../../../src/http/api/tags.js';
import { readApiDocument, type Schema } from '../../../src/web/docs/document.js';
import { exampleOf } from '../../../src/web/docs/example.js';
import { DOCUMENT, OPERATIONS } from '../../support/api-client/description.js';
import { apiRoutes, openRoutes } from '../../support/route-table.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../../support/services.js';

const read = readApiDocument(DOCUMENT);
const operations = Object.values(read.paths).flatMap((methods) => Object.values(methods));

let world: TestServices;
let site: TestSite;

beforeAll(async () => {
  world = await openTestServices();
  site = await startSite(world.services);
});
afterAll(async () => {
  await site.close();
  await world.close();
});

test('it is valid OpenAPI 3.1', async () => {
  expect(await new Validator().validate(structuredClone(DOCUMENT))).toEqual({ valid: true });
  expect(DOCUMENT.openapi).toMatch(/^3\.1\./);
});

test('what is served is this document', async () => {
  const answer = await site.get('/api/v1/openapi.json');
  expect(await answer.json()).toEqual({ ...DOCUMENT, servers: [{ url: world.services.config.publicUrl }] });
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('it describes every route that is served, and no other', () => {
  const described = [...OPERATIONS.values()].map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  const served = apiRoutes(world.services).filter((route) => route !== 'GET /api/v1/openapi.json');
  expect(described.sort()).toEqual(served.sort());
});

test('and what is asked without a key', () => {
  const open = OPEN_OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(openRoutes(world.services)).toEqual(expect.arrayContaining(open));
  const paths = new Map(Object.entries(read.paths));
  for (const { method, path, problems } of OPEN_OPERATIONS) {
    const codes = Object.values(problems).flat();
    expect(codes.filter((code) => !Object.hasOwn(PROBLEMS, code))).toEqual([]);
    expect(Object.keys(paths.get(path)?.[method]?.responses ?? {})).toEqual([
      '200',
      ...Object.keys(problems),
    ]);
  }
});

test('every operation has an id of its own, and every chapter a description', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z][a-zA-Z]+$/.test(id))).toEqual([]);
  const tags = [...new Set(operations.map(({ tags: [tag] }) => tag))];
  expect(tags.filter((tag) => !TAGS[tag]).map((tag) => `${tag}: add it in src/http/api/tags.ts`)).toEqual([]);
});

test('requests are strict: a member or parameter that nobody knows is refused', () => {
  const loose = ENDPOINTS.flatMap(({ operation, params, query, body }) =>
    Object.entries({ params, query, ...(body ? { body } : {}) })
      .filter(([, schema]) => !isStrict(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
      .map(([place]) => `${operation}: ${place} has to be made of z.strictObject`),
  );
  expect(loose).toEqual([]);
});

/** Whether every object with members, however deep, takes no others. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== 'object' || schema === null) return true;
  const open = 'properties' in schema && !('additionalProperties' in schema);
  return !open && Object.values(schema).every(isStrict);
}

test('every parameter and member of a request is described', () => {
  const silent = operations.flatMap(({ operationId, parameters, requestBody }) => [
    ...parameters
      .filter(({ description = '' }) => description === '')
      .map(({ name }) => `${operationId}: parameter ${name} needs .meta({ description })`),
    ...silentMembers(requestBody?.content['application/json']?.schema).map(
      (name) => `${operationId}: ${name} of the body needs .meta({ description })`,
    ),
  ]);
  expect(silent).toEqual([]);
});

function silentMembers(schema: Schema | undefined): string[] {
  return Object.entries(schema?.properties ?? {})
    .filter(([, { description = '', $ref }]) => description === '' && $ref === undefined)
    .map(([name]) => name);
}

describe('the example of a body is one that is taken', () => {
  const withBody = ENDPOINTS.flatMap(({ operation, body }) => (body ? [{ operation, body }] : []));

  test.each(withBody)('$operation', ({ operation, body }) => {
    const { requestBody } = operations.find(({ operationId }) => operationId === operation) ?? {};
    const schema = requestBody?.content['application/json']?.schema ?? {};
    const example = exampleOf(schema, (name) => read.components.schemas[name]);
    // what to do: .meta({ examples: [...] }) at the body, or at the members that can't be guessed
    expect({ example, ...body.safeParse(example) }).toMatchObject({ success: true });
  });
});

test('every reference leads somewhere', () => {
  const schemas = isJsonObject(DOCUMENT.components) ? DOCUMENT.components.schemas : {};
  const named = new Set(Object.keys(isJsonObject(schemas) ? schemas : {}));
  const references = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref = '']) => ref);
  const lost = references.filter((ref) => !named.has(ref.replace('#/components/schemas/', '')));
  expect(lost).toEqual([]);
});

test('scopes are explained', () => {
  const used = new Set(ENDPOINTS.map(({ scope }) => scope).filter((scope) => scope !== 'any'));
  const components = DOCUMENT.components as JsonObject;
  expect(JSON.stringify(components.securitySchemes)).toContain('clientCredentials');
  for (const scope of used) expect(JSON.stringify(components.securitySchemes)).toContain(`"${scope}":"`);
});

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENDPOINTS } from '../../../../src/http/api/endpoints.js';
import { OPEN_OPERATIONS } from '../../../../src/http/api/open-operations.js';
import { openApi } from '../../../../src/http/api/openapi.js';
import { curlOf } from '../../../../src/web/docs/curl.js';
import { readApiDocument } from '../../../../src/web/docs/document.js';
import { exampleOf, prettyJson } from '../../../../src/web/docs/example.js';
import { GUIDE } from '../../../../src/web/docs/guide.js';
import { apiModel, type OperationModel } from '../../../../src/web/docs/model.js';
import { docsView } from '../../../../src/web/docs/page.js';
import { schemaRows, typeWords } from '../../../../src/web/docs/schema-rows.js';
import { SITE } from '../../../support/pages.js';

const model = apiModel(readApiDocument(openApi(ENDPOINTS, 'https://cairn.example')));
const operations = model.chapters.flatMap((chapter) => chapter.operations);

describe('the page', () => {
  test('shows every operation, and every link on it leads to a place on it', () => {
    const html = docsView(SITE, model);
    const places = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(operations.map(({ anchor }) => anchor).filter((anchor) => !places.has(anchor))).toEqual([]);
    expect(links.filter((id) => !places.has(id))).toEqual([]);
    expect(operations).toHaveLength(ENDPOINTS.length + OPEN_OPERATIONS.length);
  });

  test('explains every member of a module, of a programme and of every kind of rule', () => {
    const types = new Map(model.types.map(({ name, tables }) => [name, tables]));
    const explained = ['ModuleContent', 'ProgrammeContent', 'Rule'].flatMap((name) => {
      const rows = types.get(name)?.flat() ?? [];
      const silent = rows.filter(({ description }) => description === '').map((row) => `${name} ${row.name}`);
      return rows.length === 0 ? [`${name} is not there`] : silent;
    });
    expect(explained).toEqual([]);
    expect(types.get('Rule')?.map(([row]) => row?.type.text)).toEqual(
      ['module', 'modules', 'ects', 'programme', 'all', 'any', 'limit'].map((kind) => `"${kind}"`),
    );
    const { body } = operations.find(({ id }) => id === 'createDraft') ?? {};
    expect([body?.example, ...(body?.moreExamples ?? [])]).toMatchObject([
      { kind: 'module' },
      { kind: 'programme' },
    ]);
  });

  test('the addresses of its examples are real ones', () => {
    const commands = operations.map((operation) => curlOf(operation, 'https://cairn.example'));
    expect(commands.filter((command) => /%E2%80%A6|\{|…/.test(command.split('\n')[0] ?? ''))).toEqual([]);
  });

  test('its guide shows operations that there are', () => {
    const known = operations.map(({ id }) => id);
    expect(GUIDE.map(({ operation }) => operation).filter((id) => !known.includes(id))).toEqual([]);
  });

  test('no field of it has a name, so that nothing gets into an address', () => {
    expect(docsView(SITE, model)).not.toMatch(/<(input|textarea|button)[^>]* name=/);
  });
});

describe('schemas in words', () => {
  test.each([
    [{ type: 'string', minLength: 1, maxLength: 100 }, 'text, 1 to 100 characters'],
    [{ type: 'integer', minimum: 1, maximum: 200, default: 50 }, 'whole number, 1 to 200, 50 if not given'],
    [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 'whole number'],
    [{ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }, 'instant or null'],
    [{ type: 'array', items: { enum: ['a', 'b'] }, minItems: 1 }, 'some of a, b, at least 1 item'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Award' } }, 'list of Award'],
    [{}, 'anything'],
  ])('%j', (schema, text) => {
    expect(typeWords(schema).text).toBe(text);
  });

  test('members of members stand in the table of the whole', () => {
    const line = { type: 'object', required: ['a'], properties: { a: { type: 'number' } } };
    const rows = schemaRows({ type: 'object', properties: { lines: { type: 'array', items: line } } });
    expect(rows.map(({ name, required }) => `${name} ${required}`)).toEqual([
      'lines false',
      'lines[].a true',
    ]);
  });
});

describe('examples', () => {
  test('are what people write', () => {
    expect(prettyJson({ scopes: ['read', 'issue'], none: [] })).toBe(
      '{\n  "scopes": ["read", "issue"],\n  "none": []\n}',
    );
  });

  test('printed JSON says the same, however it is laid out', () => {
    const awkward = fc.string({ unit: fc.constantFrom('[', ']', ',', ' ', '\n', '"', '\\', 'a') });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue({ maxDepth: 2 }), awkward)), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(prettyJson(JSON.parse(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('hold what is needed, and what has an example', () => {
    const properties = { a: { type: 'string', examples: ['x'] }, b: { type: 'integer', minimum: 5 }, c: {} };
    expect(exampleOf({ type: 'object', required: ['b'], properties }, () => undefined)).toEqual({
      a: 'x',
      b: 5,
    });
  });

  test('a shell reads the command as it is meant, whatever is in the body', () => {
    const body = {
      description: '',
      mediaTypes: ['application/json'],
      tables: [],
      moreExamples: [],
      example: `it's $HOME \`id\``,
    };
    const operation = {
      ...operations[0],
      method: 'POST',
      path: '/x',
      parameters: [],
      body,
    } as OperationModel;
    const command = curlOf(operation, 'https://cairn.example').replace('curl', 'printf "%s\\n"');
    const said = execFileSync('sh', ['-c', command], { env: { CAIRN_KEY: 'k', HOME: '/h' } }).toString();
    expect(said.split('\n')).toContain('Authorization: Bearer k');
    expect(said).toContain(JSON.stringify(body.example));
  });
});

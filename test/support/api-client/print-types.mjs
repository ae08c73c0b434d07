/** The types of all operations of an OpenAPI 3.1 document, as TypeScript. */
export function printOperations(document) {
  const components = Object.entries(document.components.schemas)
    .filter(([name]) => name !== 'Problem')
    .map(([name, schema]) => `${comment(schema.description)}export type ${name} = ${type(schema)};`);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  return [
    '// Made from the OpenAPI document by generate.mjs: `npm run build` writes it anew.',
    "import type { Bytes, NotAnswered, Problem, Streamed } from './wire.js';",
    ...components,
    'export interface Operations {',
    ...operations.map(printOperation),
    '}',
    '',
  ].join('\n');
}

function printOperation(operation) {
  const answers = Object.entries(operation.responses).map(([status, response]) => {
    const body = response['x-codes']
      ? `Problem<${response['x-codes'].map((code) => `'${code}'`).join(' | ')}>`
      : answerBody(response.content);
    return `      | { status: ${status}; headers: Headers; body: ${body} }`;
  });
  return [
    `${comment(operation.summary)}  ${operation.operationId}: {`,
    `    request: ${request(operation)};`,
    '    answer:',
    `${answers.join('\n')};`,
    '  };',
  ].join('\n');
}

/** What is asked for: each place is needed if something in it is. */
function request({ parameters, requestBody }) {
  const members = [
    place('params', parameters, 'path'),
    place('query', parameters, 'query'),
    place('headers', parameters, 'header'),
  ];
  if (requestBody) {
    const json = requestBody.content['application/json'];
    if (json) members.push(`body: ${type(json.schema)}`);
    else members.push(`type: ${literals(Object.keys(requestBody.content))}`, 'body: Bytes');
  }
  return `{ ${members.filter((member) => member !== '').join('; ')} }`;
}

function place(name, parameters, where) {
  const own = parameters.filter((parameter) => parameter.in === where);
  if (own.length === 0) return '';
  const needed = own.some(({ required }) => required);
  const members = own.map(
    (one) =>
      `${quoted(one.name)}${one.required ? '' : '?'}: ${where === 'query' ? queryType(one) : type(one.schema)}`,
  );
  return `${name}${needed ? '' : '?'}: { ${members.join('; ')} }`;
}

/** A parameter is text, whatever it is read as; numbers and booleans write themselves. */
function queryType({ schema }) {
  const said = type(schema);
  return said === 'unknown' ? 'string | number | boolean' : said;
}

function answerBody(content) {
  if (!content) return 'NotAnswered';
  const json = content['application/json'];
  return json ? type(json.schema) : 'Streamed';
}

/** A JSON schema as a type. What it can't say is `unknown`, never anything narrower. */
function type(schema) {
  if (schema === true || schema === undefined) return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return literals(schema.enum);
  const some = schema.anyOf ?? schema.oneOf;
  if (some) return `(${[...new Set(some.map(type))].join(' | ')})`;
  if (schema.allOf) return `(${schema.allOf.map(type).join(' & ')})`;
  if (Array.isArray(schema.type)) return schema.type.map((one) => type({ ...schema, type: one })).join(' | ');
  return byType(schema);
}

function byType(schema) {
  switch (schema.type) {
    case 'object':
      return object(schema);
    case 'array':
      return schema.prefixItems
        ? `[${schema.prefixItems.map(type).join(', ')}]`
        : `(${schema.items === undefined ? 'unknown' : type(schema.items)})[]`;
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'unknown';
  }
}

function object({ properties = {}, required = [], additionalProperties }) {
  const members = Object.entries(properties).map(
    ([name, property]) =>
      `${comment(property.description)}${quoted(name)}${required.includes(name) ? '' : '?'}: ${type(property)}`,
  );
  if (members.length > 0) return `{ ${members.join('; ')} }`;
  if (additionalProperties === false) return 'Record<string, never>';
  return `Record<string, ${type(additionalProperties)}>`;
}

function literals(values) {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}

function quoted(name) {
  return /^[a-zA-Z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function comment(text) {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n`;
}

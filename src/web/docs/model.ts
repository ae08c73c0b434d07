import type { JsonValue } from '../../common/json.js';
import type { ApiDocument, DescribedOperation, Schema } from './document.js';
import { exampleOf, type Resolve } from './example.js';
import { type SchemaRow, schemaRows, schemaTables, type TypeWords, typeWords } from './schema-rows.js';

/** The documentation as its page shows it. */
export interface ApiModel {
  readonly origin: string;
  readonly description: string;
  readonly chapters: readonly Chapter[];
  /** What webhooks are sent. */
  readonly messages: readonly MessageModel[];
  readonly types: readonly NamedType[];
  readonly problems: readonly ProblemModel[];
}

export interface Chapter {
  readonly name: string;
  readonly anchor: string;
  readonly description: string;
  readonly operations: readonly OperationModel[];
}

export interface OperationModel {
  readonly id: string;
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterModel[];
  readonly body: BodyModel | undefined;
  readonly answers: readonly AnswerModel[];
  /** Those that this operation adds to what many may be answered with. */
  readonly ownProblems: readonly ProblemModel[];
  readonly otherProblems: readonly { readonly code: string; readonly status: number }[];
}

export interface ParameterModel {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly type: TypeWords;
  readonly example: string;
}

export interface BodyModel {
  readonly description: string;
  readonly mediaTypes: readonly string[];
  /** Of JSON, for each form that it may have; a file has neither these nor an example. */
  readonly tables: readonly (readonly SchemaRow[])[];
  readonly example: JsonValue | undefined;
  /** Further ones, of other kinds. */
  readonly moreExamples: readonly JsonValue[];
}

export interface AnswerModel {
  readonly status: number;
  readonly description: string;
  readonly mediaType: string | undefined;
  readonly type: TypeWords | undefined;
  readonly rows: readonly SchemaRow[];
}

export interface MessageModel {
  readonly type: string;
  readonly anchor: string;
  readonly summary: string;
  readonly rows: readonly SchemaRow[];
}

export interface NamedType {
  readonly name: string;
  readonly anchor: string;
  readonly description: string;
  /** One for each form that it may have. */
  readonly tables: readonly (readonly SchemaRow[])[];
}

export interface ProblemModel {
  readonly code: string;
  readonly anchor: string;
  readonly statuses: readonly number[];
  readonly means: string;
  readonly remedy: string;
  /** The operations that may answer with it; empty where it comes from outside the described interface. */
  readonly operations: readonly { readonly id: string; readonly anchor: string; readonly summary: string }[];
}

/** Makes the page's model of the document. */
export function apiModel(document: ApiDocument): ApiModel {
  const { schemas } = document.components;
  const resolve: Resolve = (name) => schemas[name];
  const problems = problemModels(document);
  const listed = listOperations(document).map(({ method, path, operation }) =>
    operationModel(method, path, operation, resolve, problems),
  );
  return {
    origin: document.servers[0].url,
    description: document.info.description,
    chapters: document.tags.map(({ name, description }) => ({
      name,
      anchor: anchorOf('chapter', name),
      description,
      operations: listed.filter(({ tag }) => tag === name).map(({ model }) => model),
    })),
    messages: Object.entries(document.webhooks).map(([type, { post }]) => {
      const schema = post.requestBody.content['application/json']?.schema;
      return {
        type,
        anchor: anchorOf('message', type),
        summary: post.summary,
        rows: schema ? schemaRows(schema) : [],
      };
    }),
    types: Object.entries(schemas).map(([name, schema]) => ({
      name,
      anchor: anchorOf('type', name),
      description: schema.description ?? '',
      tables: schemaTables(schema),
    })),
    problems,
  };
}

/** The address of a place on the page. */
export function anchorOf(
  kind: 'chapter' | 'operation' | 'message' | 'type' | 'problem',
  name: string,
): string {
  return `${kind}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

function listOperations(document: ApiDocument) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function operationModel(
  method: string,
  path: string,
  operation: DescribedOperation,
  resolve: Resolve,
  problems: readonly ProblemModel[],
): { readonly tag: string; readonly model: OperationModel } {
  const codes = Object.entries(operation.responses).flatMap(([status, response]) =>
    (response['x-codes'] ?? []).map((code) => ({ code, status: Number(status) })),
  );
  const own = new Set(operation['x-own-codes']);
  const { operationId: id, summary, description } = operation;
  const model: OperationModel = {
    id,
    anchor: anchorOf('operation', id),
    method,
    path,
    summary,
    description,
    parameters: operation.parameters.map(({ name, in: place, required, description = '', schema }) => ({
      name,
      place,
      required,
      description,
      type: typeWords(schema),
      example: parameterExample(name, schema, resolve),
    })),
    body: bodyModel(operation, resolve),
    answers: Object.entries(operation.responses)
      .filter(([, response]) => response['x-codes'] === undefined)
      .map(([status, response]) => answerModel(Number(status), response)),
    ownProblems: problems.filter(({ code }) => own.has(code)),
    otherProblems: codes.filter(({ code }) => !own.has(code)),
  };
  return { tag: operation.tags[0], model };
}

function parameterExample(name: string, schema: Schema, resolve: Resolve): string {
  if (name === 'If-Match') return '"3"';
  if (name === 'Idempotency-Key') return '5f1c0d9e-8a57-4a55-9f0f-2f8f6f0b7c11';
  const example = exampleOf(schema, resolve);
  return typeof example === 'string' ? example : JSON.stringify(example);
}

function bodyModel({ requestBody }: DescribedOperation, resolve: Resolve): BodyModel | undefined {
  if (!requestBody) return undefined;
  const schema = requestBody.content['application/json']?.schema;
  return {
    description: requestBody.description ?? '',
    mediaTypes: Object.keys(requestBody.content),
    tables: schema ? schemaTables(schema.$ref ? (resolve(lastOf(schema.$ref)) ?? schema) : schema) : [],
    example: schema ? exampleOf(schema, resolve) : undefined,
    moreExamples: schema?.examples?.slice(1) ?? [],
  };
}

function answerModel(status: number, response: DescribedOperation['responses'][string]): AnswerModel {
  const [entry] = Object.entries(response.content ?? {});
  const schema = entry?.[1].schema;
  return {
    status,
    description: response.description,
    mediaType: entry?.[0],
    type: schema ? typeWords(schema) : undefined,
    // a named type has its own place on the page
    rows: schema && schema.$ref === undefined ? schemaRows(schema) : [],
  };
}

function problemModels(document: ApiDocument): ProblemModel[] {
  const operations = listOperations(document).map(({ operation }) => operation);
  return Object.entries(document['x-problems']).map(([code, { means, remedy }]) => {
    const places = operations.flatMap(({ operationId: id, summary, responses }) =>
      Object.entries(responses)
        .filter(([, response]) => response['x-codes']?.includes(code))
        .map(([status]) => ({ id, summary, anchor: anchorOf('operation', id), status: Number(status) })),
    );
    return {
      code,
      anchor: anchorOf('problem', code),
      statuses: [...new Set(places.map(({ status }) => status))].sort((a, b) => a - b),
      means,
      remedy,
      operations: places.map(({ id, anchor, summary }) => ({ id, anchor, summary })),
    };
  });
}

function lastOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}

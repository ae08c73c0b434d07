import * as z from 'zod';
import type { JsonObject } from '../../common/json.js';

/** A JSON Schema, as far as the page shows it. */
const schemaSchema = z.object({
  $ref: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  default: z.json().optional(),
  examples: z.array(z.json()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get items() {
    return schemaSchema.optional();
  },
  get anyOf() {
    return z.array(schemaSchema).optional();
  },
  get oneOf() {
    return z.array(schemaSchema).optional();
  },
  get allOf() {
    return z.array(schemaSchema).optional();
  },
  get properties() {
    return z.record(z.string(), schemaSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), schemaSchema]).optional();
  },
});

const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema.optional() }));

const operationSchema = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string().default(''),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        description: z.string().optional(),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ description: z.string().optional(), content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      content: contentSchema.optional(),
      'x-codes': z.array(z.string()).optional(),
    }),
  ),
  'x-own-codes': z.array(z.string()).default([]),
});

const apiDocumentSchema = z.object({
  info: z.object({ description: z.string() }),
  servers: z.tuple([z.object({ url: z.string() })]),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  webhooks: z
    .record(
      z.string(),
      z.object({
        post: z.object({ summary: z.string(), requestBody: z.object({ content: contentSchema }) }),
      }),
    )
    .default({}),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
  'x-problems': z.record(z.string(), z.object({ means: z.string(), remedy: z.string() })),
});

export type Schema = z.output<typeof schemaSchema>;
export type ApiDocument = z.output<typeof apiDocumentSchema>;
export type DescribedOperation = z.output<typeof operationSchema>;

/** The OpenAPI document of the service as the pages read it. Throws where it lacks something that they show. */
export function readApiDocument(document: JsonObject): ApiDocument {
  return apiDocumentSchema.parse(document);
}

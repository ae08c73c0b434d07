import type { Fault } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { hasType, objectsOf } from '../lint/form/members.js';
import { validateAgainstSchema } from './validate.js';

/** How the schema is found in what the id of a `credentialSchema` leads to, by the types that are understood. */
const READERS: Readonly<Record<string, (found: JsonObject) => JsonObject | undefined>> = {
  JsonSchema: (found) => found,
  '1EdTechJsonSchemaValidator2019': (found) => found,
  JsonSchemaCredential: schemaInCredential,
};

/** What came of the schemas that a credential names. */
export interface SchemaFindings {
  /** `schema.mismatch` in the credential, or why a schema can't be applied, at the `credentialSchema` that names it. */
  readonly faults: readonly Fault[];
  /** Pointers to the schemas that were not at hand, or are of a type that isn't understood. */
  readonly unchecked: readonly string[];
}

/**
 * Holds a credential against the schemas that it names, as far as they are at hand: `schemas` is what was retrieved, by id;
 * for a `JsonSchemaCredential` that is a credential, which whoever calls has verified. Every schema has to be satisfied.
 * For Node only, as `validateAgainstSchema`, whose codes these are, and `schema.credential-malformed`.
 */
export async function checkCredentialSchemas(
  document: JsonObject,
  schemas: ReadonlyMap<string, JsonObject>,
): Promise<SchemaFindings> {
  const faults: Fault[] = [];
  const unchecked: string[] = [];
  for (const { value: entry, at } of objectsOf(document, 'credentialSchema')) {
    const found = typeof entry.id === 'string' ? schemas.get(entry.id) : undefined;
    const type = Object.keys(READERS).find((candidate) => hasType(entry, candidate));
    const read = type === undefined ? undefined : READERS[type];
    if (!found || !read) {
      unchecked.push(at);
      continue;
    }
    const schema = read(found);
    const here = schema ? await validateAgainstSchema(schema, document) : [MALFORMED];
    // what is wrong with a schema is no place in the credential
    faults.push(
      ...here.map((fault) => (fault.code === 'schema.mismatch' ? fault : { ...fault, pointer: at })),
    );
  }
  return { faults, unchecked };
}

/**
 * The schema that a credential carries (Verifiable Credentials JSON Schema Specification, section 3.2); `undefined` if it isn't
 * a `JsonSchemaCredential` with one `JsonSchema` in it. Its proof, period and status are for others to check.
 */
export function schemaInCredential(credential: JsonObject): JsonObject | undefined {
  const [subject, ...more] = objectsOf(credential, 'credentialSubject');
  if (!hasType(credential, 'JsonSchemaCredential') || !subject || more.length > 0) return undefined;
  const { jsonSchema } = subject.value;
  return hasType(subject.value, 'JsonSchema') && isJsonObject(jsonSchema) ? jsonSchema : undefined;
}

const MALFORMED: Fault = {
  code: 'schema.credential-malformed',
  pointer: '',
  message: 'What should be a credential with a schema in it is not one.',
  expected: 'a JsonSchemaCredential whose one subject is of type JsonSchema and has a member jsonSchema',
};

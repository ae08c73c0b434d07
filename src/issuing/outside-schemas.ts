import { isJsonObject, type JsonObject } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { checkCredentialSchemas } from '../credentials/schema/credential-schemas.js';
import type { SchemaFindings } from '../verification/material.js';

/** Types whose schema is what the address serves; one inside of a credential would have to be verified first. */
const FETCHED = ['JsonSchema', '1EdTechJsonSchemaValidator2019'];

/**
 * Holds a document against the schemas that it names and that can be fetched. `fetchSchema` answers with nothing for what
 * can't be had: that leaves the schema unchecked.
 */
export async function checkOutsideSchemas(
  document: JsonObject,
  fetchSchema: (address: string) => Promise<JsonObject | undefined>,
): Promise<SchemaFindings> {
  const schemas = new Map<string, JsonObject>();
  for (const entry of list(document.credentialSchema)) {
    if (!isJsonObject(entry) || typeof entry.id !== 'string' || schemas.has(entry.id)) continue;
    if (
      !entry.id.startsWith('https://') ||
      !list(entry.type).some((type) => FETCHED.some((one) => one === type))
    )
      continue;
    const schema = await fetchSchema(entry.id);
    if (schema) schemas.set(entry.id, schema);
  }
  return checkCredentialSchemas(document, schemas);
}

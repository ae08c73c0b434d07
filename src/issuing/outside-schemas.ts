import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { checkCredentialSchemas } from '../credentials/schema/credential-schemas.js';
import type { SchemaFindings, TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';

/** Types whose schema is what the address serves. */
const FETCHED = ['JsonSchema', '1EdTechJsonSchemaValidator2019'];

/** How what a schema's address serves is looked up, and what a credential with a schema in it is verified by. */
export interface SchemaLook {
  /** Nothing for what can't be had: that leaves the schema unchecked. */
  readonly fetch: (address: string) => Promise<JsonObject | undefined>;
  readonly trust: () => Promise<TrustMaterial>;
}

/**
 * Holds a document against the schemas that it names and that can be fetched. One that stands in a credential counts only
 * once that verifies, as the Verifiable Credentials JSON Schema Specification (section 3.2) has it.
 */
export async function checkOutsideSchemas(document: JsonObject, look: SchemaLook): Promise<SchemaFindings> {
  const schemas = new Map<string, JsonObject>();
  for (const entry of list(document.credentialSchema)) {
    if (!isJsonObject(entry) || typeof entry.id !== 'string' || schemas.has(entry.id)) continue;
    const types = list(entry.type);
    const carried = types.includes('JsonSchemaCredential');
    if (!entry.id.startsWith('https://') || !(carried || FETCHED.some((one) => types.includes(one))))
      continue;
    const found = await look.fetch(entry.id);
    if (found && (!carried || (await isVerified(found, entry.id, look)))) schemas.set(entry.id, found);
  }
  return checkCredentialSchemas(document, schemas);
}

/** Whether a credential with a schema in it is the one that was named, and holds; schemas that it names itself are left. */
async function isVerified(credential: JsonObject, address: string, { trust }: SchemaLook): Promise<boolean> {
  if (credential.id !== address) return false;
  const material = { ...(await trust()), credentialSchemas: undefined };
  try {
    return (await verify(credential, material, { recognition: 'left-out' })).verdict === 'verified';
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return false;
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import AjvDraft4 from 'ajv-draft-04';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { asVcdm11, type SchemaJudge } from './open-badges-schema.js';

const OFFICIAL = new URL('../../../shared/data/1edtech/', import.meta.url);

/** An official file of 1EdTech, parsed; `undefined` where the folder of test data is missing. */
export function officialFile(name: string): JsonObject | undefined {
  try {
    return JSON.parse(readFileSync(new URL(name, OFFICIAL), 'utf8'));
  } catch {
    return undefined;
  }
}

/** A learner record of VCDM 2.0 as the schema at hand can judge it: it and what it lists, each as `asVcdm11` does. */
export function clrAsVcdm11(record: JsonObject): JsonObject {
  const { credentialSubject, ...rest } = record;
  if (!isJsonObject(credentialSubject)) return asVcdm11(record);
  const { verifiableCredential, ...subject } = credentialSubject;
  const listed: JsonValue | undefined = Array.isArray(verifiableCredential)
    ? verifiableCredential.map((one) => (isJsonObject(one) ? asVcdm11(one) : one))
    : verifiableCredential;
  return {
    ...asVcdm11(rest),
    credentialSubject: { ...subject, ...(listed === undefined ? {} : { verifiableCredential: listed }) },
  };
}

/** The schema of a ClrCredential; `undefined` where the folder of test data is missing. */
export function clrSchema(): SchemaJudge | undefined {
  const schema = officialFile('clr_v2p0_clrcredential_schema_draft4.json');
  if (!schema) return undefined;
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  const validate = ajv.compile(schema);
  return (record) => {
    validate(clrAsVcdm11(record));
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
}

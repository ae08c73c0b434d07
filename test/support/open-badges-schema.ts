import { readFileSync } from 'node:fs';
import AjvDraft4 from 'ajv-draft-04';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';

const SCHEMA = new URL(
  '../../../shared/data/1edtech/ob_v3p0_achievementcredential_schema_draft4.json',
  import.meta.url,
);

/** Members of our `AchievementSubject` that Open Badges doesn't name. */
const OWN_SUBJECT_MEMBERS: ReadonlySet<string> = new Set(['name', 'award', 'stack']);

/**
 * A credential of VCDM 2.0 as the schema at hand can judge it, which is the one that 1EdTech's public validator uses
 * and was written for VCDM 1.1. Each line stands for one difference; all else is passed on as it is.
 * - Contexts were addresses only: an inline one is left out (VCDM 2.0, section 4.3, allows it).
 * - `validFrom` and `validUntil` were `issuanceDate` and `expirationDate`.
 * - There was one `credentialStatus` of `id` and `type`, and it could say no more.
 * - An `AchievementSubject` could not be extended. Its publisher has called that a mistake and mended the published
 *   schema (1EdTech/openbadges-specification, issue 537), so the members that this project adds are left out, by name.
 */
export function asVcdm11(credential: JsonObject): JsonObject {
  const {
    '@context': contexts,
    validFrom,
    validUntil,
    credentialStatus,
    credentialSubject,
    ...rest
  } = credential;
  return {
    ...rest,
    ...(contexts === undefined ? {} : { '@context': withoutInline(contexts) }),
    ...(validFrom === undefined ? {} : { issuanceDate: validFrom }),
    ...(validUntil === undefined ? {} : { expirationDate: validUntil }),
    ...(credentialStatus === undefined ? {} : { credentialStatus: idAndType(credentialStatus) }),
    ...(credentialSubject === undefined ? {} : { credentialSubject: withoutOwnMembers(credentialSubject) }),
  };
}

function withoutInline(contexts: JsonValue): JsonValue {
  return Array.isArray(contexts) ? contexts.filter((context) => !isJsonObject(context)) : contexts;
}

function idAndType(status: JsonValue): JsonValue {
  const first = Array.isArray(status) ? status[0] : status;
  if (!isJsonObject(first)) return first ?? null;
  const { id, type } = first;
  return { ...(id === undefined ? {} : { id }), ...(type === undefined ? {} : { type }) };
}

function withoutOwnMembers(subject: JsonValue): JsonValue {
  if (!isJsonObject(subject)) return subject;
  return Object.fromEntries(Object.entries(subject).filter(([name]) => !OWN_SUBJECT_MEMBERS.has(name)));
}

/** Answers with everything that is wrong with a credential, as `/pointer keyword`; empty if it is valid. */
export type SchemaJudge = (credential: JsonObject) => string[];

/** The Open Badges 3.0 schema of an AchievementCredential; `undefined` where the folder of test data is missing. */
export function openBadgesSchema(): SchemaJudge | undefined {
  let text: string;
  try {
    text = readFileSync(SCHEMA, 'utf8');
  } catch {
    return undefined;
  }
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  const validate = ajv.compile(JSON.parse(text));
  return (credential) => {
    validate(asVcdm11(credential));
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
}

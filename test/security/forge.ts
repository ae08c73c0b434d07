import { CairnError } from '../../src/common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { verify } from '../../src/verification/verify.js';
import { NOW, testIssuer } from '../support/samples.js';

/** The object at a path of members and indexes; throws where there is none. */
export function at(document: JsonValue, ...path: readonly (string | number)[]): JsonObject {
  let value: JsonValue | undefined = document;
  for (const key of path)
    value = Array.isArray(value) ? value[Number(key)] : isJsonObject(value) ? value[String(key)] : undefined;
  if (!isJsonObject(value)) throw new Error(`no object at ${path.join('/')}`);
  return value;
}

/** A copy with one change, its signature left as it was. */
export function altered(document: JsonObject, change: (copy: JsonObject) => void): JsonObject {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

/** What a disloyal holder of a recognised key can make: the document with a change, signed anew. */
export async function resigned(
  document: JsonObject,
  issuer: string,
  change: (copy: JsonObject) => void,
  signedAt = NOW,
): Promise<JsonObject> {
  const { proof: _proof, validFrom: _validFrom, ...unsigned } = structuredClone(document);
  change(unsigned);
  return signCredential(unsigned, (await testIssuer(issuer)).signer, signedAt);
}

/** What a stranger is answered who hands in a text: the report, or the code of the refusal. */
export async function handIn(
  input: JsonObject | string,
  material: TrustMaterial,
  options: { parts?: 'required' } = {},
): Promise<VerificationReport | string> {
  try {
    const parsed = parseStrictJson(typeof input === 'string' ? input : JSON.stringify(input));
    return isJsonObject(parsed) ? await verify(parsed, material, options) : 'not an object';
  } catch (error) {
    if (error instanceof CairnError && error.kind !== 'incoherent') return error.code;
    throw error;
  }
}

/** The verdict, or the code of the refusal. */
export async function verdictOn(
  input: JsonObject | string,
  material: TrustMaterial,
  options: { parts?: 'required' } = {},
): Promise<string> {
  const answer = await handIn(input, material, options);
  return typeof answer === 'string' ? answer : answer.verdict;
}

/** The codes that decide a verdict: of what failed, else of what could not be told. */
export async function reasons(input: JsonObject | string, material: TrustMaterial): Promise<string[]> {
  const answer = await handIn(input, material);
  if (typeof answer === 'string') return [answer];
  const results = answer.credentials
    .flatMap((credential) => credential.results)
    .filter((result) => result.advisory !== true);
  const failed = results.filter((result) => result.outcome === 'fail');
  const telling = failed.length > 0 ? failed : results.filter((result) => result.outcome === 'unknown');
  return [...new Set(telling.map((result) => result.code))];
}

import { isJsonObject, type JsonObject, jsonEquals } from '../../common/json.js';
import type { PublishedModule } from '../../credentials/documents/published.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { DESCRIBED, describedClaims, languagesOf } from '../../credentials/sd-jwt/described.js';
import type { SdJwt } from '../../credentials/sd-jwt/read.js';
import type { Registry } from '../../registry/registry.js';
import type { PublishedVersion } from '../published-text.js';
import type { CheckResult } from '../report.js';
import { describedOtherwise, pinnedVersion } from './description.js';

/**
 * The same as `checkDescription` for an award as SD-JWT VC: what it discloses of the module or programme is what the network
 * published of it, all in one language, and nothing that is always shown is missing.
 */
export function checkSdJwtDescription(
  { claims }: Pick<SdJwt, 'claims'>,
  reading: Reading,
  registry: Registry,
  published: string | undefined,
): CheckResult[] {
  const version = pinnedVersion(reading, registry, published);
  if (!version) return [];
  if ('check' in version) return [version];
  const strange = strangeClaim(version, claims) ?? strangeResult(version, claims);
  return strange === undefined ? [] : [describedOtherwise(reading, strange)];
}

/** A claim that says something else than the version does, in each of its languages. */
function strangeClaim(version: PublishedVersion, claims: JsonObject): string | undefined {
  const found = languagesOf(version).map((language) => strangeIn(language, version, claims));
  if (found.includes(undefined)) return undefined;
  // the title tells in which language it is meant to be
  return found.find((name) => name !== 'achievement_title') ?? found[0];
}

function strangeIn(language: string, version: PublishedVersion, claims: JsonObject): string | undefined {
  const { shown, disclosable } = describedClaims(version, language);
  const said: JsonObject = { ...shown, ...disclosable };
  return DESCRIBED.find((name) => {
    const [written, expected] = [claims[name], said[name]];
    if (written === undefined) return shown[name] !== undefined;
    return expected === undefined || !jsonEquals(written, expected);
  });
}

/** Results answer questions of the module, with answers that it knows and that pass. */
function strangeResult(version: PublishedVersion, claims: JsonObject): string | undefined {
  const { grading_scheme: scheme, assessment_grade: grade, assessment_results: results } = claims;
  if (version.type === 'ProgrammeVersion')
    return ['grading_scheme', 'assessment_grade', 'assessment_results'].find(
      (name) => claims[name] !== undefined,
    );
  const { code, values, pass } = version.gradingScheme;
  if (scheme !== code) return 'grading_scheme';
  const passing = values.slice(values.indexOf(pass));
  if (grade !== undefined && !passing.some((value) => value === grade)) return 'assessment_grade';
  return results === undefined || answers(version, results) ? undefined : 'assessment_results';
}

function answers({ criteria }: PublishedModule, results: JsonObject[string]): boolean {
  if (!isJsonObject(results)) return false;
  return Object.entries(results).every(([id, level]) =>
    criteria.some((criterion) => criterion.id === id && criterion.levels.some((one) => one.id === level)),
  );
}

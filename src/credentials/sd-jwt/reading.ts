import type { JsonObject, JsonValue } from '../../common/json.js';
import { ASSESSMENT_CONCEPTS, MODE_CONCEPTS } from '../documents/concepts.js';
import { NOTHING_SAID, type Reading } from '../documents/reading.js';
import type { NativeSdJwt } from './form.js';
import { LEARNING_VCT } from './names.js';
import type { SdJwt } from './read.js';

/** Reads the claims of an award of this project, whose form was checked. What was withheld is not said. */
export function readingOfAward(claims: NativeSdJwt, { withheld }: Pick<SdJwt, 'withheld'>): Reading {
  const { award_statement: statement, stack, grading_scheme: scheme, assessment_grade: grade } = claims;
  const [assessmentType] = claims.types_of_assessment ?? [];
  const mode = claims.form_of_participation && MODE_CONCEPTS[claims.form_of_participation];
  const prior = claims.recognised_prior_learning;
  return {
    ...NOTHING_SAID,
    id: claims.jti,
    form: 'sd-jwt',
    kind: stack ? 'certificate' : 'module',
    title: claims.achievement_title,
    description: claims.achievement_description,
    learnerName: nameOf(claims),
    learner: statement.learner,
    issuer: statement.issuer,
    award: statement.award,
    achievement: statement.achievement,
    versionDigest: claims.achievement_version_digest,
    awardedDate: statement.awardedDate,
    validFrom: instant(claims.iat),
    validUntil: instant(claims.exp),
    ects: statement.ects,
    eqfLevel: claims.level_of_learning_experience,
    grade: grade !== undefined && scheme !== undefined ? { scheme, value: grade } : undefined,
    mode,
    outcomes: claims.learning_outcomes ?? [],
    stack: stack && {
      ...stack,
      parts: stack.parts.map((part, place) => ({
        id: `${statement.award}#part-${place + 1}`,
        type: 'StackedAward' as const,
        ...part,
      })),
    },
    supersedes: claims.supersedes,
    priorLearning: prior && { issuer: prior.issuer, digest: prior.digest },
    withheld: withheld > 0,
    content: {
      country: claims.issuing_country,
      workload: claims.expected_study_time,
      assessmentType: assessmentType && ASSESSMENT_CONCEPTS[assessmentType],
      mode,
      qualityAssurance: claims.types_of_quality_assurance?.[0],
    },
  };
}

/** Reads another issuer's SD-JWT VC: what any has, and of a learning credential its own claims. */
export function readingOfOtherSdJwt({ claims, key, withheld }: SdJwt): Reading {
  const learning = claims.vct === LEARNING_VCT ? claims : {};
  const issued = claims.nbf ?? claims.iat;
  return {
    ...NOTHING_SAID,
    id: string(claims.jti) ?? '',
    form: 'sd-jwt',
    kind: 'other',
    title: string(learning.achievement_title) ?? string(claims.vct) ?? '',
    description: string(learning.achievement_description),
    learnerName: nameOf(learning),
    issuer: string(claims.iss) ?? (key.kind === 'did' ? key.signer : ''),
    validFrom: instant(issued),
    validUntil: instant(claims.exp),
    outcomes: list(learning.learning_outcomes).flatMap((item) => string(item) ?? []),
    withheld: withheld > 0,
  };
}

/** As signed: whole where it is known whole, else of its parts. */
function nameOf(claims: JsonObject | NativeSdJwt): string | undefined {
  const { name, given_name: given, family_name: family } = claims;
  if (typeof name === 'string') return name;
  return typeof family === 'string'
    ? [given, family].filter((part) => typeof part === 'string').join(' ')
    : undefined;
}

/** Seconds since 1970 as an instant in UTC, with no more of it than there is. */
function instant(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'number') return undefined;
  const written = new Date(value * 1000).toISOString();
  return Number.isInteger(value) ? `${written.slice(0, 19)}Z` : written;
}

function string(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

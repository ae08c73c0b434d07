import type { JsonObject } from '../../common/json.js';
import { uuidOfUrn } from '../../common/uuid.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import type { StackLine } from '../documents/build.js';
import { nativeSdJwtSchema } from './form.js';

/** The facts of an award that its claims disclose, in the shapes that builders take them in. */
export interface DisclosedAward {
  /** UUID, like the ids below. */
  readonly credentialId: string;
  readonly issuer: string;
  readonly learner: {
    readonly hash: string;
    readonly id: string | undefined;
    readonly name: string | undefined;
  };
  readonly award: {
    readonly id: string;
    readonly ects: number;
    readonly awardedDate: string;
    readonly grade: { readonly scheme: string; readonly value: string } | undefined;
    readonly criteria: Readonly<Record<string, string>> | undefined;
  };
  readonly achievement: string;
  readonly versionDigest: string;
  readonly issuedAt: Date;
  readonly expires: Date | undefined;
  readonly status: { readonly list: string; readonly index: number };
  readonly supersedes: string | undefined;
  readonly priorLearning:
    | { readonly id: string; readonly issuer: string; readonly digest: string }
    | undefined;
  readonly stack: readonly StackLine[] | undefined;
}

/** The award behind the claims of an SD-JWT VC; `undefined` for claims that aren't those of an award of this project. */
export function awardOfSdJwt(claims: JsonObject): DisclosedAward | undefined {
  const read = nativeSdJwtSchema.safeParse(claims).data;
  if (!read) return undefined;
  const { award_statement: statement, grading_scheme: scheme, assessment_grade: grade } = read;
  const prior = read.recognised_prior_learning;
  return {
    credentialId: uuid(read.jti),
    issuer: statement.issuer,
    learner: {
      hash: statement.learner,
      id: read.learner_identification && uuid(read.learner_identification),
      name: read.name,
    },
    award: {
      id: uuid(statement.award),
      ects: ectsFromDecimal(statement.ects),
      awardedDate: statement.awardedDate,
      grade: grade !== undefined && scheme !== undefined ? { scheme, value: grade } : undefined,
      criteria: read.assessment_results,
    },
    achievement: statement.achievement,
    versionDigest: read.achievement_version_digest,
    issuedAt: new Date(read.iat * 1000),
    expires: read.exp === undefined ? undefined : new Date(read.exp * 1000),
    status: { list: read.status.status_list.uri, index: read.status.status_list.idx },
    supersedes: read.supersedes && uuid(read.supersedes),
    priorLearning: prior && { ...prior, id: uuid(prior.id) },
    stack: read.stack?.parts.map((part) => ({
      rulePart: part.rulePart,
      award: uuid(part.award),
      ...(part.through === undefined ? {} : { through: uuid(part.through) }),
      achievement: part.achievementVersion,
      ects: ectsFromDecimal(part.ects),
      awardedDate: part.awardedDate,
      issuer: part.issuedBy,
    })),
  };
}

function uuid(urn: string): string {
  return uuidOfUrn(urn) ?? urn;
}

import { type Fault, invalid } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { ectsToDecimal } from '../../domain/ects.js';
import type { LegalIdentity } from '../../domain/legal.js';
import { textIn } from '../../domain/text.js';
import type { CredentialFacts, StackLine } from '../documents/build.js';
import { identityHash } from '../documents/identity.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';
import { awardDigest } from '../documents/statement.js';
import { numericDate } from '../jose/times.js';
import { describedClaims } from './described.js';
import { LEARNING_VCT } from './names.js';

/** Everything that the `sd-jwt` rendition says and that isn't in the module or programme version. */
export interface SdJwtFacts extends Omit<CredentialFacts, 'issuer' | 'learner' | 'status'> {
  readonly issuer: CredentialFacts['issuer'] & {
    readonly legal?: LegalIdentity | undefined;
    /** In which its texts are written, as far as there are any in it; English if not given. */
    readonly primaryLanguage?: string | undefined;
  };
  readonly learner: CredentialFacts['learner'] & {
    /** Where it is known which part of the name is which; it is never guessed. */
    readonly familyName?: string | undefined;
    readonly givenName?: string | undefined;
  };
  /** When it is signed; cut to whole seconds. */
  readonly issuedAt: Date;
  /** When it ends to be valid; without it, never. */
  readonly expires?: Date | undefined;
  /** Its place in a Status List Token: the address of the token, and the index. */
  readonly status: { readonly list: string; readonly index: number };
}

/** What is to be signed: all claims, and the names of those that a holder may withhold. */
export interface SdJwtClaims {
  readonly claims: JsonObject;
  readonly disclosable: readonly string[];
}

const urn = (uuid: string) => `urn:uuid:${uuid}`;

/**
 * The claims of a module award as SD-JWT VC, unsigned. Throws a CairnError `sd-jwt.element-missing` of kind `invalid` that
 * lists each mandatory element which the version lacks.
 */
export function buildModuleSdJwt(module: PublishedModule, facts: SdJwtFacts): SdJwtClaims {
  return build(module, facts, { grading_scheme: module.gradingScheme.code }, results(facts));
}

/** The same of a programme award, with its whole stack, which is always disclosed. */
export function buildCertificateSdJwt(
  programme: PublishedProgramme,
  facts: SdJwtFacts,
  stack: readonly StackLine[],
): SdJwtClaims {
  const learner = identityHash(urn(facts.learner.id), facts.learner.salt);
  return build(programme, facts, {
    stack: {
      programmeVersion: programme.id,
      programmeDigest: facts.versionDigest,
      parts: stack.map((line) => stackedAward(line, learner)),
    },
  });
}

function build(
  version: PublishedModule | PublishedProgramme,
  facts: SdJwtFacts,
  shown: JsonObject,
  withheld: JsonObject = {},
): SdJwtClaims {
  const missing = missingElements(version);
  const [first, ...more] = missing;
  if (first) throw invalid(first, ...more);
  const described = describedClaims(version, facts.issuer.primaryLanguage ?? 'en');
  const disclosable = { ...person(facts), ...described.disclosable, ...withheld };
  return {
    claims: {
      ...envelope(facts),
      ...described.shown,
      ...statement(version, facts),
      ...shown,
      ...disclosable,
    },
    disclosable: Object.keys(disclosable),
  };
}

/** What the type of credential or Annex I demands and a programme version may lack. */
function missingElements(version: PublishedModule | PublishedProgramme): Fault[] {
  const elements = { languages: version.languages, mode: version.mode, assessment: version.assessment };
  return Object.entries(elements).flatMap(([name, value]) =>
    value !== undefined
      ? []
      : [
          {
            code: 'sd-jwt.element-missing',
            pointer: `/${name}`,
            message: `The published version lacks what every credential of this kind has to say: ${name}.`,
            expected: 'a version that states it',
          },
        ],
  );
}

function envelope(facts: SdJwtFacts): JsonObject {
  const { issuer, issuedAt, expires, status } = facts;
  const language = issuer.primaryLanguage ?? 'en';
  return {
    vct: LEARNING_VCT,
    jti: urn(facts.credentialId),
    iat: numericDate(issuedAt),
    ...(expires ? { exp: numericDate(expires), date_of_expiry: dateOf(expires) } : {}),
    date_of_issuance: dateOf(issuedAt),
    issuing_authority: textIn(issuer.legal?.name ?? issuer.name, language),
    issuing_country: issuer.country,
    status: { status_list: { uri: status.list, idx: status.index } },
  };
}

/** An instant's date in UTC. */
function dateOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function statement(version: PublishedModule | PublishedProgramme, facts: SdJwtFacts): JsonObject {
  const { award, learner, supersedes, priorLearning } = facts;
  return {
    award_statement: {
      award: urn(award.id),
      learner: identityHash(urn(learner.id), learner.salt),
      achievement: version.id,
      ects: ectsToDecimal(award.ects),
      awardedDate: award.awardedDate,
      issuer: facts.issuer.did,
    },
    achievement_version_digest: facts.versionDigest,
    ...(supersedes === undefined ? {} : { supersedes: urn(supersedes) }),
    ...(priorLearning
      ? {
          recognised_prior_learning: {
            id: urn(priorLearning.id),
            issuer: priorLearning.issuer,
            digest: priorLearning.digest,
          },
        }
      : {}),
  };
}

/** A name of which nobody knows the parts stands whole where the family name does (ICAO Doc 9303, part 3, section 4.6). */
function person({ learner }: SdJwtFacts): JsonObject {
  return {
    name: learner.name,
    family_name: learner.familyName ?? learner.name,
    ...(learner.familyName !== undefined && learner.givenName !== undefined
      ? { given_name: learner.givenName }
      : {}),
    learner_identification: urn(learner.id),
    learner_identification_salt: learner.salt,
  };
}

function results({ award: { grade, criteria = {} } }: SdJwtFacts): JsonObject {
  return {
    ...(grade ? { assessment_grade: grade.value } : {}),
    ...(Object.keys(criteria).length > 0 ? { assessment_results: { ...criteria } } : {}),
  };
}

function stackedAward(line: StackLine, learner: string): JsonObject {
  const ects = ectsToDecimal(line.ects);
  const { achievement, awardedDate, issuer, rulePart, through } = line;
  const award = urn(line.award);
  return {
    award,
    rulePart,
    ...(through === undefined ? {} : { through: urn(through) }),
    achievementVersion: achievement,
    ects,
    awardedDate,
    issuedBy: issuer,
    awardDigest: awardDigest({ award, learner, achievement, ects, awardedDate, issuer }),
  };
}

import * as z from 'zod';
import type { JsonObject } from '../../common/json.js';
import { isCalendarDate } from '../../domain/dates.js';
import { languageSchema } from '../../domain/legal.js';
import { ASSESSMENT_TYPES, MODES, SUPERVISIONS } from '../../domain/module.js';
import { identityHash } from '../documents/identity.js';
import { awardedDate, credits, did, iri, multihash, text, urnUuid } from '../documents/native-form.js';
import { LEARNING_VCT } from './names.js';

const seconds = z.int().positive().max(253_402_300_799);
const day = z.string().refine(isCalendarDate, 'a calendar date');
const texts = z.array(text).min(1).max(100);
const index = z.int().nonnegative().max(0xffff_ffff);

/** What a holder may withhold: of each of these, nothing follows from its absence. */
const withheld = z
  .strictObject({
    name: text,
    family_name: text,
    given_name: text,
    learner_identification: urnUuid,
    learner_identification_salt: text,
    learning_outcomes: texts,
    expected_study_time: text,
    level_of_learning_experience: z.int().min(1).max(8),
    types_of_quality_assurance: texts,
    prerequisites_to_enroll: texts,
    integration_stackability_options: z.boolean(),
    stackability: text,
    types_of_assessment: z.array(z.enum(ASSESSMENT_TYPES)).length(1),
    supervision_and_identity_verification: z.enum(SUPERVISIONS),
    form_of_participation: z.enum(MODES),
    assessment_grade: text,
    assessment_results: z.record(z.string().max(100), text),
  })
  .partial();

const stackedAward = z.strictObject({
  award: urnUuid,
  rulePart: text,
  through: urnUuid.optional(),
  achievementVersion: iri,
  ects: credits,
  awardedDate,
  issuedBy: did,
  awardDigest: multihash,
});

const shown = z.strictObject({
  iss: did.optional(),
  iat: seconds,
  exp: seconds.optional(),
  vct: z.literal(LEARNING_VCT),
  jti: urnUuid,
  cnf: z.strictObject({ jwk: z.record(z.string(), z.unknown()) }).optional(),
  status: z.strictObject({ status_list: z.strictObject({ uri: iri, idx: index }) }),
  issuing_authority: text,
  issuing_country: z.string().regex(/^[A-Z]{2}$/),
  date_of_issuance: day,
  date_of_expiry: day.optional(),
  achievement_title: text,
  achievement_description: text,
  language_of_classes: z.array(languageSchema).min(1).max(50),
  grading_scheme: text.optional(),
  award_statement: z.strictObject({
    award: urnUuid,
    learner: z.string().regex(/^sha256\$[0-9a-f]{64}$/),
    achievement: iri,
    ects: credits,
    awardedDate,
    issuer: did,
  }),
  achievement_version_digest: multihash,
  stack: z
    .strictObject({
      programmeVersion: iri,
      programmeDigest: multihash,
      parts: z.array(stackedAward).max(1000),
    })
    .optional(),
  supersedes: urnUuid.optional(),
  recognised_prior_learning: z.strictObject({ id: urnUuid, issuer: did, digest: multihash }).optional(),
});

type Shown = z.infer<typeof shown> & z.infer<typeof withheld>;

/** The claims of a credential of this project, whatever was withheld. */
export const nativeSdJwtSchema = shown
  .extend(withheld.shape)
  .refine(({ iss, award_statement: { issuer } }) => iss === undefined || iss === issuer, {
    path: ['iss'],
    message: 'the issuer of the award',
  })
  .refine((claims) => claims.date_of_issuance === dayOf(claims.iat), {
    path: ['date_of_issuance'],
    message: 'the day of iat',
  })
  .refine((claims) => claims.date_of_expiry === (claims.exp === undefined ? undefined : dayOf(claims.exp)), {
    path: ['date_of_expiry'],
    message: 'the day of exp',
  })
  .refine(isOwnHash, { path: ['award_statement', 'learner'], message: 'the hash of the learner’s id' });
export type NativeSdJwt = z.infer<typeof nativeSdJwtSchema>;

/** Whether a holder may withhold a claim of an award: what a stack pins and what tells the issuer and the status, never. */
export function mayBeWithheld(name: string): boolean {
  return Object.hasOwn(withheld.shape, name);
}

/** Whether claims are meant to be those of an award of this project: then they have to have its form to the letter. */
export function claimsAward({ vct, award_statement: statement }: JsonObject): boolean {
  return vct === LEARNING_VCT && statement !== undefined;
}

function dayOf(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

/** Nobody's award passes for that of somebody else: where the id and its salt are shown, the hash is theirs. */
function isOwnHash(claims: Shown): boolean {
  const { learner_identification: id, learner_identification_salt: salt } = claims;
  return id === undefined || salt === undefined || identityHash(id, salt) === claims.award_statement.learner;
}

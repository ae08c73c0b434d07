import * as z from 'zod';
import type { Fault } from '../../common/errors.js';
import { type JsonObject, pointer } from '../../common/json.js';
import { isCalendarDate } from '../../domain/dates.js';
import type { NativeVersion } from '../contexts/known.js';
import { identityHash } from './identity.js';

/** The cryptosuite that our credentials are signed with where parts of them may be withheld. */
export const SELECTIVE_SUITE = 'ecdsa-sd-2023';

/**
 * The form of this project's own documents, member by member: which there are, where, of what JSON type. A canonical
 * proof leaves freedoms (a member may move along with its node, a number may become text); this form leaves none, so
 * what the checks read is what was signed. Arrays and single values are interchangeable where JSON-LD makes them so.
 */

export const text = z.string().min(1).max(20_000);
export const iri = z
  .string()
  .regex(/^(https?:\/\/|urn:uuid:|did:)\S+$/)
  .max(2000);
export const urnUuid = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const did = z
  .string()
  .regex(/^did:[a-z0-9]+:\S+$/)
  .max(2000);
/** `Date.parse` takes a 30th of February for a day in March and 24:00 for midnight: one instant has one spelling here. */
const isDay = (value: string) => isCalendarDate(value.slice(0, 10));
export const utcInstant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/)
  .refine(isDay);
/** Offsets from -12:00 to +14:00, which are those of the zones that there are. */
export const awardedDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT00:00:00([+-](0\d|1[01]):[0-5]\d|[+-]12:00|\+(12:[0-5]\d|13:[0-5]\d|14:00))$/)
  .refine(isDay);
export const multihash = z.string().regex(/^zQm[1-9A-HJ-NP-Za-km-z]{44}$/);
/** At most two decimals: sums are kept in hundredths. */
export const credits = z
  .number()
  .nonnegative()
  .max(10_000)
  .refine((value) => Number(value.toFixed(2)) === value);

/** One item may stand without its array. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));
/** An array of one item may stand for that item. */
export const one = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 1 ? value[0] : value), item);
export const oneType = <T extends string>(type: T) => one(z.literal(type));

export const proof = z.strictObject({
  type: oneType('DataIntegrityProof'),
  cryptosuite: one(text),
  created: one(utcInstant),
  verificationMethod: one(did),
  proofPurpose: one(z.literal('assertionMethod')),
  proofValue: one(text),
});

const statusEntry = z.strictObject({
  id: one(iri),
  type: oneType('BitstringStatusListEntry'),
  statusPurpose: one(z.enum(['revocation', 'suspension'])),
  statusListIndex: one(z.string().regex(/^(0|[1-9]\d{0,9})$/)),
  statusListCredential: one(iri),
});

const result = z.strictObject({
  id: one(iri),
  type: oneType('Result'),
  resultDescription: one(iri),
  achievedLevel: one(iri).optional(),
  value: one(text).optional(),
});

const resultDescription = z.strictObject({
  id: one(iri),
  type: oneType('ResultDescription'),
  name: one(text),
  resultType: one(z.enum(['LetterGrade', 'RubricCriterionLevel'])),
  allowedValue: many(text).optional(),
  requiredValue: one(text).optional(),
  requiredLevel: one(iri).optional(),
  rubricCriterionLevel: many(
    z.strictObject({
      id: one(iri),
      type: oneType('RubricCriterionLevel'),
      name: one(text),
      description: one(text),
      level: one(text),
    }),
  ).optional(),
});

export const achievement = z.strictObject({
  id: one(iri),
  type: oneType('Achievement'),
  name: one(text),
  description: one(text),
  humanCode: one(text),
  version: one(text),
  achievementType: one(z.enum(['MicroCredential', 'Certificate'])),
  criteria: one(z.strictObject({ id: one(iri), narrative: one(text) })),
  creditsAvailable: one(credits),
  eqfLevel: one(iri),
  iscedF: one(iri),
  alignment: many(
    z.strictObject({
      id: one(iri),
      type: oneType('Alignment'),
      targetName: one(text),
      targetUrl: one(iri),
      targetType: one(text),
    }),
  ),
  volumeOfLearning: one(z.string().regex(/^PT\d+H(\d+M)?$/)).optional(),
  learningMode: one(iri).optional(),
  learningSetting: one(iri).optional(),
  entryRequirement: one(text).optional(),
  assessment: one(
    z.strictObject({
      id: one(iri),
      type: oneType('LearningAssessmentSpecification'),
      assessmentType: one(iri),
      supervision: one(iri),
      gradingScheme: one(text).optional(),
    }),
  ).optional(),
  qualityAssurance: one(
    z.strictObject({
      id: one(iri),
      type: oneType('QualityAssurance'),
      qualityAssuranceType: one(text),
      description: one(text),
    }),
  ),
  stackability: one(text).optional(),
  resultDescription: many(resultDescription).optional(),
});

/** What a module's assessment is graded on is said; a programme's certificate has no grade. */
const gradedAchievement = achievement.refine(
  ({ achievementType, assessment }) =>
    !assessment || (assessment.gradingScheme !== undefined) === (achievementType === 'MicroCredential'),
  { path: ['assessment', 'gradingScheme'], error: 'the grading scheme of a module, and none of a programme' },
);

const stackedAward = z.strictObject({
  id: one(iri),
  type: oneType('StackedAward'),
  award: one(urnUuid),
  rulePart: one(text),
  through: one(urnUuid).optional(),
  achievementVersion: one(iri),
  ects: one(credits),
  awardedDate: one(awardedDate),
  issuedBy: one(did),
  awardDigest: one(multihash),
});

/** The salted hash of a learner's network id. */
export const identity = z.strictObject({
  type: oneType('IdentityObject'),
  hashed: one(z.literal(true)),
  identityHash: one(z.string().regex(/^sha256\$[0-9a-f]{64}$/)),
  identityType: one(z.literal('systemId')),
  salt: one(text),
});

const subjectForm = z.strictObject({
  id: one(iri),
  type: oneType('AchievementSubject'),
  name: one(text).optional(),
  identifier: one(identity),
  award: one(urnUuid),
  creditsEarned: one(credits),
  achievement: one(gradedAchievement),
  result: many(result).optional(),
  stack: one(
    z.strictObject({
      id: one(iri),
      type: oneType('Stack'),
      programmeVersion: one(iri),
      programmeDigest: one(multihash),
      parts: many(stackedAward),
    }),
  ).optional(),
});

/** Of a subject under its network learner id, the hash is of that id: nobody's parts pass for those of somebody else. */
export function isOwnHash({ id, identifier }: { id: string; identifier: z.infer<typeof identity> }): boolean {
  return !id.startsWith('urn:uuid:') || identifier.identityHash === identityHash(id, identifier.salt);
}

const subject = subjectForm.refine(isOwnHash, 'the hash of the subject’s id with the salt');

/** What an award that recognises prior learning rests on: whose credential, and the digest of that document. */
const priorLearning = z.strictObject({
  id: one(urnUuid),
  type: many(z.string()).refine(
    (types) => [...types].sort().join() === 'Evidence,RecognisedPriorLearning',
    'Evidence and RecognisedPriorLearning',
  ),
  name: one(text),
  narrative: one(text),
  priorIssuer: one(did),
  digestMultibase: one(multihash),
});

export const credentialType = (special: string) =>
  many(z.string()).refine(
    (types) => [...types].sort().join() === [special, 'VerifiableCredential'].sort().join(),
  );

/** Who issued a document of this project. */
export const issuerProfile = z.strictObject({
  id: one(did),
  type: oneType('Profile'),
  name: one(text),
  address: one(
    z.strictObject({
      type: oneType('Address'),
      addressCountryCode: one(z.string().regex(/^[A-Z]{2}$/)),
    }),
  ),
});

/** A signed credential of this project, module or certificate, as it was before there was anything to replace. */
const credentialV1 = z.strictObject({
  '@context': z.array(z.unknown()),
  id: one(urnUuid),
  type: credentialType('OpenBadgeCredential'),
  name: one(text),
  description: one(text),
  issuer: one(issuerProfile),
  validFrom: one(utcInstant),
  awardedDate: one(awardedDate),
  credentialSubject: one(subject),
  credentialStatus: many(statusEntry).refine(
    (entries) =>
      entries
        .map((entry) => entry.statusPurpose)
        .sort()
        .join() === 'revocation,suspension',
    'one entry for revocation and one for suspension',
  ),
  credentialSchema: one(z.strictObject({ id: one(iri), type: oneType('1EdTechJsonSchemaValidator2019') })),
  relatedResource: one(
    z.strictObject({
      id: one(iri),
      mediaType: one(z.literal('application/json')),
      digestMultibase: one(multihash),
    }),
  ),
  proof: many(proof).refine((proofs) => proofs.length > 0),
});

/** A signed credential of this project. `supersedes`: the credential whose place it takes. */
const credentialV2 = credentialV1.extend({
  supersedes: one(urnUuid).optional(),
  evidence: one(priorLearning).optional(),
});
export type NativeCredential = z.infer<typeof credentialV2>;

/** Its holder withheld something where the proof is one that was derived for that, and nowhere else. */
const namesLearner = ({ credentialSubject, proof: proofs }: z.infer<typeof credentialV1>): boolean =>
  credentialSubject.name !== undefined || proofs.every(({ cryptosuite }) => cryptosuite === SELECTIVE_SUITE);
const NAMELESS = { path: ['credentialSubject', 'name'], error: 'the name of the learner' };

const FORMS: Readonly<Record<NativeVersion, z.ZodType<NativeCredential>>> = {
  1: credentialV1.refine(namesLearner, NAMELESS),
  2: credentialV2.refine(namesLearner, NAMELESS),
};

/**
 * The form that goes with a version of the context. A member that only a later context defines would be covered by no
 * signature under an earlier one, so each has its own.
 */
export function nativeCredentialSchema(version: NativeVersion): z.ZodType<NativeCredential> {
  return FORMS[version];
}
export type StackedAward = z.infer<typeof stackedAward>;

/** A signed status list of this project. */
export const nativeStatusListSchema = z.strictObject({
  '@context': z.array(z.unknown()),
  id: one(iri),
  type: credentialType('BitstringStatusListCredential'),
  issuer: one(did),
  validFrom: one(utcInstant),
  validUntil: one(utcInstant),
  credentialSubject: one(
    z.strictObject({
      id: one(iri),
      type: oneType('BitstringStatusList'),
      statusPurpose: one(z.enum(['revocation', 'suspension'])),
      encodedList: one(z.string().startsWith('u').max(2_000_000)),
      ttl: one(z.int().nonnegative()),
    }),
  ),
  proof: many(proof).refine((proofs) => proofs.length > 0),
});

/** What is expected where a member stands that the form doesn't have. */
export const NO_FURTHER_MEMBERS = 'no further members';

/** Reads a document in a native form; on failure, every place that departs from it. */
export function readNative<T>(
  schema: z.ZodType<T>,
  document: JsonObject,
): { value: T } | { faults: Fault[] } {
  const parsed = schema.safeParse(document);
  if (parsed.success) return { value: parsed.data };
  return {
    faults: parsed.error.issues.map((issue) => ({
      code: 'structure.form',
      pointer: pointer(
        ...issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment))),
      ),
      message: 'The document departs from its form here.',
      expected: issue.code === 'unrecognized_keys' ? NO_FURTHER_MEMBERS : issue.message,
    })),
  };
}

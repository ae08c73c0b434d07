import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';

import { isOpenBadgesContext } from '../contexts/known.js';

import { readStatusEntries, type StatusEntry } from '../status/read-entries.js';

import type { Transcript } from './clr.js';
import type { NativeCredential, StackedAward } from './native-form.js';

/** What the checks read of a credential: from its signed fields, after its form was checked. */
export interface Reading {
  readonly id: string;
  /**
   * `native`, `transcript`: this project's own forms. `open-badge`: another issuer's. `edc` (Europass) and `sd-jwt`: anybody's.
   */
  readonly form: 'native' | 'transcript' | 'open-badge' | 'edc' | 'sd-jwt';
  /** `transcript`: a learner record, whoever issued it. */
  readonly kind: 'module' | 'certificate' | 'transcript' | 'other';
  readonly title: string;
  readonly description: string | undefined;
  readonly learnerName: string | undefined;
  /** The identity hash by which two credentials are seen to be about one learner. */
  readonly learner: string | undefined;
  readonly issuer: string;
  readonly award: string | undefined;
  /** Address of the module or programme version. */
  readonly achievement: string | undefined;
  readonly versionDigest: string | undefined;
  /** As written: midnight with offset. */
  readonly awardedDate: string | undefined;
  readonly validFrom: string | undefined;
  readonly validUntil: string | undefined;
  readonly ects: number | undefined;
  readonly eqfLevel: number | undefined;
  readonly grade: { readonly scheme: string; readonly value: string } | undefined;
  readonly mode: string | undefined;
  readonly outcomes: readonly string[];
  readonly status: readonly StatusEntry[];
  readonly proofs: readonly JsonObject[];
  readonly stack:
    | {
        readonly programmeVersion: string;
        readonly programmeDigest: string;
        readonly parts: readonly StackedAward[];
      }
    | undefined;
  /** What it says of the module or programme and of the results, as written; of the native form only. */
  readonly described:
    | { readonly achievement: JsonObject; readonly results: readonly JsonObject[] }
    | undefined;
  /** Id of the credential whose place it takes, `urn:uuid:…`. */
  readonly supersedes: string | undefined;
  /** Whose credential the award rests on, where it recognises prior learning, and the digest of that document. */
  readonly priorLearning: { readonly issuer: string; readonly digest: string } | undefined;
  /** Whether its holder withheld something, as far as that can be told: of what it lacks, nothing follows. */
  readonly withheld?: boolean | undefined;
  /** Annex I elements of the achievement, as the content check needs them. */
  readonly content: {
    readonly country: string | undefined;
    readonly workload: string | undefined;
    readonly assessmentType: string | undefined;
    readonly mode: string | undefined;
    readonly qualityAssurance: string | undefined;
  };
  /** Who issued it, to the law: of a European digital credential. */
  readonly legalIssuer?: LegalIssuer | undefined;
}

/** Who issued a European digital credential, to the law. The certificate of its seal has to be of the same. */
export interface LegalIssuer {
  /** Every legal name that it gives, by language. */
  readonly names: Readonly<Record<string, string>>;
  readonly name: string | undefined;
  /** Such as `VATPT-501234567`. */
  readonly eidasIdentifier: string | undefined;
  /** ISO 3166-1, two letters. */
  readonly country: string | undefined;
}

/** Reads a document whose native form was checked, as `native`. */
export function readingOfNative(document: JsonObject, native: NativeCredential): Reading {
  const written = object(single(document.credentialSubject));
  const subject = native.credentialSubject;
  const achievement = subject.achievement;
  const address = withoutFragment(achievement.id);
  const grade = subject.result?.find((result) => result.resultDescription === `${address}#grade`)?.value;
  return {
    id: native.id,
    form: 'native',
    kind: subject.stack ? 'certificate' : 'module',
    title: native.name,
    description: native.description,
    learnerName: subject.name,
    learner: subject.identifier.identityHash,
    issuer: native.issuer.id,
    award: subject.award,
    achievement: address,
    versionDigest: native.relatedResource.id === address ? native.relatedResource.digestMultibase : undefined,
    awardedDate: native.awardedDate,
    validFrom: native.validFrom,
    validUntil: undefined,
    ects: subject.creditsEarned,
    eqfLevel: Number(/\/eqf\/([1-8])$/.exec(achievement.eqfLevel)?.[1]) || undefined,
    grade:
      grade && achievement.assessment?.gradingScheme !== undefined
        ? { scheme: achievement.assessment.gradingScheme, value: grade }
        : undefined,
    mode: achievement.learningMode,
    outcomes: achievement.alignment.map((outcome) => outcome.targetName),
    status: readStatusEntries(document.credentialStatus),
    proofs: list(document.proof).filter(isJsonObject),
    stack: subject.stack,
    described: {
      achievement: object(single(written.achievement)),
      results: list(written.result).filter(isJsonObject),
    },
    supersedes: native.supersedes,
    priorLearning: native.evidence && {
      issuer: native.evidence.priorIssuer,
      digest: native.evidence.digestMultibase,
    },
    withheld: subject.name === undefined,
    content: {
      country: native.issuer.address.addressCountryCode,
      workload: achievement.volumeOfLearning,
      assessmentType: achievement.assessment?.assessmentType,
      mode: achievement.learningMode,
      qualityAssurance: achievement.qualityAssurance.qualityAssuranceType,
    },
  };
}

/** Reads a transcript of this project, whose form was checked. It says nothing of an award: what it lists does. */
export function readingOfTranscript({ id, name, issuer, validFrom, credentialSubject }: Transcript): Reading {
  return {
    ...NOTHING_SAID,
    id,
    form: 'transcript',
    kind: 'transcript',
    title: name,
    learnerName: credentialSubject.name,
    learner: credentialSubject.identifier.identityHash,
    issuer: issuer.id,
    validFrom,
  };
}

/** Reads another issuer's credential as far as VCDM 2.0, VCDM 1.1 and Open Badges 3.0 fix its members. */
export function readingOfOther(document: JsonObject, proofs: readonly JsonObject[]): Reading {
  // without the vocabulary of Open Badges such a member would be another word that is spelt alike
  const isBadge = list(document['@context']).some((context) => isOpenBadgesContext(context));
  const written = object(single(document.credentialSubject));
  const subject = isBadge ? written : { name: written.name ?? null };
  const achievement = object(single(subject.achievement));
  const issuer = single(document.issuer);
  return {
    ...NOTHING_SAID,
    id: string(document.id) ?? '',
    form: 'open-badge',
    kind: isLearnerRecord(document) ? 'transcript' : 'other',
    title: textOf(document.name) ?? textOf(achievement.name) ?? '',
    description: string(document.description) ?? string(achievement.description),
    learnerName: string(subject.name),
    issuer: string(issuer) ?? string(object(issuer).id) ?? '',
    achievement: string(achievement.id),
    awardedDate: isBadge ? string(document.awardedDate) : undefined,
    validFrom: string(document.validFrom ?? document.issuanceDate),
    validUntil: string(document.validUntil ?? document.expirationDate),
    ects: typeof subject.creditsEarned === 'number' ? subject.creditsEarned : undefined,
    outcomes: list(achievement.alignment).flatMap((item) => string(object(item).targetName) ?? []),
    status: readStatusEntries(document.credentialStatus),
    proofs,
  };
}

/** What a document says of an award that isn't one in this project's form. */
export const NOTHING_SAID = {
  description: undefined,
  learner: undefined,
  award: undefined,
  achievement: undefined,
  versionDigest: undefined,
  awardedDate: undefined,
  validUntil: undefined,
  ects: undefined,
  eqfLevel: undefined,
  grade: undefined,
  mode: undefined,
  outcomes: [],
  status: [],
  proofs: [],
  stack: undefined,
  described: undefined,
  supersedes: undefined,
  priorLearning: undefined,
  content: {
    country: undefined,
    workload: undefined,
    assessmentType: undefined,
    mode: undefined,
    qualityAssurance: undefined,
  },
} as const;

/** Whether a document calls itself a learner record (Comprehensive Learner Record 2.0), in whatever vocabulary. */
export function isLearnerRecord(document: JsonObject): boolean {
  return list(document.type).includes('ClrCredential');
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? address;
}

/** A member's values, whether it holds one, many or none. */
export function list(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text, or the first of several in their languages (VCDM 2.0, section 11.1). */
export function textOf(value: JsonValue | undefined): string | undefined {
  const [first] = list(value);
  return string(isJsonObject(first) ? first['@value'] : first);
}

function single(value: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function string(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

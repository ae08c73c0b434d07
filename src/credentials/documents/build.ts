import type { JsonObject } from '../../common/json.js';
import { type EctsHundredths, ectsToDecimal } from '../../domain/ects.js';
import type { Grade } from '../../domain/grades.js';
import { type TextMap, textIn } from '../../domain/text.js';
import { NATIVE_CONTEXT } from '../contexts/known.js';
import { type StatusSlot, statusEntries } from '../status/entries.js';
import { moduleAchievement, programmeAchievement } from './achievement.js';
import { identityHash, identityObject } from './identity.js';
import type { PublishedModule, PublishedProgramme } from './published.js';
import { awardDigest } from './statement.js';

/** Everything a credential says that isn't in the module or programme version. */
export interface CredentialFacts {
  /** UUID. */
  readonly credentialId: string;
  readonly issuer: { readonly did: string; readonly name: TextMap; readonly country: string };
  readonly learner: { readonly id: string; readonly name: string; readonly salt: string };
  /** DID of the wallet that it is bound to: the credential is about this in place of the learner id. */
  readonly holder?: string | undefined;
  readonly award: {
    readonly id: string;
    readonly ects: EctsHundredths;
    /** Midnight with offset. */
    readonly awardedDate: string;
    readonly grade?: Grade | undefined;
    /** Criterion id to level id. */
    readonly criteria?: Readonly<Record<string, string>> | undefined;
  };
  readonly status: StatusSlot;
  /** Digest of the published version's bytes. */
  readonly versionDigest: string;
  /** UUID of the credential whose place it takes. */
  readonly supersedes?: string | undefined;
  /** What an award that recognises prior learning rests on. */
  readonly priorLearning?: PriorLearning | undefined;
}

/** A credential of somebody else, on the strength of which an award was made. */
export interface PriorLearning {
  /** UUID under which it is kept. */
  readonly id: string;
  /** DID of who issued it. */
  readonly issuer: string;
  /** Multibase digest of its JCS form. */
  readonly digest: string;
}

/** One line of a certificate's stack, as a builder needs it. */
export interface StackLine {
  readonly rulePart: string;
  readonly award: string;
  readonly through?: string | undefined;
  readonly achievement: string;
  readonly ects: EctsHundredths;
  readonly awardedDate: string;
  readonly issuer: string;
}

const OB_SCHEMA = {
  id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
  type: '1EdTechJsonSchemaValidator2019',
};

const urn = (uuid: string) => `urn:uuid:${uuid}`;

/**
 * The `vc` rendition of a module award, unsigned: VCDM 2.0, Open Badges 3.0. `validFrom` and the proof are added when
 * it is signed.
 */
export function buildModuleCredential(module: PublishedModule, facts: CredentialFacts): JsonObject {
  return envelope(module, facts, {
    ...subject(facts),
    achievement: moduleAchievement(module),
    ...results(module, facts),
  });
}

/** The `vc` rendition of a programme award, unsigned, with its stack: which awards serve which part of the rule. */
export function buildCertificate(
  programme: PublishedProgramme,
  facts: CredentialFacts,
  stack: readonly StackLine[],
): JsonObject {
  const learner = identityHash(urn(facts.learner.id), facts.learner.salt);
  return envelope(programme, facts, {
    ...subject(facts),
    achievement: programmeAchievement(programme),
    stack: {
      id: `${urn(facts.award.id)}#stack`,
      type: 'Stack',
      programmeVersion: programme.id,
      programmeDigest: facts.versionDigest,
      parts: stack.map((line, index) =>
        stackedAward(`${urn(facts.award.id)}#part-${index + 1}`, line, learner),
      ),
    },
  });
}

function stackedAward(id: string, line: StackLine, learner: string): JsonObject {
  const ects = ectsToDecimal(line.ects);
  const { achievement, awardedDate, issuer } = line;
  return {
    id,
    type: 'StackedAward',
    award: urn(line.award),
    rulePart: line.rulePart,
    ...(line.through === undefined ? {} : { through: urn(line.through) }),
    achievementVersion: achievement,
    ects,
    awardedDate,
    issuedBy: issuer,
    awardDigest: awardDigest({ award: urn(line.award), learner, achievement, ects, awardedDate, issuer }),
  };
}

function envelope(
  version: PublishedModule | PublishedProgramme,
  facts: CredentialFacts,
  credentialSubject: JsonObject,
): JsonObject {
  return {
    '@context': structuredClone(NATIVE_CONTEXT),
    id: urn(facts.credentialId),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: textIn(version.title, 'en'),
    description: textIn(version.description, 'en'),
    issuer: {
      id: facts.issuer.did,
      type: ['Profile'],
      name: textIn(facts.issuer.name, 'en'),
      address: { type: ['Address'], addressCountryCode: facts.issuer.country },
    },
    awardedDate: facts.award.awardedDate,
    ...(facts.supersedes === undefined ? {} : { supersedes: urn(facts.supersedes) }),
    credentialSubject,
    ...(facts.priorLearning ? { evidence: [evidence(facts.priorLearning)] } : {}),
    credentialStatus: statusEntries(facts.status),
    credentialSchema: [OB_SCHEMA],
    relatedResource: [
      { id: version.id, mediaType: 'application/json', digestMultibase: facts.versionDigest },
    ],
  };
}

function evidence({ id, issuer, digest }: PriorLearning): JsonObject {
  return {
    id: urn(id),
    type: ['Evidence', 'RecognisedPriorLearning'],
    name: 'Recognised prior learning',
    narrative: 'The award recognises learning that a credential of another issuer attests.',
    priorIssuer: issuer,
    digestMultibase: digest,
  };
}

function subject(facts: CredentialFacts): JsonObject {
  const learner = urn(facts.learner.id);
  return {
    id: facts.holder ?? learner,
    type: ['AchievementSubject'],
    name: facts.learner.name,
    identifier: [identityObject(learner, facts.learner.salt)],
    award: urn(facts.award.id),
    creditsEarned: ectsToDecimal(facts.award.ects),
  };
}

function results(module: PublishedModule, facts: CredentialFacts): JsonObject {
  const { grade, criteria = {} } = facts.award;
  const award = urn(facts.award.id);
  const result = Object.entries(criteria).map(
    ([criterion, level]): JsonObject => ({
      id: `${award}#${criterion}`,
      type: ['Result'],
      resultDescription: `${module.id}#${criterion}`,
      achievedLevel: `${module.id}#${criterion}-${level}`,
    }),
  );
  if (grade) {
    result.unshift({
      id: `${award}#grade`,
      type: ['Result'],
      resultDescription: `${module.id}#grade`,
      value: grade.value,
    });
  }
  return result.length > 0 ? { result } : {};
}

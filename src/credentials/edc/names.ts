/** Where the terms of this project live; they are the same that the native form's context has. */
const TERMS = 'urn:uuid:b25bb3b6-08fa-4b43-aea3-d3c4fb8bdf59#';

/**
 * What an `Identifier` in our documents is a number of: a name for people (`schemeName`) and an address for machines
 * (`schemeId`). By these the award statement is carried, each part of it at the thing that it is about.
 */
export const SCHEMES = {
  award: { name: 'Award', id: `${TERMS}award` },
  learner: { name: 'Learner (salted hash)', id: `${TERMS}learner` },
  salt: { name: 'Salt of the learner hash', id: `${TERMS}salt` },
  version: { name: 'Published version', id: `${TERMS}achievementVersion` },
  versionDigest: { name: 'Digest of the published version', id: `${TERMS}versionDigest` },
  code: { name: 'Code', id: `${TERMS}code` },
  did: { name: 'Decentralised identifier', id: `${TERMS}issuedBy` },
  rulePart: { name: 'Part of the programme rule', id: `${TERMS}rulePart` },
  awardDigest: { name: 'Digest of the award', id: `${TERMS}awardDigest` },
  supersedes: { name: 'Takes the place of', id: `${TERMS}supersedes` },
  priorCredential: { name: 'Credential that was recognised', id: `${TERMS}priorCredential` },
  priorIssuer: { name: 'Issuer of the credential that was recognised', id: `${TERMS}priorIssuer` },
  priorDigest: { name: 'Digest of the credential that was recognised', id: `${TERMS}priorDigest` },
  gradingScheme: { name: 'Grading scheme', id: `${TERMS}gradingScheme` },
  grade: { name: 'Grade', id: `${TERMS}grade` },
  criterion: { name: 'Criterion', id: `${TERMS}criterion` },
  level: { name: 'Level reached', id: `${TERMS}achievedLevel` },
  qualityAssurance: { name: 'Quality assurance', id: `${TERMS}qualityAssuranceType` },
  stackability: { name: 'Integration and stackability', id: `${TERMS}stackability` },
} as const;
export type Scheme = keyof typeof SCHEMES;

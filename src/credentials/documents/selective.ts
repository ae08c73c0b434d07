import { isJsonObject, type JsonObject } from '../../common/json.js';
import { type StatusSlot, statusEntries } from '../status/entries.js';
import { list } from './reading.js';

/** What a holder may keep to himself. The rest, and the award statement in it, is disclosed always. */
export const WITHHOLDABLE = ['name', 'grade'] as const;
export type Withholdable = (typeof WITHHOLDABLE)[number];

/** Members of the subject. A grade is one of the results, and the others say as much of how well somebody did. */
const MEMBERS: Readonly<Record<Withholdable, string>> = { name: 'name', grade: 'result' };

/** What stands in a signed credential and depends on who signs it when, and where its status is. */
export interface SelectiveFacts {
  /** UUID of the new credential. */
  readonly id: string;
  readonly status: StatusSlot;
  /** UUID of the credential whose place it takes. */
  readonly supersedes: string | undefined;
}

/**
 * The same award as a signed credential tells, unsigned, to be signed so that parts of it can be withheld. What values a grade
 * may have is left to the published version: it is an ordered list, which suites that disclose selections can't take.
 */
export function buildSelective(signed: JsonObject, facts: SelectiveFacts): JsonObject {
  const {
    '@context': context = null,
    proof: _proof,
    validFrom: _validFrom,
    supersedes: _old,
    ...said
  } = signed;
  return {
    '@context': context,
    ...said,
    id: `urn:uuid:${facts.id}`,
    credentialSubject: withoutValues(subjectOf(signed)),
    ...(facts.supersedes === undefined ? {} : { supersedes: `urn:uuid:${facts.supersedes}` }),
    credentialStatus: statusEntries(facts.status),
  };
}

function withoutValues(subject: JsonObject): JsonObject {
  const { achievement } = subject;
  if (!isJsonObject(achievement) || achievement.resultDescription === undefined) return subject;
  const resultDescription = list(achievement.resultDescription)
    .filter(isJsonObject)
    .map(({ allowedValue: _values, ...description }) => description);
  return { ...subject, achievement: { ...achievement, resultDescription } };
}

/** JSON pointers to all that nobody may withhold. Ids, types and contexts go along with what they belong to. */
export function mandatoryPointers(document: JsonObject): string[] {
  const {
    '@context': _context,
    id: _id,
    type: _type,
    credentialSubject: _about,
    proof: _proof,
    ...others
  } = document;
  const { id: _subject, type: _subjectType, ...subject } = subjectOf(document);
  const withholdable = Object.values(MEMBERS);
  return [
    ...Object.keys(others).map((member) => `/${member}`),
    ...Object.keys(subject)
      .filter((member) => !withholdable.includes(member))
      .map((member) => `/credentialSubject/${member}`),
  ];
}

/** JSON pointers to what is shown beside, if this is withheld. */
export function selectivePointers(document: JsonObject, withheld: readonly Withholdable[]): string[] {
  return WITHHOLDABLE.filter((one) => !withheld.includes(one) && says(document, one)).map(
    (one) => `/credentialSubject/${MEMBERS[one]}`,
  );
}

/** Whether a credential of this project says something that may be withheld. */
export function says(document: JsonObject, one: Withholdable): boolean {
  return subjectOf(document)[MEMBERS[one]] !== undefined;
}

function subjectOf({ credentialSubject: subject }: JsonObject): JsonObject {
  return isJsonObject(subject) ? subject : {};
}

import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { Enclosed } from '../../credentials/canonical/enclosed.js';
import { listedAssociations, listedProgrammes, readOwnCredential } from '../../credentials/documents/clr.js';
import { list, type Reading } from '../../credentials/documents/reading.js';
import type { CheckResult, CredentialReport } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('clr', 'Comprehensive Learner Record 2.0, ClrSubject');

/** A credential that a learner record lists, with what was found about it by itself. */
export interface ListedCredential {
  readonly enclosed: Enclosed;
  /** What was in it; absent for what could not be opened. */
  readonly document: JsonObject | undefined;
  readonly reading: Reading | undefined;
  readonly report: CredentialReport;
}

/**
 * Whether a learner record lists what is true: each credential in it verifies by itself and is about the record's learner.
 * A transcript of this project further says no more than what it lists does, and lists its issuer's own awards, each once.
 */
export function checkRecord(
  document: JsonObject,
  record: Reading,
  listed: readonly ListedCredential[],
): CheckResult[] {
  if (listed.length === 0)
    return [
      fail('empty', 'It is a record of achievements and lists none.', {
        pointer: '/credentialSubject/verifiableCredential',
      }),
    ];
  const own = record.form === 'transcript';
  const results = listed.flatMap((one) => [
    ...checkVerdict(one),
    ...(own ? checkOwnEntry(record, one) : checkLearner(one)),
  ]);
  if (own) results.push(...checkOwnSubject(document, listed));
  if (results.length > 0) return results;
  return [
    pass('complete', 'Every credential that it lists holds by itself, and is about the same learner.', {
      evidence: { listed: listed.length },
    }),
  ];
}

/** That a record stands so deep in others that what it lists is not looked at. */
export function recordTooDeep(): CheckResult {
  return unknown('too-deep', 'Records are enclosed in each other too deep to be looked at.');
}

function checkVerdict({ enclosed: { pointer }, report }: ListedCredential): CheckResult[] {
  if (report.verdict === 'verified') return [];
  const failed = report.verdict === 'not-verified';
  const cause = report.results.find(
    ({ advisory, outcome }) => advisory !== true && outcome === (failed ? 'fail' : 'unknown'),
  );
  const evidence = { credential: report.summary?.id, cause: cause?.code };
  return [
    failed
      ? fail('entry-not-verified', 'A credential that it lists does not verify by itself.', {
          pointer,
          evidence,
        })
      : unknown(
          'entry-undetermined',
          'About a credential that it lists it could not be determined whether it is valid.',
          { pointer, evidence },
        ),
  ];
}

function otherLearner({ enclosed: { pointer }, reading }: ListedCredential): CheckResult {
  const message = 'A credential that it lists is about another learner.';
  return fail('other-learner', message, { pointer, evidence: { credential: reading?.id } });
}

/** Of a transcript of this project: an award of its issuer, to its learner. */
function checkOwnEntry(record: Reading, entry: ListedCredential): CheckResult[] {
  const { reading, enclosed } = entry;
  if (!reading) return [];
  const extras = { pointer: enclosed.pointer, evidence: { credential: reading.id } };
  if (reading.form !== 'native' || reading.issuer !== record.issuer)
    return [fail('entry-foreign', 'It lists something else than awards of its issuer.', extras)];
  if (reading.learner !== record.learner) return [otherLearner(entry)];
  if (reading.learnerName !== record.learnerName)
    return [unknown('name-differs', 'A credential that it lists is in another name.', extras)];
  return [];
}

/** What else a transcript of this project states follows from what it lists; it is made anew and compared. */
function checkOwnSubject(document: JsonObject, listed: readonly ListedCredential[]): CheckResult[] {
  const documents = listed.map(({ document: one }) => one).filter(isPresent);
  const natives = documents.map(readOwnCredential).filter(isPresent);
  const subject = isJsonObject(document.credentialSubject) ? document.credentialSubject : {};
  const results: CheckResult[] = [];
  const awards = natives.map(({ credentialSubject }) => credentialSubject.award);
  if (new Set(awards).size < awards.length) results.push(fail('entry-twice', 'It lists an award twice.'));
  if (!same(subject.association, listedAssociations(natives)))
    results.push(
      fail(
        'association-contradicts',
        'What it says of which award is a part of which is not what the awards say.',
        {
          pointer: '/credentialSubject/association',
        },
      ),
    );
  if (!same(subject.achievement, listedProgrammes(documents)))
    results.push(
      fail(
        'achievement-contradicts',
        'It describes programmes otherwise than the certificates that it lists.',
        {
          pointer: '/credentialSubject/achievement',
        },
      ),
    );
  return results;
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function same(stated: JsonValue | undefined, expected: JsonValue): boolean {
  return stated !== undefined && canonicalJson(stated) === canonicalJson(expected);
}

/** Of another issuer's record: a subject of the credential and the learner have an id or an identifier in common. */
function checkLearner(entry: ListedCredential): CheckResult[] {
  const { enclosed, document } = entry;
  if (!document || list(document.type).includes('EndorsementCredential')) return [];
  const subjects = list(document.credentialSubject).filter(isJsonObject);
  if (subjects.some((subject) => isSame(subject, enclosed.holder))) return [];
  const named = [enclosed.holder, ...subjects].map(({ id }) => id);
  if (named.length > 1 && named.every((id) => typeof id === 'string')) return [otherLearner(entry)];
  const message =
    'Whether a credential that it lists is about the same learner cannot be told: they are not both named.';
  return [unknown('learner-unnamed', message, { pointer: enclosed.pointer })];
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  if (typeof one.id === 'string' && one.id === other.id) return true;
  const known = list(other.identifier).filter(isJsonObject).map(identityOf);
  return list(one.identifier)
    .filter(isJsonObject)
    .map(identityOf)
    .some((identity) => identity !== undefined && known.includes(identity));
}

/** An Open Badges `IdentityObject` as a text that is equal for equal ones; `undefined` for what isn't one. */
function identityOf({ identityHash, identityType, hashed, salt }: JsonObject): string | undefined {
  if (typeof identityHash !== 'string' || typeof identityType !== 'string') return undefined;
  return canonicalJson([identityHash, identityType, hashed ?? null, salt ?? null]);
}

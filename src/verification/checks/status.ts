import type { JsonObject } from '../../common/json.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { MINIMUM_LENGTH, valueAt } from '../../credentials/status/bitstring.js';
import { BITSTRING_LIST, type ListKind } from '../../credentials/status/bitstring-list.js';
import type { StatusEntry } from '../../credentials/status/read-entries.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import {
  LIST_PROBLEMS,
  type ListContent,
  type ListProblem,
  STATUS_ERRORS,
  type VerifiedList,
} from '../status-problems.js';
import { PURPOSES, type Tell } from './status-purposes.js';

const { unknown, notApplicable } = resultsOf('status', 'Bitstring Status List 1.0, section 3.2');

/** Checks an entry of one type, of a credential by `issuer`. */
type EntryCheck = (
  entry: StatusEntry,
  issuer: string,
  verifiedList: (address: string) => Promise<VerifiedList>,
) => Promise<CheckResult>;

/** The kinds of lists that a credential may point into: one of our own has entries of one type alone. */
async function kindsFor({ form }: Reading): Promise<readonly ListKind[]> {
  if (form === 'native') return [BITSTRING_LIST];
  return (await import('../../credentials/status/list-kinds.js')).listKinds();
}

/** Whether it was revoked or suspended, by its issuer's signed lists. A list that can't be had or trusted says nothing. */
export async function checkStatus(
  reading: Reading,
  verifiedList: (address: string) => Promise<VerifiedList>,
): Promise<CheckResult[]> {
  if (reading.status.length === 0) {
    return [noStatus()];
  }
  const kinds = await kindsFor(reading);
  // all at once, so that what looks lists up can ask for them together
  return Promise.all(
    reading.status.map((entry) => {
      // what isn't known is `unknown`, never passed over
      const check = kinds.some((kind) => kind.entry === entry.type) ? checkListed : checkUnsupported;
      return check(entry, reading.issuer, verifiedList);
    }),
  );
}

/** That a credential has no status at all. */
export function noStatus(): CheckResult {
  return notApplicable('none', 'Its issuer did not provide a way to revoke it.');
}

const checkUnsupported: EntryCheck = async (entry) =>
  doubt(entry, 'type-unsupported', 'Whether it was revoked is kept in a way that is not supported here.');

/** The validation of Bitstring Status List 1.0, section 3.2, and of its predecessor, which differs in names alone. */
const checkListed: EntryCheck = async (entry, issuer, verifiedList) => {
  const { purpose, fault } = entry;
  if (fault) {
    const pointer = `${entry.pointer}/${fault.member}`;
    const message = 'What it says of its status is not written as it has to be.';
    return { ...doubt(entry, fault.code, message, { error: STATUS_ERRORS.malformed }), pointer };
  }
  const known = PURPOSES.get(purpose);
  if (!known) {
    return doubt(entry, 'purpose-unsupported', 'It has a status of a kind that is not supported here.');
  }
  const list = await verifiedList(entry.list);
  const result = 'problem' in list ? tellProblem(entry, list) : tellFromList(list, entry, issuer, known.tell);
  return known.advisory ? { ...result, advisory: true } : result;
};

function tellProblem(entry: StatusEntry, { problem, because, signedAt }: ListProblem): CheckResult {
  const [error, message] = LIST_PROBLEMS[problem];
  const found = {
    error,
    ...(because === undefined ? {} : { because }),
    ...(signedAt === undefined ? {} : { signedAt }),
  };
  return doubt(entry, `list-${problem}`, message, found);
}

/** Steps 5 to 15. That another issuer than the credential's may keep a list for it is nothing that is relied on here. */
function tellFromList(list: ListContent, entry: StatusEntry, issuer: string, tell: Tell): CheckResult {
  const { verification: error, length, range } = STATUS_ERRORS;
  const mismatch = mismatchOf(list, entry, issuer);
  if (mismatch !== undefined) {
    const message = 'The list that it points to is not the issuer’s list for this purpose.';
    return doubt(entry, 'list-mismatch', message, { error, because: mismatch });
  }
  if ((list.bits.byteLength * 8) / entry.size < MINIMUM_LENGTH) {
    const message = 'The list that it points to is so short that a look at it would tell who is looked up.';
    return doubt(entry, 'list-too-short', message, { error: length });
  }
  const value = valueAt(list.bits, entry.index, entry.size);
  if (value === undefined) {
    const message = 'Its place lies outside of the list that it points to.';
    return doubt(entry, 'index-out-of-range', message, { error: range });
  }
  return tell(value, entry, { ...evidenceOf(entry), listSignedAt: list.signedAt });
}

function mismatchOf(list: ListContent, entry: StatusEntry, issuer: string): string | undefined {
  if (list.kind.entry !== entry.type) return 'type';
  if (list.issuer !== issuer) return 'issuer';
  return list.purposes.includes(entry.purpose) ? undefined : 'purpose';
}

function evidenceOf({ list, purpose }: StatusEntry): JsonObject {
  return { list, purpose };
}

/** A status that can't be told. `found`: which error of the standard it is, and what is behind it. */
function doubt(entry: StatusEntry, code: string, message: string, found: JsonObject = {}): CheckResult {
  return unknown(code, message, { evidence: { ...evidenceOf(entry), ...found } });
}

import type { ListKind } from '../credentials/status/bitstring-list.js';

/** A status list that was fetched and verified, whoever published it. */
export interface ListContent {
  readonly kind: ListKind;
  readonly bits: Uint8Array;
  readonly issuer: string;
  readonly purposes: readonly string[];
  /** UTC instant as of which it says so, where it tells. */
  readonly signedAt: string | undefined;
}

/** Why a list can't be used; `because`: the finding behind it, a code or a JSON pointer into the list. */
export interface ListProblem {
  readonly problem: keyof typeof LIST_PROBLEMS;
  readonly because?: string | undefined;
  /** Of a genuine one that is out of date: UTC instant as of which it said so. */
  readonly signedAt?: string | undefined;
}

export type VerifiedList = ListContent | ListProblem;

const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list#';
const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#';

/**
 * The errors of Bitstring Status List 1.0, sections 3.2 and 3.5, as problem types. The last two are defined by the data
 * model, and have its addresses.
 */
export const STATUS_ERRORS = {
  retrieval: `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
  verification: `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  length: `${STATUS_LIST}STATUS_LIST_LENGTH_ERROR`,
  malformed: `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  range: `${DATA_MODEL}RANGE_ERROR`,
} as const;

const { retrieval, verification, malformed } = STATUS_ERRORS;

/** What is told of a list that can't be used, and which error of the standard that is. */
export const LIST_PROBLEMS = {
  unavailable: [retrieval, 'The list that tells its status could not be reached.'],
  invalid: [verification, 'The list that tells its status is not genuine, so nothing can be told from it.'],
  unverifiable: [
    verification,
    'The list that tells its status could not be checked, so it may not be genuine.',
  ],
  malformed: [malformed, 'The list that tells its status is not written as such a list is.'],
  'context-unknown': [
    verification,
    'The list that tells its status uses a vocabulary that is not known here.',
  ],
  'too-complex': [verification, 'The list that tells its status would take too long to check.'],
  'other-address': [
    verification,
    'What stands at the address of the list that tells its status is another list.',
  ],
  stale: [verification, 'The list that tells its status is out of date.'],
  'not-yet-valid': [verification, 'The list that tells its status is not valid yet.'],
} as const;

import { toHex } from '../../common/multibase.js';
import { type CborValue, readCbor } from './cbor.js';

/** What the value of a derived proof, or of the base proof that it comes from, is made of. */
export interface DisclosureForm {
  /** Its members in their order, each by its test. */
  readonly members: readonly ((value: CborValue | undefined) => boolean)[];
  /** Whether its byte strings may be tagged as such. */
  readonly octets: 'plain' | 'plain-or-tagged';
}

const bytes = (length?: number) => (value: CborValue | undefined) =>
  value instanceof Uint8Array && (length === undefined || value.byteLength === length);
const isText = (value: CborValue | undefined) => typeof value === 'string';
const isInteger = (value: CborValue | undefined) => typeof value === 'number';
const isIndexes = (value: CborValue | undefined) =>
  Array.isArray(value) && value.every(isInteger) && new Set(value).size === value.length;
const arrayOf = (test: (value: CborValue) => boolean) => (value: CborValue | undefined) =>
  Array.isArray(value) && value.every(test);

/**
 * Labels of blank nodes as they were signed, by those that canonicalising what is disclosed gives. Two of these for one of
 * those would show a node that was signed once as two: a result twice, or one's grade beside another's title.
 */
const isLabelMap = (isLabel: (value: CborValue) => boolean) => (value: CborValue | undefined) => {
  if (!(value instanceof Map)) return false;
  const labels = [...value.values()];
  const told = new Set(labels.map((label) => (label instanceof Uint8Array ? toHex(label) : String(label))));
  return [...value.keys()].every(isInteger) && labels.every(isLabel) && told.size === labels.length;
};

/**
 * Signature of the issuer, key of the other signatures, these, labels, mandatory indexes (Data Integrity ECDSA
 * Cryptosuites 1.0, `parseDerivedProofValue`). Holders that wrote before the specification was final tagged bytes, as its
 * own example of then does, and the official test suite holds verifiers to taking that.
 */
export const ECDSA_SD: DisclosureForm = {
  members: [bytes(64), bytes(35), arrayOf(bytes(64)), isLabelMap(bytes(32)), isIndexes],
  octets: 'plain-or-tagged',
};

/**
 * Signature of the issuer, key of the other signatures, key of the labels, these signatures, mandatory pointers
 * (`parseBaseProofValue` of the same).
 */
export const ECDSA_SD_BASE: DisclosureForm = {
  members: [bytes(64), bytes(35), bytes(32), arrayOf(bytes(64)), arrayOf(isText)],
  octets: 'plain-or-tagged',
};

/**
 * Proof, labels, mandatory and selective indexes, presentation header (Data Integrity BBS Cryptosuites 1.0,
 * `parseDerivedProofValue`).
 */
export const BBS: DisclosureForm = {
  members: [bytes(), isLabelMap(isInteger), isIndexes, isIndexes, bytes()],
  octets: 'plain',
};

/** Signature, header, public key, key of the labels, mandatory pointers (`parseBaseProofValue` of the same). */
export const BBS_BASE: DisclosureForm = {
  members: [bytes(80), bytes(), bytes(96), bytes(32), arrayOf(isText)],
  octets: 'plain',
};

/** Whether bytes, behind their header, are the value of a proof of that form. */
export function isDisclosure(payload: Uint8Array, { members, octets }: DisclosureForm): boolean {
  let value: CborValue;
  try {
    value = readCbor(payload, { octets });
  } catch {
    return false;
  }
  return (
    Array.isArray(value) &&
    value.length === members.length &&
    members.every((test, index) => test((value as CborValue[])[index]))
  );
}

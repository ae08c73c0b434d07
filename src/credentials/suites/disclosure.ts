import { toHex } from '../../common/multibase.js';
import { type CborValue, readCbor } from './cbor.js';

/** The members of the value of a derived proof, in their order, each by its test. */
export type DisclosureForm = readonly ((value: CborValue | undefined) => boolean)[];

const bytes = (length?: number) => (value: CborValue | undefined) =>
  value instanceof Uint8Array && (length === undefined || value.byteLength === length);
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
 * Cryptosuites 1.0, `parseDerivedProofValue`).
 */
export const ECDSA_SD: DisclosureForm = [
  bytes(64),
  bytes(35),
  arrayOf(bytes(64)),
  isLabelMap(bytes(32)),
  isIndexes,
];

/**
 * Proof, labels, mandatory and selective indexes, presentation header (Data Integrity BBS Cryptosuites 1.0,
 * `parseDerivedProofValue`).
 */
export const BBS: DisclosureForm = [bytes(), isLabelMap(isInteger), isIndexes, isIndexes, bytes()];

/** Whether bytes, behind their header, are the value of a derived proof of that form. */
export function isDisclosure(payload: Uint8Array, form: DisclosureForm): boolean {
  let value: CborValue;
  try {
    value = readCbor(payload);
  } catch {
    return false;
  }
  return (
    Array.isArray(value) &&
    value.length === form.length &&
    form.every((test, index) => test((value as CborValue[])[index]))
  );
}

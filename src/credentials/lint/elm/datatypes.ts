import type { LiteralType } from './terms.js';

const DURATION = /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** Of a day that may not exist: see `dates-exist.ts`. */
const DATE_TIME =
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

const FORMS: Readonly<Record<LiteralType | 'any', (text: string) => boolean>> = {
  any: () => true,
  // no term writes what `plain` stands for among the shapes: a datatype that the context has no term for
  plain: () => false,
  string: () => true,
  anyURI: (text) => !/[\s<>"{}|\\^`]/.test(text),
  dateTime: (text) => DATE_TIME.test(text),
  duration: (text) => DURATION.test(text),
  integer: (text) => /^[+-]?\d+$/.test(text),
  positiveInteger: (text) => /^\+?0*[1-9]\d*$/.test(text),
  decimal: (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  boolean: (text) => /^(?:true|false|0|1)$/.test(text),
};

/** Whether a text is a literal of a datatype (XML Schema 1.1, part 2). */
export function isLiteral(text: string, type: LiteralType | 'any'): boolean {
  return FORMS[type](text);
}

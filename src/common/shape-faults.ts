import type { z } from 'zod';
import type { Fault } from './errors.js';
import { pointer } from './json.js';

/**
 * What a schema finds wrong with an input, as faults `AREA.missing`, `AREA.unknown-member` and `AREA.value`, each with what
 * would be right. They never repeat the input. `place`: where the input stands.
 */
export function shapeFaults(
  area: string,
  input: unknown,
  error: z.ZodError,
  place: readonly string[] = [],
): Fault[] {
  return error.issues.flatMap((issue) => {
    const steps = issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
    return issueFaults(area, issue, [...place, ...steps], isThere(input, steps));
  });
}

function isThere(input: unknown, steps: readonly (string | number)[]): boolean {
  let inner = input;
  for (const step of steps) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return false;
    inner = Object.getOwnPropertyDescriptor(inner, step)?.value;
  }
  return inner !== undefined;
}

function issueFaults(
  area: string,
  issue: z.core.$ZodIssue,
  path: readonly (string | number)[],
  there: boolean,
): Fault[] {
  const fault = (kind: string, at: readonly (string | number)[], message: string, right: string): Fault => ({
    code: `${area}.${kind}`,
    pointer: pointer(...at),
    message,
    expected: right,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      fault('unknown-member', [...path, key], 'There is no such member or parameter.', 'leave it out'),
    );
  }
  return [
    there
      ? fault('value', path, 'This is not right.', expected(issue))
      : fault('missing', path, 'This is missing.', expected(issue)),
  ];
}

/** What would be right: in the words that the schema carries, or else in ours. */
function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || !isByDefault(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? ANYTHING;
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case 'invalid_format':
      return (
        FORMATS[issue.format] ??
        (issue.pattern === undefined ? ANYTHING : `text that matches ${issue.pattern}`)
      );
    case 'invalid_key':
      return `as the member’s name ${issue.issues[0] ? expected(issue.issues[0]) : 'another one'}`;
    case 'invalid_union':
      return alternatives(issue.errors);
    default:
      return ANYTHING;
  }
}

const ANYTHING = 'a value as the documentation describes it';

/** The validator's own messages say what is wrong, and begin so; words of schemas say what would be right. */
function isByDefault(message: string): boolean {
  return /^(Invalid|Too (big|small)|Unrecognized)\b/.test(message);
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  url: 'a web address',
  date: 'a calendar date YYYY-MM-DD',
  datetime: 'an instant with its offset, such as 2026-06-15T10:00:00Z',
  email: 'an e-mail address',
};

/** Of values that may have several forms: what each of them would want of the value itself. */
function alternatives(forms: readonly (readonly z.core.$ZodIssue[])[]): string {
  const wanted = forms.flatMap(([first]) => (first && first.path.length === 0 ? [expected(first)] : []));
  return wanted.length === forms.length && wanted.length > 0 ? [...new Set(wanted)].join(', or ') : ANYTHING;
}

function unit(origin: string, count: number | bigint): string {
  const one = count.toString() === '1';
  if (origin === 'string') return one ? ' character' : ' characters';
  if (origin === 'array' || origin === 'set') return one ? ' item' : ' items';
  return '';
}

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

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_format':
      return `of the format ${issue.format}${issue.pattern === undefined ? '' : ` (${issue.pattern})`}`;
    case 'custom':
      return issue.message;
    default:
      return 'a value as the documentation describes it';
  }
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' items' : '';
}

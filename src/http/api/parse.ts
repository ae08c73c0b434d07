import type { z } from 'zod';
import { CairnError, type Fault } from '../../common/errors.js';
import { pointer } from '../../common/json.js';

interface Schemas {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
}

interface Raw {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Parses the three places of a request. Throws one CairnError `request.invalid` with everything that is wrong: pointers
 * into the body are as they are (`/rows/3/date`), those of the address begin with `/path` or `/query`.
 */
export function parseInput<P, Q, B>(schemas: Schemas, raw: Raw): { params: P; query: Q; body: B } {
  const params = schemas.params.safeParse(raw.params);
  const query = schemas.query.safeParse(raw.query);
  const body = schemas.body?.safeParse(raw.body);
  const faults = [
    ...faultsOf(params, ['path']),
    ...faultsOf(query, ['query']),
    ...(body ? faultsOf(body, []) : []),
  ];
  if (faults.length > 0)
    throw new CairnError('invalid', 'request.invalid', 'The request is not as it should be', faults);
  // the schemas are the ones that the types were inferred from
  return { params: params.data as P, query: query.data as Q, body: body?.data as B };
}

function faultsOf(result: z.ZodSafeParseResult<unknown>, place: readonly string[]): Fault[] {
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => issueFaults(issue, place));
}

function issueFaults(issue: z.core.$ZodIssue, place: readonly string[]): Fault[] {
  const path = [...place, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      fault('unknown-member', [...path, key], 'There is no such member or parameter.', 'leave it out'),
    );
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  // zod's words say what would be right; they never repeat the input
  return [
    fault(
      missing ? 'missing' : 'value',
      path,
      missing ? 'This is missing.' : 'This is not right.',
      expected(issue),
    ),
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

function fault(kind: string, path: readonly (string | number)[], message: string, right: string): Fault {
  return { code: `request.${kind}`, pointer: pointer(...path), message, expected: right };
}

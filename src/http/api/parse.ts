import type { z } from 'zod';
import { CairnError, type Fault } from '../../common/errors.js';
import { pointer } from '../../common/json.js';
import { shapeFaults } from '../../common/shape-faults.js';

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
    ...faultsOf(raw.params, params, ['path']),
    ...faultsOf(raw.query, query, ['query']),
    ...(body ? faultsOf(raw.body, body, []) : []),
  ];
  if (faults.length > 0)
    throw new CairnError('invalid', 'request.invalid', 'The request is not as it should be', faults);
  // the schemas are the ones that the types were inferred from
  return { params: params.data as P, query: query.data as Q, body: body?.data as B };
}

function faultsOf(input: unknown, result: z.ZodSafeParseResult<unknown>, place: readonly string[]): Fault[] {
  return [
    ...(result.success ? [] : shapeFaults('request', input, result.error, place)),
    ...nulFaults(input, place),
  ];
}

/** The database keeps no text that holds U+0000; nothing that people write does. */
function nulFaults(input: unknown, place: readonly string[]): Fault[] {
  if (typeof input === 'string' && input.includes('\u0000')) {
    const message = 'This holds the character U+0000.';
    return [{ code: 'request.value', pointer: pointer(...place), message, expected: 'the same without it' }];
  }
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, member]: [string, unknown]) => [
    ...nulFaults(name, [...place, name]),
    ...nulFaults(member, [...place, name]),
  ]);
}

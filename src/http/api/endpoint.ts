import type { Request } from 'express';
import * as z from 'zod';
import type { Caller, Scope } from '../../access/caller.js';
import type { JsonValue } from '../../common/json.js';
import type { ApiDeps } from './deps.js';
import { parseInput } from './parse.js';

/** A request as an endpoint takes it: who calls, and what was asked for, parsed. */
export interface Call<P, Q, B> {
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The revision that `If-Match` names; `undefined`: whichever there is (`*`). Only with `ifMatch`. */
  readonly ifMatch: number | undefined;
  /** Stands for this request and its repetitions under one Idempotency-Key; `undefined` without such a key. */
  readonly requestId: string | undefined;
  /** Where endpoints with `upload` read the body from. */
  readonly request: Request;
}

/** What an endpoint answers: a body that its schema describes, or a stream of text or bytes. */
export interface Answer<T> {
  readonly status: number;
  readonly body?: T;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of a body; ended when the client goes away. */
  readonly stream?: AsyncIterable<string | Uint8Array>;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface Described {
  readonly method: Method;
  /** Under `/api/v1`, with parameters as Express writes them: `/keys/:id`. */
  readonly path: string;
  /** `operationId` in the OpenAPI document, and the name of the function in the client. */
  readonly operation: string;
  /** Which chapter of the documentation it stands in. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What the key must be allowed to do; `any`: every key. */
  readonly scope: Scope | 'any';
  /** Only for keys of the network. */
  readonly network?: boolean;
  /** Only for keys of institutions: it is about their own results, of which the network has none. */
  readonly institution?: boolean;
  /** An edit: `If-Match` with the revision that was read is needed. */
  readonly ifMatch?: boolean;
  /** An act that takes an `Idempotency-Key`. `secret`: its answer holds a secret, and isn't kept for repetitions. */
  readonly idempotent?: boolean | 'secret';
  /** The body isn't JSON: the endpoint reads it from `request`. Media types, and the most bytes. */
  readonly upload?: { readonly types: readonly string[]; readonly limitBytes: number };
  /** The answers, by status. */
  readonly answers: Readonly<Record<number, string>>;
  /** Media type of a stream, or each that it may have. */
  readonly streams?: string | readonly string[];
  /** Codes of the problems that this endpoint itself may answer with, by status. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

/** One endpoint as it is written. */
export interface EndpointSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
> extends Described {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer?: A;
  readonly handle: (
    deps: ApiDeps,
    call: Call<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Answer<z.input<A>>>;
}

/** A request as it came in. */
export interface RawCall extends Omit<Call<unknown, unknown, unknown>, 'body'> {
  readonly body: JsonValue | undefined;
}

/** One endpoint as the router and the OpenAPI document take it. */
export interface Endpoint extends Described {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  readonly answer: z.ZodType | undefined;
  readonly run: (deps: ApiDeps, call: RawCall) => Promise<Answer<unknown>>;
}

const NOTHING = z.strictObject({});

/**
 * Declares an endpoint. Its schemas are the one source: requests are parsed with them (everything that is wrong is told at
 * once, as `request.invalid`), the OpenAPI document and the client are made from them.
 */
export function endpoint<
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(spec: EndpointSpec<P, Q, B, A>): Endpoint {
  const { params = NOTHING, query = NOTHING, body, answer, handle, ...described } = spec;
  return {
    ...described,
    params,
    query,
    body,
    answer,
    run(deps, raw) {
      const parsed = parseInput<z.output<P>, z.output<Q>, z.output<B>>({ params, query, body }, raw);
      return handle(deps, { ...raw, ...parsed });
    },
  };
}

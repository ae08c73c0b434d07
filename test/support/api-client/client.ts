import { differences, findOperation, OPERATIONS, type Operation } from './description.js';
import type { Operations } from './operations.js';

type Name = keyof Operations;
export type RequestOf<N extends Name> = Operations[N]['request'];
export type AnswerOf<N extends Name> = Operations[N]['answer'];

/** What any request may have beside what its operation describes. */
interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
}

/** A function for each operation of the OpenAPI document. */
export type Client = {
  readonly [N in Name]: Record<string, never> extends RequestOf<N>
    ? (request?: RequestOf<N> & Extra) => Promise<AnswerOf<N>>
    : (request: RequestOf<N> & Extra) => Promise<AnswerOf<N>>;
} & { readonly send: Send };

/** An answer to a request that the types don't describe, as one with something wrong in it. */
export interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** `send('POST', '/keys?limit=1', { body: {} })`: any request under `/api/v1`; the answer still has to be as described. */
export type Send = (method: string, pathAndQuery: string, request?: Loose) => Promise<Said>;

interface Loose extends Extra {
  /** JSON, or bytes together with a `Content-Type` among the headers. */
  readonly body?: unknown;
}

interface Asked extends Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly type?: string;
}

/**
 * A client that sends a key, or none, with every request. It throws where an answer isn't as the OpenAPI document
 * describes it: another status, type or form, or a problem code that isn't listed there.
 */
export function apiClient(origin: string, token: string | undefined): Client {
  const ask = async (
    operation: Operation | undefined,
    method: string,
    path: string,
    asked: Asked,
  ): Promise<Said> => {
    const headers = headersOf(asked, token);
    const body = asked.body === undefined ? null : bodyOf(asked.body);
    const response = await fetch(`${origin}/api/v1${path}`, { method, headers, body });
    const answer = { status: response.status, headers: response.headers, body: await readBody(response) };
    const faults = operation ? differences(operation, answer) : [];
    if (faults.length === 0) return answer;
    const told = answer.body instanceof Response ? '' : JSON.stringify(answer.body)?.slice(0, 2000);
    throw new Error(
      `${operation?.id} answered ${answer.status} otherwise than described:\n${faults.join('\n')}\n${told}`,
    );
  };
  const functions = [...OPERATIONS.values()].map((operation) => [
    operation.id,
    (asked: Asked = {}) => ask(operation, operation.method, pathOf(operation, asked), asked),
  ]);
  const send: Send = (method, path, request = {}) =>
    ask(findOperation(method, `/api/v1${path.split('?')[0]}`), method, path, request);
  // the types of the functions were printed from the very document that they are made of
  return { ...Object.fromEntries(functions), send };
}

/**
 * The answer with this status, for tests that go on with it: `const { body } = await answered(201, client.createKey(…))`.
 * Throws with what was answered where the status is another.
 */
export async function answered<
  A extends { readonly status: number; readonly body: unknown },
  S extends A['status'],
>(status: S, answer: Promise<A>): Promise<Extract<A, { readonly status: S }>> {
  const said = await answer;
  if (hasStatus(said, status)) return said;
  throw new Error(`Answered ${said.status}, not ${status}: ${JSON.stringify(said.body)}`);
}

function hasStatus<A extends { readonly status: number }, S extends number>(
  answer: A,
  status: S,
): answer is Extract<A, { readonly status: S }> {
  return answer.status === status;
}

function pathOf({ path }: Operation, { params = {}, query = {} }: Asked): string {
  const filled = path
    .replace('/api/v1', '')
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function headersOf({ headers = {}, body, type }: Asked, token: string | undefined): Record<string, string> {
  const json = body !== undefined && !isBytes(body);
  return {
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(json ? { 'Content-Type': 'application/json' } : {}),
    ...(type === undefined ? {} : { 'Content-Type': type }),
    ...headers,
  };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A text is sent as it is, so that tests can send what isn't JSON. */
function isBytes(body: unknown): boolean {
  return typeof body === 'string' || body instanceof Uint8Array;
}

async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  if (/^application\/(problem\+)?json(;|$)/.test(type)) return response.json();
  if (type !== '') return response;
  const text = await response.text();
  return text === '' ? undefined : text;
}

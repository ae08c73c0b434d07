import { setTimeout as sleep } from 'node:timers/promises';
import { answered, type Client } from '../../support/api-client/client.js';
import { fileOf, type Result, type Semester } from './results.js';

/** Results of one request. */
const BATCH = 50;

/**
 * Asks until there is an answer: while the service is away, and while it says that it can't answer now. Whoever asks again
 * after a broken connection doesn't know whether the first request was done.
 */
export async function patiently<A extends { readonly status: number; readonly body: unknown }>(
  ask: () => Promise<A>,
): Promise<A> {
  for (let attempt = 0; attempt < 6000; attempt++) {
    const answer = await ask().catch((error: unknown) => {
      if (nameOf(error) === 'TypeError') return undefined; // fetch found nobody, or was cut off
      throw error;
    });
    if (
      answer &&
      answer.status !== 503 &&
      answer.status !== 429 &&
      codeOf(answer.body) !== 'idempotency.in-progress'
    )
      return answer;
    await sleep(100);
  }
  throw new Error('The service never answered');
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}

/** Hands results in as a file: looks at what is wrong, issues the rest, mends the file, issues all of it. */
export async function handInFile(client: Client, semester: Semester): Promise<void> {
  const { institution, right, wrong } = semester;
  const first = await checked(client, fileOf(semester, false), `${institution}/first`);
  expectCounts(first.counts, { faulty: wrong.size, valid: right.length - wrong.size, existing: 0 });
  await committed(client, first.id, 'valid', right.length - wrong.size);
  const second = await checked(client, fileOf(semester, true), `${institution}/second`);
  expectCounts(second.counts, { faulty: 0, valid: wrong.size, existing: right.length - wrong.size });
  await committed(client, second.id, 'all', wrong.size);
}

async function checked(client: Client, file: Uint8Array<ArrayBuffer>, key: string) {
  const headers = { 'Idempotency-Key': key };
  const { body } = await answered(
    201,
    patiently(() => client.createImport({ type: 'text/csv', body: file, headers })),
  );
  return ended(client, body.id, 'checking');
}

async function committed(client: Client, id: string, mode: 'valid' | 'all', issued: number): Promise<void> {
  const headers = { 'Idempotency-Key': `${id}/${mode}` };
  await answered(
    202,
    patiently(() => client.commitImport({ params: { id }, body: { mode }, headers })),
  );
  const { state, counts } = await ended(client, id, 'committing');
  if (state !== 'committed' || counts.issued !== issued)
    throw new Error(`The import is ${state}, with ${counts.issued} results issued and not ${issued}`);
}

async function ended(client: Client, id: string, underWay: string) {
  for (;;) {
    const { body } = await answered(
      200,
      patiently(() => client.getImport({ params: { id } })),
    );
    if (body.state !== underWay) return body;
    await sleep(100);
  }
}

function expectCounts(counts: Readonly<Record<string, number>>, expected: Record<string, number>): void {
  for (const [name, count] of Object.entries(expected))
    if (counts[name] !== count) throw new Error(`${name}: ${counts[name]} rows and not ${count}`);
}

/** Hands results in by requests, each all or nothing: what is refused is mended and sent again. */
export async function handInRequests(client: Client, { institution, right, wrong }: Semester): Promise<void> {
  for (let start = 0; start < right.length; start += BATCH) {
    const positions = Array.from(
      { length: Math.min(BATCH, right.length - start) },
      (_, index) => start + index,
    );
    const send = (results: readonly (Result | undefined)[], key: string) => {
      const body = { results: results.flatMap((result) => (result ? [bodyOf(result)] : [])) };
      const headers = { 'Idempotency-Key': `${institution}/${start}/${key}` };
      return patiently(() => client.issueAwards({ body, headers }));
    };
    const faulty = positions.filter((position) => wrong.has(position)).length;
    const first = await send(
      positions.map((position) => wrong.get(position) ?? right[position]),
      'first',
    );
    if (faulty === 0) requireIssued(first.status);
    else {
      const { body } = await answered(400, Promise.resolve(first));
      if (body.errors.length !== faulty) throw new Error(`${JSON.stringify(body)} has not ${faulty} faults`);
      const mended = positions.map((position) => right[position]);
      requireIssued((await send(mended, 'mended')).status);
    }
  }
}

/** 200: a request before this one was cut off, and did it. */
function requireIssued(status: number): void {
  if (status !== 201 && status !== 200) throw new Error(`Results were answered with ${status}`);
}

function bodyOf({ criteria, ...result }: Result) {
  const levels = criteria.split(';').map((item) => item.split('='));
  return {
    ...result,
    criteria: Object.fromEntries(levels.map(([name, level]) => [name ?? '', level ?? ''])),
  };
}

/** What a correction or revocation is about. */
export interface Chosen {
  readonly institution: string;
  readonly client: Client;
  readonly id: string;
}

export async function agree({ client, id }: Chosen): Promise<void> {
  await answered(
    200,
    patiently(() => client.giveConsent({ params: { id }, body: { textVersion: '2026-1' } })),
  );
}

export async function rename({ client, id }: Chosen, name: string): Promise<void> {
  await answered(
    200,
    patiently(() =>
      client.renameLearner({
        params: { id },
        headers: { 'If-Match': '*', 'Idempotency-Key': `rename/${id}` },
        body: { name, reason: 'A new name.' },
      }),
    ),
  );
}

export async function regrade({ client, id }: Chosen, grade: string): Promise<void> {
  await answered(
    200,
    patiently(() =>
      client.correctAward({
        params: { id },
        headers: { 'Idempotency-Key': `regrade/${id}` },
        body: { grade, reason: 'Added up wrongly.' },
      }),
    ),
  );
}

export async function revoke({ client, id }: Chosen): Promise<void> {
  await answered(
    200,
    patiently(() =>
      client.revokeAwards({
        headers: { 'Idempotency-Key': `revoke/${id}` },
        body: { awards: [id], reason: 'Awarded by mistake.' },
      }),
    ),
  );
}

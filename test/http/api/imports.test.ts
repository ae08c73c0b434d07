import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { CSV, XLSX } from '../../../src/http/api/imports/import.js';
import { runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { checkedImport, freshRow } from '../../support/api-imports.js';
import { HEADER, openTestServices, type TestServices } from '../../support/services.js';

let world: TestServices;
let api: TestApi;
beforeAll(async () => {
  world = await openTestServices({ demo: true });
  api = await startApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const run = (job: string | null) => runJobToEnd(world.services.jobs, job ?? '');
const fileOf = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\r\n');

describe('an import over the API', () => {
  test('is uploaded, looked at row by row, committed, and its report downloaded', async () => {
    const body = fileOf(freshRow(), freshRow('MX'), ',,MA,2026-05-04,B,');
    const made = await answered(
      201,
      api.alpha.createImport({ query: { name: 'spring.csv' }, type: CSV, body }),
    );
    expect(made.headers.get('Location')).toBe(`/api/v1/imports/${made.body.id}`);
    expect(made.body).toMatchObject({
      institution: 'alpha',
      name: 'spring.csv',
      format: 'csv',
      state: 'checking',
      counts: { rows: 3 },
      earlier: null,
    });
    const params = { id: made.body.id };
    await run(made.body.checkJob);
    const checked = await answered(200, api.reader.getImport({ params }));
    expect(checked.body).toMatchObject({ state: 'checked', counts: { valid: 1, faulty: 2, faults: 3 } });
    expect(checked.headers.get('ETag')).not.toBe(made.headers.get('ETag'));

    const first = await answered(200, api.reader.listImportRows({ params, query: { limit: 2 } }));
    expect(first.body.items.map(({ line, state }) => [line, state])).toEqual([
      [2, 'valid'],
      [3, 'faulty'],
    ]);
    expect(first.body.items[1]?.faults).toEqual([
      {
        code: 'results.module-unknown',
        column: 'module',
        value: 'MX',
        message: 'The network has no such module.',
        expected: 'one of those that the institution may award: MA, MB, MC, MD',
      },
    ]);
    const cursor = first.body.next ?? '';
    const last = await answered(200, api.reader.listImportRows({ params, query: { limit: 2, cursor } }));
    expect(last.body).toMatchObject({
      items: [{ line: 4, content: { learner: '', module: 'MA' } }],
      next: null,
    });
    expect(last.body.items[0]?.faults.map(({ column, value }) => [column, value])).toEqual([
      ['name', null],
      ['learner', ''],
    ]);
    const valid = await answered(200, api.reader.listImportRows({ params, query: { state: 'valid' } }));
    expect(valid.body.items).toHaveLength(1);

    const asked = await answered(202, api.alpha.commitImport({ params, body: { mode: 'valid' } }));
    await run(asked.body.commitJob);
    const done = await answered(200, api.reader.getImport({ params }));
    expect(done.body).toMatchObject({ state: 'committed', mode: 'valid', counts: { issued: 1, faulty: 2 } });
    const report = await answered(200, api.reader.getImportReport({ params }));
    expect(report.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const lines: string[][] = parse(await report.body.text(), { bom: true });
    const state = lines[0]?.indexOf('state') ?? -1;
    expect(lines.map((cells) => [cells[0], cells[state]])).toEqual([
      ['line', 'state'],
      ['2', 'issued'],
      ['3', 'faulty'],
      ['4', 'faulty'],
    ]);
    const again = await answered(201, api.alpha.createImport({ type: CSV, body }));
    expect(again.body).toMatchObject({ digest: made.body.digest, earlier: made.body.id });
    const listed = await answered(200, api.reader.listImports({ query: { state: 'committed' } }));
    expect(listed.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    await answered(204, api.alpha.discardImport({ params }));
    await answered(404, api.alpha.getImport({ params }));
  });

  test('is made once for one Idempotency-Key, however often it is sent at once', async () => {
    const body = fileOf(freshRow());
    const headers = { 'Idempotency-Key': 'import-1' };
    const before = await world.database.prisma.import.count();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.alpha.createImport({ type: CSV, body, headers })),
    );
    const ids = answers.flatMap((answer) => (answer.status === 201 ? answer.body.id : []));
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await world.database.prisma.import.count()).toBe(before + 1);
    // another file of the same length, which the fingerprint of the request doesn't tell apart
    const other = body.replace(',B,', ',A,');
    expect(await api.alpha.createImport({ type: CSV, body: other, headers })).toMatchObject({
      status: 409,
      body: { code: 'idempotency.other-request' },
    });
    expect((await api.alpha.createImport({ type: CSV, body, headers })).body).toMatchObject({ id: ids[0] });
  });

  test('tells at once all that is wrong with the form of a file', async () => {
    const { body } = await answered(
      400,
      api.alpha.createImport({ type: CSV, body: 'learner;name;Module;e-mail\r\n1;2;3;4\r\n' }),
    );
    expect(body.errors.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'results.column-missing /1',
      'results.column-missing /1',
      'results.column-unknown /1/4',
    ]);
    await answered(400, api.alpha.createImport({ type: XLSX, body: Uint8Array.of(0x50, 0x4b, 3, 4, 0) }));
    expect(
      await api.alpha.send('POST', '/imports', { body: 'x', headers: { 'Content-Type': 'text/html' } }),
    ).toMatchObject({
      status: 415,
      body: { code: 'body.unsupported-type', detail: expect.stringContaining(`${CSV}, ${XLSX}`) },
    });
    const zipped = { 'Content-Type': CSV, 'Content-Encoding': 'gzip' };
    expect(await api.alpha.send('POST', '/imports', { body: 'x', headers: zipped })).toMatchObject({
      status: 415,
      body: { code: 'body.unsupported-encoding' },
    });
  });

  test('needs the scope import to be uploaded and issue to be committed', async () => {
    const body = fileOf(freshRow());
    const { client: importer } = await api.keyed('alpha', ['read', 'import']);
    const { client: issuer } = await api.keyed('alpha', ['read', 'issue']);
    await answered(403, issuer.createImport({ type: CSV, body }));
    const params = { id: await checkedImport(world) };
    await answered(403, importer.commitImport({ params, body: { mode: 'valid' } }));
    await answered(403, issuer.discardImport({ params }));
    await answered(204, importer.discardImport({ params }));
  });

  test('is the institution’s alone: the network sees none, and has no results of its own', async () => {
    const params = { id: await checkedImport(world) };
    const asked = [
      api.network.createImport({ type: CSV, body: fileOf(freshRow()) }),
      api.network.listImports(),
      api.network.getImport({ params }),
      api.network.listImportRows({ params }),
      api.network.getImportReport({ params }),
      api.network.commitImport({ params, body: { mode: 'valid' } }),
      api.network.discardImport({ params }),
      api.network.getImportExampleCsv(),
      api.network.issueAwards({
        body: { results: [{ learner: 'N-1', name: 'A B', module: 'MA', date: '2026-05-04', grade: 'B' }] },
      }),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.institution-only' } });
    expect((await api.alpha.getImport({ params })).body).toMatchObject({ state: 'checked' });
  });
});

test.each(['csv', 'xlsx'] as const)(
  'the example (%s) passes a dry run, with each way to name a learner',
  async (format) => {
    // a demonstration has learners whose network id may be shown
    await checkedImport(world).then((id) =>
      api.alpha.commitImport({ params: { id }, body: { mode: 'valid' } }).then(async (answer) => {
        if (answer.status === 202) await run(answer.body.commitJob);
      }),
    );
    const example = await answered(
      200,
      format === 'csv' ? api.alpha.getImportExampleCsv() : api.alpha.getImportExampleXlsx(),
    );
    const file = new Uint8Array(await example.body.arrayBuffer());
    const type = format === 'csv' ? CSV : XLSX;
    const made = await answered(201, api.alpha.createImport({ type, body: file }));
    await run(made.body.checkJob);
    const params = { id: made.body.id };
    const one = await answered(200, api.alpha.getImport({ params }));
    expect(one.body).toMatchObject({
      format,
      state: 'checked',
      counts: { rows: 3, valid: 3, faulty: 0, warnings: 0 },
    });
    const { body } = await answered(200, api.alpha.listImportRows({ params }));
    expect(body.items.map(({ content }) => content.learner.replace(/[^:]*$/, ''))).toEqual([
      '',
      'urn:schac:personalUniqueCode:int:esi:alpha.example:',
      'urn:uuid:',
    ]);
  },
);

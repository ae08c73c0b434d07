import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { commitImport } from '../../../src/issuing/import/commit-import.js';
import { discardImport, readEarlier, readImport } from '../../../src/issuing/import/read-imports.js';
import { reportCsv } from '../../../src/issuing/import/report.js';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { cancelJob } from '../../../src/issuing/jobs/manage.js';
import { runChunk, runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { allRows, commit, dryRun, upload } from '../../support/imports.js';
import { csv, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

const row = (learner: string, module = 'MA', grade = 'B', name = 'Zephyrine Undertow') =>
  `${learner},${name},${module},2026-05-04,${grade},cc-1=high`;

async function recorded() {
  const { prisma } = the.database;
  return {
    awards: await prisma.award.count(),
    credentials: await prisma.credential.count(),
    unsigned: await prisma.credential.count({ where: { state: 'intent' } }),
    learners: await prisma.learner.count(),
    numbers: await prisma.learnerNumber.count(),
    used: (await prisma.statusList.aggregate({ _sum: { used: true } }))._sum.used,
    audit: await prisma.auditEntry.count({
      where: { subject: { not: { startsWith: 'import:' } }, act: { not: { startsWith: 'job.' } } },
    }),
  };
}

const stateOf = async (id: string) => (await readImport(the.services.importing, undefined, id)).state;

describe('a dry run', () => {
  test('finds everything that is wrong or odd with every row, and writes nothing but the import', async () => {
    await the.issue('alpha', row('D-1'), row('D-1', 'MB'));
    const before = await recorded();
    const one = await dryRun(
      the.services,
      csv(
        row('D-2'),
        ',,MX,04.05.2026,Z,cc-9=x',
        row('D-2'),
        row('D-1'),
        row('D-1', 'MB', 'A'),
        row('D-3', 'MA', 'B', 'QUENTIN QUILLFEATHER'),
        'D-4,Orla Quillfeather,MA,2027-01-01,Z,cc-1=high;cc-1=low',
        'too,few',
      ),
    );
    expect(await recorded()).toEqual(before);
    expect(one).toMatchObject({
      state: 'checked',
      format: 'csv',
      digest: expect.stringMatching(/^zQm/),
      counts: { rows: 8, valid: 2, faulty: 5, existing: 1, issued: 0, faults: 10, warnings: 2 },
    });
    const rows = await allRows(the.services, one.id);
    const found = rows.map(({ row: { line }, state, faults, warnings }) => [
      line,
      state,
      ...[...faults, ...warnings].map(({ code, pointer }) => `${code} ${pointer}`),
    ]);
    expect(found).toEqual([
      [2, 'valid'],
      [
        3,
        'faulty',
        'results.name-malformed /3/name',
        'results.module-unknown /3/module',
        'results.date-malformed /3/date',
        'results.learner-missing /3/learner',
      ],
      [4, 'faulty', 'results.row-twice /4/learner'],
      [5, 'existing'],
      [6, 'faulty', 'results.award-differs /6'],
      [7, 'valid', 'results.name-capitals /7/name'],
      [
        8,
        'faulty',
        'results.date-in-future /8/date',
        'results.grade-off-scale /8/grade',
        'results.criterion-twice /8/criteria',
        'results.date-placeholder /8/date',
      ],
      [9, 'faulty', 'results.field-count /9'],
    ]);
    const told = JSON.stringify(rows.map(({ faults, warnings }) => [faults, warnings]));
    for (const secret of ['Zephyrine', 'QUENTIN', 'Quillfeather', 'D-1']) expect(told).not.toContain(secret);
  });

  test('knows a learner by European Student Identifier, however it is spelt', async () => {
    const esi = 'urn:schac:personalUniqueCode:int:esi:alpha.example:AB-12';
    const first = await dryRun(the.services, csv(row(esi), row(esi.toUpperCase().replace('URN', 'urn'))));
    expect(first.counts).toMatchObject({ valid: 1, faulty: 1 });
    await commit(the.services, first.id, 'valid');
    const learner = await the.database.prisma.learner.findFirstOrThrow({ where: { esi: { not: null } } });
    expect(learner.esi).toBe('urn:schac:personalUniqueCode:int:esi:alpha.example:ab-12');
    // another institution finds the same person, and would see another name
    const other = await dryRun(
      the.services,
      csv(row(esi), row(`${esi} `, 'MB'), row('urn:schac:personalUniqueCode:int:esi:x', 'MA')),
      'beta',
    );
    expect((await allRows(the.services, other.id)).map(({ faults }) => faults[0]?.code)).toEqual([
      undefined,
      'results.not-recognised',
      'results.learner-malformed',
    ]);
    await commit(the.services, other.id, 'valid');
    expect(await the.database.prisma.award.count({ where: { learnerId: learner.id } })).toBe(2);
    const merged = await the.database.prisma.learner.update({
      where: { id: learner.id },
      data: { mergedIntoId: await learnerByNumber(the, 'alpha', 'D-1') },
    });
    const third = await dryRun(the.services, csv(row(`urn:uuid:${merged.id}`), row(esi, 'MB', 'A')));
    await the.database.prisma.learner.update({ where: { id: learner.id }, data: { mergedIntoId: null } });
    // what was merged stands for the record that it was merged into
    expect((await allRows(the.services, third.id)).map(({ state }) => state)).toEqual(['existing', 'faulty']);
  });

  test('does not offer a module that was retired', async () => {
    const { prisma } = the.database;
    const retire = (retiredAt: Date | null) =>
      prisma.moduleVersion.updateMany({ where: { code: 'MD' }, data: { retiredAt } });
    await retire(new Date('2026-06-01'));
    const one = await dryRun(the.services, csv(row('D-5', 'MD')));
    await retire(null);
    const [only] = await allRows(the.services, one.id);
    expect(only?.faults.map(({ code }) => code)).toEqual(['results.module-retired']);
  });

  test('remembers what stands further up, whichever process goes on with it', async () => {
    const body = Array.from({ length: 5_000 }, (_, index) => row(`M-${index}`));
    const { id, checkJobId } = await upload(
      the.services,
      csv(...body, row('M-0'), row('M-4999', 'MB', 'B', 'Orla')),
    );
    const other = await the.another();
    for (const services of [the.services, other, other]) await runChunk(services.jobs, checkJobId ?? '');
    const one = await readImport(the.services.importing, undefined, id);
    expect(one).toMatchObject({ state: 'checked', counts: { valid: 5_000, faulty: 2, faults: 2 } });
    const faulty = (await allRows(the.services, id)).filter(({ state }) => state === 'faulty');
    expect(faulty.map(({ faults }) => `${faults[0]?.code} ${faults[0]?.pointer}`)).toEqual([
      'results.row-twice /5002/learner',
      'results.name-differs /5003/name',
    ]);
    expect(faulty[0]?.faults[0]?.message).toContain('line 2');
  });

  test('that is cancelled says so, and nothing can be committed', async () => {
    const { id, checkJobId } = await upload(the.services, csv(row('D-6')));
    await expect(commitImport(the.services.importing, id, 'valid', 'test')).rejects.toMatchObject({
      code: 'import.not-checked',
    });
    await expect(discardImport(the.services.importing, 'alpha', id, 'test')).rejects.toMatchObject({
      code: 'import.busy',
    });
    await cancelJob(the.services.jobs, checkJobId ?? '', 'test');
    await runJobToEnd(the.services.jobs, checkJobId ?? '');
    expect(await stateOf(id)).toBe('cancelled');
    await expect(commitImport(the.services.importing, id, 'valid', 'test')).rejects.toMatchObject({
      code: 'import.not-checked',
    });
  });
});

test('a file that cannot be read leaves nothing behind; neither does an upload that broke off, after an hour', async () => {
  const before = await the.database.prisma.import.count();
  await expect(upload(the.services, csv('x').subarray(3))).rejects.toMatchObject({
    code: 'import.unreadable',
    faults: [{ code: 'results.column-missing' }, { code: 'results.column-unknown' }],
  });
  await expect(upload(the.services, new Uint8Array())).rejects.toMatchObject({ code: 'import.unreadable' });
  const late = Buffer.concat([csv(...Array.from({ length: 5_000 }, () => row('X-1'))), Buffer.from([0xff])]);
  await expect(upload(the.services, late)).rejects.toMatchObject({ faults: [{ code: 'results.encoding' }] });
  expect(await the.database.prisma.import.count()).toBe(before);
  await expect(upload(the.services, csv(row('X-1')), 'gamma')).rejects.toMatchObject({
    code: 'institution.unknown',
  });
  const act = (at: string) => ({ actor: 'test', at: new Date(at) });
  const forgotten = {
    id: '00000000-0000-4000-8000-00000000000f',
    institution: 'alpha',
    name: undefined,
  };
  const { imports } = the.services.importing;
  await imports.beginUpload(forgotten, new Date(0), act('2026-06-15T08:00:00Z'));
  expect(await imports.selectOptionalImport(forgotten.id)).toBeUndefined();
  expect(await imports.selectImports({ institution: undefined, limit: 100, after: undefined })).toHaveLength(
    before,
  );
  await upload(the.services, csv(row('X-1')));
  expect(await the.database.prisma.import.count()).toBe(before + 1);
});

describe('a commit', () => {
  test('of the valid rows issues them, once, and tells what became of each', async () => {
    const one = await dryRun(
      the.services,
      csv(row('C-1'), row('C-1', 'MB'), row('C-2', 'MX'), row('C-3', 'MA', 'B', '=1+1 Undertow')),
    );
    const done = await commit(the.services, one.id, 'valid');
    expect(done).toMatchObject({
      state: 'committed',
      mode: 'valid',
      counts: { rows: 4, valid: 0, faulty: 1, existing: 0, issued: 3, faults: 1 },
    });
    const after = await recorded();
    expect(after.unsigned).toBe(0);
    // MA and MB make a certificate
    const learner = await learnerByNumber(the, 'alpha', 'C-1');
    expect(await the.database.prisma.award.count({ where: { learnerId: learner, kind: 'programme' } })).toBe(
      1,
    );
    // again: the same import, and the same file
    expect(await commitImport(the.services.importing, one.id, 'valid', 'test')).toEqual(done);
    await expect(commitImport(the.services.importing, one.id, 'all', 'test')).rejects.toMatchObject({
      code: 'import.committed',
    });
    const again = await dryRun(
      the.services,
      csv(row('C-1'), row('C-1', 'MB'), row('C-2', 'MX'), row('C-3', 'MA', 'B', '=1+1 Undertow')),
    );
    expect(again).toMatchObject({ digest: one.digest, counts: { existing: 3, faulty: 1, valid: 0 } });
    expect((await readEarlier(the.services.importing, again))?.id).toBe(one.id);
    expect(await commit(the.services, again.id, 'valid')).toMatchObject({
      counts: { existing: 3, issued: 0 },
    });
    expect(await recorded()).toEqual(after);
    const audit = await the.database.prisma.auditEntry.findMany({
      where: { subject: `import:${one.id}` },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ act, owner }) => [act, owner === null])).toEqual(
      ['started', 'checked', 'committing', 'committed'].map((act) => [`import.${act}`, false]),
    );

    let report = '';
    for await (const part of reportCsv(the.services.importing, done)) report += part;
    const read: string[][] = parse(report, { bom: true });
    const rows = await allRows(the.services, one.id);
    expect(read.map((cells) => cells.slice(0, 11))).toEqual([
      [
        'line',
        'learner',
        'name',
        'module',
        'date',
        'grade',
        'criteria',
        'email',
        'language',
        'state',
        'award',
      ],
      ...rows.map(({ row: { line, learner, name, module, date, grade, criteria }, state, awardId }) => [
        ...[String(line), learner, name.replace(/^=/, "'="), module, date, grade, criteria, '', ''],
        ...[state, awardId === undefined ? '' : `urn:uuid:${awardId}`],
      ]),
    ]);
    expect(read[3]?.[11]).toContain('[results.module-unknown]');
    expect(rows.map(({ state }) => state)).toEqual(['issued', 'issued', 'faulty', 'issued']);
  });

  test('of all rows is refused where one has a fault, also one that came later', async () => {
    const faulty = await dryRun(the.services, csv(row('A-1'), row('A-2', 'MX')));
    await expect(commitImport(the.services.importing, faulty.id, 'all', 'test')).rejects.toMatchObject({
      code: 'import.faulty',
    });
    const one = await dryRun(the.services, csv(row('A-3'), row('A-4', 'MB')));
    const before = await recorded();
    const { prisma } = the.database;
    const retire = (retiredAt: Date | null) =>
      prisma.moduleVersion.updateMany({ where: { code: 'MB' }, data: { retiredAt } });
    await retire(new Date('2026-06-01'));
    const refused = await commit(the.services, one.id, 'all');
    await retire(null);
    expect(refused).toMatchObject({
      state: 'checked',
      mode: undefined,
      counts: { valid: 1, faulty: 1 },
      faults: [{ code: 'import.changed' }],
    });
    const job = await the.services.jobs.store.selectOptionalJob(refused.commitJobId ?? '');
    expect(job).toMatchObject({ state: 'failed', error: 'import.changed' });
    expect(await recorded()).toEqual(before);
    expect(await commit(the.services, one.id, 'valid')).toMatchObject({ counts: { issued: 1, faulty: 1 } });
  });

  test('of all rows records them in one transaction', async () => {
    const one = await dryRun(the.services, csv(row('B-1'), row('B-2', 'MB'), row('B-3', 'MC')));
    const { commitJobId } = await commitImport(the.services.importing, one.id, 'all', 'test');
    const before = await recorded();
    await runChunk(the.services.jobs, commitJobId ?? '');
    expect(await recorded()).toMatchObject({ awards: before.awards + 3, unsigned: 0 });
    await runJobToEnd(the.services.jobs, commitJobId ?? '');
    expect(await recorded()).toMatchObject({ awards: before.awards + 3, unsigned: 0 });
    expect(await readImport(the.services.importing, 'alpha', one.id)).toMatchObject({
      state: 'committed',
      counts: { issued: 3 },
    });
    // a person took one away: the same row does not bring it back
    const award = (await allRows(the.services, one.id))[0]?.awardId ?? '';
    await the.services.issuing.revoking.revokeAwards([award], 'A mistake', 'person', {
      actor: 'test',
      at: new Date('2026-06-15'),
    });
    const again = await dryRun(the.services, csv(row('B-1')));
    const [only] = await allRows(the.services, again.id);
    expect(only?.faults.map(({ code }) => code)).toEqual(['results.award-revoked']);
  });

  test('of one file twice at the same time issues it once', async () => {
    const bytes = csv(...[1, 2, 3, 4].map((number) => row(`T-${number}`)));
    const [one, two] = [await dryRun(the.services, bytes), await dryRun(the.services, bytes)];
    const other = await the.another();
    const before = await recorded();
    const done = await Promise.all([commit(the.services, one.id, 'valid'), commit(other, two.id, 'all')]);
    const sums = done.map(({ counts }) => counts.issued + counts.existing);
    expect(sums).toEqual([4, 4]);
    expect(done.reduce((sum, { counts }) => sum + counts.issued, 0)).toBe(4);
    expect(await recorded()).toMatchObject({
      awards: before.awards + 4,
      credentials: before.credentials + 4,
      unsigned: 0,
    });
  });

  test('that was cancelled goes on where it stood', async () => {
    const one = await dryRun(the.services, csv(row('S-1'), row('S-2'), row('S-3')));
    const { commitJobId } = await commitImport(the.services.importing, one.id, 'all', 'test');
    await runChunk(the.services.jobs, commitJobId ?? '');
    await cancelJob(the.services.jobs, commitJobId ?? '', 'test');
    await runJobToEnd(the.services.jobs, commitJobId ?? '');
    expect(await stateOf(one.id)).toBe('cancelled');
    const half = await recorded();
    // what was recorded before is this import's own, not somebody else's
    expect(await commit(the.services, one.id, 'valid')).toMatchObject({
      state: 'committed',
      counts: { issued: 3, existing: 0, valid: 0 },
    });
    expect(await recorded()).toMatchObject({
      awards: half.awards,
      credentials: half.credentials,
      unsigned: 0,
    });
  });
});

describe('addresses', () => {
  const file = (...rows: readonly (readonly [learner: string, module: string, email: string])[]) =>
    new TextEncoder().encode(
      [
        'learner,name,module,date,grade,criteria,email',
        ...rows.map(([learner, module, email]) => `${row(learner, module)},${email}`),
        '',
      ].join('\n'),
    );
  const known = async (number: string) =>
    (
      await the.database.prisma.learnerContact.findFirst({
        where: { learnerId: await learnerByNumber(the, 'alpha', number) },
      })
    )?.email;

  test('that come with results recorded before are kept, where there were none, and a mail goes there', async () => {
    await the.issue('alpha', row('A-1'), row('A-2'));
    const bytes = file(['A-1', 'MA', 'zeph@alpha.example'], ['A-2', 'MA', '']);
    const one = await dryRun(the.services, bytes);
    expect(one.counts).toMatchObject({ existing: 2, valid: 0, warnings: 0 });
    expect(await known('A-1')).toBeUndefined();
    expect((await commit(the.services, one.id, 'valid')).counts).toMatchObject({ existing: 2, issued: 0 });
    expect([await known('A-1'), await known('A-2')]).toEqual(['zeph@alpha.example', undefined]);
    const learnerId = await learnerByNumber(the, 'alpha', 'A-1');
    expect(await the.database.prisma.mail.count({ where: { learnerId } })).toBe(1);
    // the same file again says nothing new, also by the shorter way
    await the.services.mailing.tick();
    await issueResults(the.services.issuing, bytes, 'alpha', 'test');
    expect(await the.database.prisma.mail.count({ where: { learnerId } })).toBe(1);
    await issueResults(the.services.issuing, file(['A-2', 'MA', 'two@alpha.example']), 'alpha', 'test');
    expect(await known('A-2')).toBe('two@alpha.example');
  });

  test('that differ from the recorded one, or within a file, are told and change nothing', async () => {
    const { id } = await dryRun(
      the.services,
      file(
        ['A-1', 'MB', 'other@alpha.example'],
        ['A-1', 'MC', 'ZEPH@alpha.example'],
        ['A-9', 'MA', 'first@alpha.example'],
        ['A-9', 'MB', 'second@alpha.example'],
      ),
    );
    const warned = async () =>
      (await allRows(the.services, id)).flatMap(({ warnings }) =>
        warnings.map(({ code, pointer }) => `${code} ${pointer}`),
      );
    const told = ['results.email-differs /2/email', 'results.email-differs /5/email'];
    expect(await warned()).toEqual(told);
    expect((await commit(the.services, id, 'all')).counts).toMatchObject({ issued: 4, warnings: 2 });
    expect([await known('A-1'), await known('A-9')]).toEqual(['zeph@alpha.example', 'first@alpha.example']);
    let report = '';
    for await (const piece of reportCsv(
      the.services.importing,
      await readImport(the.services.importing, undefined, id),
    ))
      report += piece;
    expect(report).toContain('another address for the learner before; the file does not change it.');
    const rows = (await allRows(the.services, id)).flatMap(({ warnings }) => warnings);
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});

test('an import is discarded with the names in it; what was issued stays, another institution sees neither', async () => {
  const one = await dryRun(the.services, csv(row('G-1')));
  await commit(the.services, one.id, 'valid');
  const before = await recorded();
  const { importing } = the.services;
  await expect(discardImport(importing, 'beta', one.id, 'test')).rejects.toMatchObject({
    code: 'import.unknown',
  });
  await expect(readImport(importing, 'beta', one.id)).rejects.toMatchObject({ code: 'import.unknown' });
  await discardImport(importing, 'alpha', one.id, 'test');
  expect(await the.database.prisma.importRow.count({ where: { importId: one.id } })).toBe(0);
  await expect(readImport(importing, 'alpha', one.id)).rejects.toMatchObject({ code: 'import.unknown' });
  await expect(discardImport(importing, 'alpha', one.id, 'test')).rejects.toMatchObject({
    code: 'import.unknown',
  });
  expect(await recorded()).toEqual(before);
});

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMANDS, runCli } from '../../../src/cli/run.js';
import { type Config, readConfig } from '../../../src/config/config.js';
import { CONSENT_TEXT_VERSION, consentText } from '../../../src/issuing/consent-texts.js';
import { openServices } from '../../../src/services.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { seededRandom } from '../../support/services.js';
import { type Ended, run } from './run-cli.js';

let database: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-cli-'));
const file = (name: string, content: string) => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 5)).toString('base64');

/** A call in a process of its own. */
function cairn(args: readonly string[], input?: string, env: Record<string, string> = {}): Promise<Ended> {
  const given = input === undefined ? {} : { input };
  return run('cli/cairn.js', args, { cwd: folder, env: { ...settings(), ...env }, ...given });
}

const settings = () => ({
  DATABASE_URL: database.url,
  CAIRN_MASTER_SECRET: SECRET,
  PUBLIC_URL: 'https://cairn.example',
});

let opened = 0;

/** The same call in this process, which is quicker. */
async function inside(
  args: readonly string[],
  { mode, env }: { mode: Config['mode']; env: Record<string, string> } = { mode: 'local', env: settings() },
): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const open = () =>
    openServices({
      config: readConfig(env, mode),
      masterSecret: new Uint8Array(Buffer.from(SECRET, 'base64')),
      effects: {
        clock: () => new Date(),
        random: seededRandom(`cli ${++opened}`),
        log: (event) => void err.push(event),
      },
    });
  const say = (lines: string[]) => (text: string) => void lines.push(text);
  const terminal = { out: say(out), err: say(err), clock: () => new Date() };
  const exit = await runCli(args, open, terminal);
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

type Call = (args: readonly string[]) => Promise<Ended>;

/** The answer of a call with `--json` that has to go well, or to end with another code. */
async function answer(args: readonly string[], exit = 0, call: Call = inside) {
  const ended = await call([...args, '--json']);
  expect([ended.exit, ended.err]).toEqual([exit, '']);
  return JSON.parse(ended.out);
}

/** The error of a call with `--json` that is refused. */
async function refusal(args: readonly string[], exit: number, call: Call = inside) {
  const ended = await call([...args, '--json']);
  expect([args, ended.exit, ended.out]).toEqual([args, exit, '']);
  return JSON.parse(ended.err).error;
}

const piped =
  (input: string): Call =>
  (args) =>
    cairn(args, input);

test('the whole way of one award, each command as a process, for scripts', async () => {
  expect(await answer(['seed'], 0, cairn)).toMatchObject({ network: 1, institutions: 5 });
  const nothing = { network: 0, institutions: 0, modules: 0, programmes: 0, completed: 0 };
  expect(await answer(['seed'])).toEqual(nothing);
  const { keys } = await answer(['keys'], 0, cairn);
  expect(keys).toHaveLength(6);
  expect(keys).toContainEqual(expect.objectContaining({ issuer: 'enter', did: 'did:web:cairn.example' }));

  const header = 'learner,name,module,date,grade\n';
  const rows = file('results.csv', `${header}C-1,Clothilde Warner,EP-CDA,2026-02-06,pass\n`);
  const first = await answer(['issue', rows, '--institution', 'ip-montelontra'], 0, cairn);
  expect(first).toMatchObject({ issued: [{ line: 2, module: 'EP-CDA' }], existing: [], composed: [] });
  expect(await answer(['issue', rows, '--institution', 'ip-montelontra'])).toMatchObject({
    issued: [],
    existing: [{ line: 2, awardId: first.issued[0].awardId }],
  });
  const learner = `urn:uuid:${first.issued[0].learnerId}`;
  const more = `${header}${learner},Clothilde Warner,EP-DIG,2026-03-06,pass\n`;
  const second = await answer(['issue', '-', '--institution', 'aqsaitau'], 0, piped(more));
  expect(second.composed).toEqual([]);

  const { composed, ...agreed } = await answer(['consent', learner], 0, cairn);
  const textVersion = CONSENT_TEXT_VERSION;
  const agreement = { withdrawn: false, textVersion, text: consentText('en') };
  expect(agreed).toEqual({ ...agreement, changed: true });
  expect(composed).toMatchObject([{ programme: 'iPET-1', state: 'issued' }]);
  expect(await answer(['consent', learner])).toEqual({ ...agreement, changed: false, composed: [] });
  expect(await answer(['compose'], 0, cairn)).toMatchObject({ composed: [] });
  expect(await answer(['compose', '--confirm'])).toMatchObject({ finished: 0, failed: [], composed: [] });

  const certificate = composed[0].awardId;
  const { url, id } = await answer(['share', certificate, '--expires', '2999-01-31'], 0, cairn);
  expect(url).toMatch(/^https:\/\/cairn\.example\/s\/[A-Za-z0-9_-]{22}$/);
  expect(await answer(['share', '--revoke', url])).toEqual({ revoked: true });
  const chosen = ['--withhold', 'name,grade', '--label', 'For Acme'];
  const { id: choice } = await answer(['share', certificate, ...chosen], 0, cairn);
  expect(await database.prisma.shareLink.findUniqueOrThrow({ where: { id: choice } })).toMatchObject({
    label: 'For Acme',
    nameWithheld: [certificate],
    gradeWithheld: [certificate],
  });
  expect(await answer(['share', '--revoke', id], 5)).toEqual({ revoked: false });

  const stored = await database.prisma.credential.findFirstOrThrow({ where: { awardId: certificate } });
  const document = file('certificate.json', stored.document ?? '');
  expect(await answer(['verify', document])).toMatchObject({ verdict: 'verified' });
  expect(await answer(['verify', document, '--parts', 'required'], 3)).toMatchObject({
    verdict: 'undetermined',
  });
  expect(await answer(['verify', '-'], 0, piped(stored.document ?? ''))).toMatchObject({
    verdict: 'verified',
  });

  const [pdf, badge, zip] = ['c.pdf', 'b.png', 'all.zip'].map((name) => path.join(folder, name));
  const printed = await answer(['certificate', certificate, '--form', 'pdf', '--out', `${pdf}`], 0, cairn);
  expect(printed).toMatchObject({ file: pdf, link: expect.stringMatching(/^https:\/\/cairn\.example\/s\//) });
  const pictured = await answer(['certificate', certificate, '--form', 'badge.png', '--out', `${badge}`]);
  expect(pictured).toEqual({ file: badge, link: null });
  for (const one of [pdf, badge])
    expect(await answer(['verify', `${one}`])).toMatchObject({ verdict: 'verified' });
  const { bytes } = await answer(['archive', '--learner', learner, '--out', `${zip}`], 0, cairn);
  expect([bytes, statSync(`${zip}`).mode & 0o777]).toEqual([statSync(`${zip}`).size, 0o600]);
  // what is there is not written over
  expect((await inside(['archive', '--learner', learner, '--out', `${zip}`])).exit).toBe(5);

  const award = second.issued[0].awardId;
  const reason = ['--reason', 'Awarded by mistake.'];
  const held = { certificates: [{ programme: 'iPET-1', awardId: certificate, outcome: 'suspended' }] };
  expect(await answer(['suspend', award, ...reason, '--preview'])).toMatchObject(held);
  expect(await answer(['suspend', award, ...reason])).toMatchObject(held);
  expect(await answer(['reinstate', award, ...reason])).toMatchObject({
    certificates: [{ outcome: 'reinstated' }],
  });
  expect(
    await answer(['revoke', `urn:uuid:${second.issued[0].credentialId}`, ...reason], 0, cairn),
  ).toMatchObject({
    awards: [{ awardId: award, changed: true }],
    ...held,
  });
  expect(await answer(['revoke', award, ...reason])).toMatchObject({
    awards: [{ changed: false }],
  });
  const wrong = file('wrong-ids.txt', `${award}\r\n\n nonsense\n`);
  expect(await refusal(['revoke', '--ids', wrong, ...reason], 5)).toMatchObject({
    code: 'award.unknown',
    faults: [{ code: 'award.unknown', pointer: '/line/3' }],
  });
  const ids = file('ids.txt', `${award}\n`);
  expect(await answer(['revoke', '--ids', ids, ...reason])).toMatchObject({
    state: 'finished',
    done: 1,
    changed: 0,
  });
  expect(await refusal(['revoke', award, '--ids', ids, ...reason], 2)).toMatchObject({ code: 'usage' });
  expect(await refusal(['revoke', ...reason], 2)).toMatchObject({ code: 'usage' });
  expect(await answer(['verify', document], 1, cairn)).toMatchObject({ verdict: 'not-verified' });
  expect(await answer(['consent', learner, '--withdraw'])).toMatchObject({ changed: true, withdrawn: true });

  for (const [command, words] of [
    [['keys'], 'did:web:cairn.example'],
    [['compose'], 'Finished 0 interrupted credentials'],
    [['consent', learner], `text ${textVersion}: “${agreement.text}”`],
    [
      ['issue', rows, '--institution', 'ip-montelontra'],
      'Issued 0 credentials; 1 results had been issued before',
    ],
    [['share', award], '▄'],
  ] as const) {
    const { exit, out, err } = await inside(command);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain(words);
    expect(out).not.toContain('Clothilde');
  }
  const told = await inside(['verify', document]);
  expect([told.exit, told.out.split('\n')[0]]).toEqual([1, 'NOT-VERIFIED']);
}, 120_000);

test('what is proposed is confirmed for one learner, or for all', async () => {
  const rows = ['A', 'B', 'C'].flatMap((letter) =>
    ['EP-CDA', 'EP-DIG'].map((module) => `W-${letter},Wanda ${letter},${module},2026-03-06,pass`),
  );
  const results = file('proposed.csv', ['learner,name,module,date,grade', ...rows, ''].join('\n'));
  const { composed } = await answer(['issue', results, '--institution', 'aqsaitau']);
  expect(composed).toHaveLength(3);
  const programmes = composed.map(({ programme }: { programme: string }) => programme);
  expect(programmes).toEqual(['iPET-1', 'iPET-1', 'iPET-1']);
  for (const { awardId } of composed) await answer(['revoke', awardId, '--reason', 'Awarded by mistake.']);

  const learners: string[] = composed.map(({ learnerId }: { learnerId: string }) => learnerId);
  const states = async (args: readonly string[]): Promise<string[]> => {
    const found = (await answer(args)).composed as { learnerId: string; state: string }[];
    return learners.map((learner) => found.find(({ learnerId }) => learnerId === learner)?.state ?? 'none');
  };
  const [one = ''] = learners;
  expect(await states(['compose'])).toEqual(['proposed', 'proposed', 'proposed']);
  expect(await states(['compose', '--confirm', '--learner', `urn:uuid:${one}`])).toEqual([
    'issued',
    'proposed',
    'proposed',
  ]);
  expect((await inside(['compose'])).out).toContain(`proposed iPET-1 to ${learners[1]}`);
  expect(await states(['compose', '--confirm', '--learner', one])).toEqual(['none', 'proposed', 'proposed']);
  expect(await states(['compose', '--confirm'])).toEqual(['none', 'issued', 'issued']);
});

describe('in production', () => {
  const seedFiles = fileURLToPath(new URL('../../../prisma/seed', import.meta.url));
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase();
  });
  afterAll(() => own.close());
  const production: Call = (args) =>
    inside(args, { mode: 'production', env: { ...settings(), DATABASE_URL: own.url } });

  test('the invented network is set up only if that is meant, a network of one’s own from its folder', async () => {
    const mine = path.join(folder, 'mine');
    cpSync(seedFiles, mine, { recursive: true });
    const refused = {
      code: 'seed.sample',
      message: expect.stringMatching(/--from FOLDER.*--sample.*--demo/),
    };
    expect(await refusal(['seed'], 5, production)).toMatchObject(refused);
    expect(await refusal(['seed', '--from', mine], 5, production)).toMatchObject(refused);

    const network = path.join(mine, 'network.json');
    const content = JSON.parse(readFileSync(network, 'utf8'));
    writeFileSync(network, JSON.stringify({ ...content, code: 'mine', country: 'XX' }));
    expect(await refusal(['seed', '--from', mine], 4, production)).toMatchObject({
      code: 'seed.files',
      faults: [{ pointer: '/network/country' }],
    });
    expect(await refusal(['seed', '--from', folder], 4, production)).toMatchObject({
      code: 'seed.files',
      faults: ['network', 'institutions', 'gradingSchemes', 'modules', 'programmes'].map((part) => ({
        code: 'file.unreadable',
        pointer: `/${part}`,
      })),
    });
    writeFileSync(network, JSON.stringify({ ...content, code: 'mine' }));
    expect(await answer(['seed', '--from', mine], 0, production)).toMatchObject({
      network: 1,
      institutions: 5,
    });
    expect((await own.prisma.network.findFirstOrThrow()).code).toBe('mine');
    expect(await refusal(['seed', '--sample'], 5, production)).toMatchObject({ code: 'seed.other-network' });
  });
});

describe('a call that is refused', () => {
  const NOBODY = '00000000-0000-4000-8000-000000000000';

  test('for what it asks for: 5', async () => {
    expect(await refusal(['consent', NOBODY], 5)).toMatchObject({ code: 'learner.unknown' });
    expect(await refusal(['compose', '--confirm', '--learner', NOBODY], 5)).toMatchObject({
      code: 'learner.unknown',
    });
    expect(await refusal(['compose', '--learner', NOBODY], 2)).toMatchObject({ code: 'usage' });
    expect(await refusal(['revoke', NOBODY, '--reason', 'x'], 5)).toMatchObject({ code: 'award.unknown' });
    expect(await refusal(['share', NOBODY], 5)).toMatchObject({ code: 'share.unknown-award' });
    expect(await refusal(['share', NOBODY, '--withhold', 'name,shoes'], 2)).toMatchObject({ code: 'usage' });
    const out = ['--out', path.join(folder, 'none')];
    expect(await refusal(['certificate', NOBODY, '--form', 'pdf', ...out], 5)).toMatchObject({
      code: 'award.unknown',
    });
    expect(await refusal(['archive', '--learner', 'nobody', ...out], 5)).toMatchObject({
      code: 'learner.unknown',
    });
  });

  test('for a file: 4, with every fault', async () => {
    expect(await refusal(['issue', 'nowhere.csv', '--institution', 'aqsaitau'], 4)).toMatchObject({
      code: 'file.unreadable',
    });
    expect(await refusal(['verify', 'nowhere.json'], 4)).toMatchObject({ code: 'file.unreadable' });
    expect(await refusal(['verify', file('a', 'nonsense')], 4)).toMatchObject({ kind: 'invalid' });
    expect(await refusal(['verify', file('a', '[]')], 4)).toMatchObject({ code: 'verify.not-an-object' });
    const faulty = 'learner,name,module,date,grade\n,Hortensia Vane,XX,1,0\n';
    const { code, faults } = await refusal(['issue', file('f.csv', faulty), '--institution', 'aqsaitau'], 4);
    expect([code, faults.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      'results.faulty',
      ['/2/module', '/2/date', '/2/learner'],
    ]);
    const text = await cairn(['issue', '-', '--institution', 'aqsaitau'], faulty);
    expect([text.exit, text.out]).toEqual([4, '']);
    expect(text.err).toContain('/2/module: The network has no such module.');
    expect(text.err).not.toContain('Hortensia');
  });

  test('for a wrong master secret: 5, without a word of it', async () => {
    const other = Buffer.from(SECRET, 'base64').reverse().toString('base64');
    const { exit, err } = await cairn(['keys'], undefined, { CAIRN_MASTER_SECRET: other });
    expect(exit).toBe(5);
    expect(err).toContain('keys.wrong-master-secret');
    expect(err).not.toContain(other);
  });

  test('for a database that is not there: 6, and for settings that are wrong: 4', async () => {
    const env = { DATABASE_URL: 'postgresql://ann:s3same@127.0.0.1:1/cairn' };
    const { exit, err } = await cairn(['keys', '--json'], undefined, env);
    expect([exit, JSON.parse(err).error.code]).toEqual([6, 'storage.unreachable']);
    expect(err).not.toContain('s3same');
    const unreadable = await cairn(['keys', '--json'], undefined, { DATABASE_URL: 'mysql://a.example/b' });
    expect([unreadable.exit, JSON.parse(unreadable.err).error.code]).toEqual([4, 'storage.url-invalid']);
    const told = await cairn(['keys'], undefined, { NODE_ENV: 'production', CAIRN_MASTER_SECRET: '' });
    expect([told.exit, told.err.split('\n')[1]]).toEqual([
      4,
      expect.stringMatching(
        /^ {2}CAIRN_MASTER_SECRET: missing\. Right would be: 32 .*\. \[config\.invalid\]$/,
      ),
    ]);
    const wrong = await cairn(['keys', '--json'], undefined, {
      PORT: 'x',
      NODE_ENV: 'production',
      PUBLIC_URL: 'http://a.example',
    });
    expect(wrong.exit).toBe(4);
    expect(JSON.parse(wrong.err).error.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/PORT',
      '/PUBLIC_URL',
    ]);
  });
});

describe('a call that is wrong', () => {
  test.each([
    [['reissue']],
    [['issue']],
    [['issue', 'results.csv']],
    [['issue', 'a.csv', 'b.csv', '--institution', 'aqsaitau']],
    [['seed', 'more']],
    [['seed', '--demon']],
    [['verify']],
    [['revoke', 'x']],
    [['share']],
    [['consent', '--withdraw=yes', 'x']],
  ])('%j ends with 2 before anything is opened, and says how', async (args) => {
    const before = opened;
    const [text, json] = [await inside(args), await inside([...args, '--json'])];
    expect([text.exit, text.out, json.exit, json.out]).toEqual([2, '', 2, '']);
    expect(text.err).toContain('cairn ');
    expect(JSON.parse(json.err)).toMatchObject({ error: { code: 'usage', message: expect.any(String) } });
    expect(opened).toBe(before);
  });

  test('makes no database in the folder where it is called', async () => {
    const { exit } = await run('cli/cairn.js', ['issue'], { cwd: folder });
    expect(exit).toBe(2);
    expect(existsSync(path.join(folder, '.data'))).toBe(false);
  });

  test('asks for help and gets it', async () => {
    const { exit, out } = await inside([]);
    expect(exit).toBe(0);
    for (const { name, help } of COMMANDS) {
      expect(out).toContain(`  ${name} `);
      expect(out).toContain(help);
    }
    expect(out).toContain(
      'Exit codes: 0 done or verified, 1 not verified, 2 wrong call, 3 undetermined, 4 faulty input, 5 refused or unknown,',
    );
    const one = await inside(['share', '--help']);
    expect([one.exit, one.err]).toEqual([0, '']);
    expect(one.out).toContain('--without-parts');
  });
});

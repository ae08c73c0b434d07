import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { archiveOf } from '../../../src/delivery/archive/archive.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { bakedIn } from '../../../src/verification/baked.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import { verify } from '../../../src/verification/verify.js';
import { requested } from '../../support/correction-requests.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
let learner: string;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-archive-'));
/** By path. */
const files = new Map<string, Buffer>();
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  const rows = ['MA', 'MB', 'MC'].map((module) => `W-1,Wendeline Ashgrove,${module},2026-05-04,B,`);
  await the.issue('alpha', ...rows, 'W-2,Rosalind Othersen,MA,2026-05-04,A,');
  const { issued } = await the.issue('alpha', 'W-1,Wendeline Ashgrove,MA,2026-05-11,A,');
  const again = issued[0]?.awardId ?? '';
  await actOnAwards(the.services.lifecycle, 'revoke', [again], 'counted twice', operator('test'));
  await requested(the, again, 'The other one counts.');
  learner = await learnerByNumber(the, 'alpha', 'W-1');
  const zip = path.join(folder, 'archive.zip');
  const pieces: Uint8Array[] = [];
  for await (const piece of await archiveOf(the.services.archive, { learnerIds: [learner] }))
    pieces.push(piece);
  writeFileSync(zip, Buffer.concat(pieces));
  const out = path.join(folder, 'out');
  execFileSync('unzip', ['-q', zip, '-d', out]);
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }))
    if (statSync(path.join(out, name)).isFile()) files.set(name, readFileSync(path.join(out, name)));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await the.close();
});

const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
const data = () => JSON.parse(text('data.json'));
interface Kept {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly folder: string;
}
const awards = (): Kept[] => data().records.flatMap((record: { awards: Kept[] }) => record.awards);

describe('an archive', () => {
  test('has all files of each award, and of one that was revoked what was signed', async () => {
    const rows = await the.database.prisma.award.findMany({ where: { learnerId: learner } });
    expect(awards().map(({ id }) => id)).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
    expect(rows.length).toBeGreaterThan(4);
    const whole = [
      'badge.png',
      'badge.svg',
      'bundle.json',
      'certificate.pdf',
      'credential.json',
      'credential.sd-jwt',
    ];
    const wanted = awards().flatMap(({ folder: name, state }) =>
      (state === 'in-force' ? whole : ['credential.json']).map((file) => `${name}/${file}`),
    );
    expect([...files.keys()].sort()).toEqual([...wanted, 'data.json', 'index.html', 'issuers.json'].sort());
    expect(awards().filter(({ state }) => state === 'revoked')).toHaveLength(1);
  });

  test('holds nothing but what verifies, in every form', async () => {
    const trust = await the.services.trust();
    const over = new Set(awards().flatMap((award) => (award.state === 'in-force' ? [] : [award.folder])));
    for (const [name, bytes] of files) {
      const [place = '', file] = name.split('/');
      if (file === undefined) continue;
      const { verdict } = await verify(readSubmitted(bytes), trust);
      expect([name, verdict]).toEqual([name, over.has(place) ? 'not-verified' : 'verified']);
    }
  });

  test('holds the same credential in badge and PDF as by itself', () => {
    const place = awards().find(({ code }) => code === 'P1')?.folder;
    const credential = JSON.parse(text(`${place}/credential.json`));
    const badge = files.get(`${place}/badge.png`) ?? Buffer.of();
    expect(JSON.parse(bakedIn(badge) ?? '')).toEqual(credential);
    const pdf = files.get(`${place}/certificate.pdf`) ?? Buffer.of();
    expect(bakedIn(pdf)).toBe(text(`${place}/bundle.json`));
  });

  test('tells what is stored, and nothing of anybody else', async () => {
    const [record] = data().records;
    expect(record).toMatchObject({
      id: learner,
      name: 'Wendeline Ashgrove',
      numbers: [{ institution: 'alpha', number: 'W-1' }],
      awards: expect.arrayContaining([
        expect.objectContaining({
          code: 'MA',
          state: 'revoked',
          corrections: [expect.objectContaining({ about: 'grade', text: 'The other one counts.' })],
          reasons: [expect.objectContaining({ reason: 'counted twice' })],
        }),
      ]),
    });
    const other = await learnerByNumber(the, 'alpha', 'W-2');
    const { salt } = await the.database.prisma.learner.findUniqueOrThrow({ where: { id: other } });
    for (const [name, bytes] of files)
      for (const foreign of ['Othersen', other, salt])
        expect([name, bytes.includes(foreign)]).toEqual([name, false]);
  });

  test('has a page that leads to each file and needs nothing from elsewhere', () => {
    const page = text('index.html');
    const links = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address);
    const own = links.filter((address) => !address.startsWith('https:')).map(decodeURI);
    expect(own.sort()).toEqual([...files.keys()].filter((name) => name !== 'index.html').sort());
    expect(links.filter((address) => address.startsWith('https:'))).toEqual(['https://cairn.example/verify']);
    expect(page).not.toMatch(/<script|<img|@import|url\(/);
    expect(page).toContain('Wendeline Ashgrove');
  });

  test('names the keys that its credentials were signed with', () => {
    const methods = JSON.parse(text('issuers.json')).flatMap(
      ({ verificationMethod }: { verificationMethod: { id: string }[] }) =>
        verificationMethod.map(({ id }) => id),
    );
    for (const { folder: name } of awards()) {
      const { proof } = JSON.parse(text(`${name}/credential.json`));
      expect(methods).toContain([proof].flat()[0].verificationMethod);
    }
  });

  test('of nobody is refused', async () => {
    for (const ids of [
      [],
      ['00000000-0000-4000-8000-000000000000'],
      [learner, '00000000-0000-4000-8000-000000000000'],
    ])
      await expect(archiveOf(the.services.archive, { learnerIds: ids })).rejects.toMatchObject({
        code: 'learner.unknown',
      });
  });

  test('that somebody stops to read leaves nothing running', async () => {
    const pieces = await archiveOf(the.services.archive, { learnerIds: [learner] });
    expect((await pieces.next()).value?.length).toBeGreaterThan(0);
    await pieces.return(undefined);
    expect((await pieces.next()).done).toBe(true);
  });
});

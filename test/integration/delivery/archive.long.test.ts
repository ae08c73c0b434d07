import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveOf } from '../../../src/delivery/archive/archive.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

/** Somebody who collected a lot: the archive is whole, and says what it takes. */
const AWARDS = 40;
const MEGABYTE = 1_000_000;
let the: TestServices;
let learner: string;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-archive-'));
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  const rows = Array.from({ length: AWARDS }, (_, index) => {
    const module = ['MA', 'MB', 'MC'][index % 3];
    return `L-1,Wendeline Ashgrove,${module},2026-03-${String(1 + Math.floor(index / 3)).padStart(2, '0')},B,`;
  });
  await the.issue('alpha', ...rows);
  learner = await learnerByNumber(the, 'alpha', 'L-1');
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await the.close();
});

test('an archive of 40 modules and what they add up to has each in every form, and is no burden', async () => {
  const awards = await the.database.prisma.award.findMany({ where: { learnerId: learner } });
  expect(awards.filter(({ kind }) => kind === 'module')).toHaveLength(AWARDS);
  const zip = path.join(folder, 'archive.zip');
  const resting = process.memoryUsage.rss();
  let most = 0;
  const began = Date.now();
  const measured = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      most = Math.max(most, process.memoryUsage.rss());
      yield piece;
    }
  };
  const pieces = await archiveOf(the.services.archive, { learnerIds: [learner] });
  await pipeline(Readable.from(measured(pieces)), createWriteStream(zip));
  const seconds = (Date.now() - began) / 1000;
  const bytes = statSync(zip).size;
  const memory = Math.max(0, most - resting);
  process.stderr.write(
    `archive of ${awards.length} awards: ${(bytes / MEGABYTE).toFixed(1)} MB, ${seconds.toFixed(1)} s, ${(memory / MEGABYTE).toFixed(0)} MB more memory\n`,
  );
  execFileSync('unzip', ['-tqq', zip]);
  const names = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n');
  const forms = [
    'badge.png',
    'badge.svg',
    'bundle.json',
    'certificate.pdf',
    'credential.json',
    'credential.sd-jwt',
  ];
  const folders = new Set(names.filter((name) => name.includes('/')).map((name) => path.dirname(name)));
  expect(folders.size).toBe(awards.length);
  for (const place of folders)
    expect(
      names
        .filter((name) => path.dirname(name) === place)
        .map((name) => path.basename(name))
        .sort(),
    ).toEqual(forms);
  expect(names.filter((name) => !name.includes('/')).sort()).toEqual([
    'data.json',
    'index.html',
    'issuers.json',
  ]);
  const digests = [...folders].map((place) =>
    createHash('sha256')
      .update(execFileSync('unzip', ['-p', zip, `${place}/credential.json`]))
      .digest('hex'),
  );
  expect(new Set(digests).size).toBe(awards.length);
  expect(bytes).toBeLessThan(20 * MEGABYTE);
  expect(seconds).toBeLessThan(120);
}, 300_000);

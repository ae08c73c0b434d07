import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROBLEMS } from '../../src/http/api/problem-texts.js';

/** Whatever a request can reach. */
const FOLDERS = ['access', 'credentials/suites', 'delivery', 'http', 'issuing', 'net', 'storage'];

/** Codes that no request is answered with, by what keeps them from it. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'the command line alone gets there': [
    'key.network-key-exists',
    'restore.in-use',
    'restore.not-empty',
    'restore.other-build',
    'results.too-large',
    'seal.exists',
    'seal.no-legal-identity',
    'seal.unknown',
    'seed.catalogue',
    'seed.other-network',
    'seed.raced',
    'seed.version-changed',
  ],
  'the service does not start': [
    'storage.folder-taken',
    'storage.initdb-failed',
    'storage.not-yours',
    'storage.service-running',
    'storage.socket-folder-taken',
    'storage.start-failed',
    'storage.unreachable',
  ],
  'jobs alone meet them': ['import.changed', 'job.unknown-kind'],
  'it is tried anew, in the end with service.unavailable': [
    'award.changed',
    'award.not-recognised',
    'award.unfinished',
    'award.version-retired',
    'learner.renamed',
    'publish.raced',
  ],
  'composing looks anew': [
    'award.consent-withdrawn',
    'award.not-reissuable',
    'award.part-gone',
    'award.withheld',
  ],
  'the schema of the request refuses it before': [
    'act.reason',
    'act.too-many',
    'evidence.confirmation',
    'learner.name',
    'wallet.too-many',
  ],
  'pages alone meet them': ['register.other-text'],
  'it becomes a fault of rendition.inexpressible': ['certificate.no-letter', 'certificate.too-many-marks'],
  'the proof that holds it is refused': ['cbor.malformed'],
  'it leaves a check open, or becomes webhook.url': [
    'did.document-invalid',
    'did.invalid',
    'did.method-unsupported',
    'did.not-found',
    'fetch.no-answer',
    'fetch.url-invalid',
    'status-list.not-found',
  ],
};

/** How codes are written down where an error is made: kind and code, or the code alone. */
const MADE = [
  /new CairnError\(\s*'(?<kind>[\w-]+)',\s*'(?<code>[\w-]+\.[\w.-]+)'/g,
  /\binvalid\(\{\s*code: '(?<code>[\w-]+\.[\w.-]+)'/g,
  /\bfault\(\s*'(?<code>[\w-]+\.[\w.-]+)'/g,
  /\b(?:conflict|gone)\(\s*'(?<code>[\w-]+\.[\w.-]+)'/g,
];

const thrown = new Map(
  FOLDERS.flatMap((folder) => sourcesOf(join('src', folder))).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const groups = MADE.flatMap((made) => [...text.matchAll(made)].map((match) => match.groups ?? {}));
    const told = groups.filter(({ kind }) => kind !== 'incoherent');
    return told.map(({ code = '' }): [string, string] => [code, path]);
  }),
);
const elsewhere = Object.values(ELSEWHERE).flat();

test('every code that a request may be answered with is explained', () => {
  const unexplained = [...thrown].filter(([code]) => !(code in PROBLEMS) && !elsewhere.includes(code));
  expect(
    unexplained.map(([code, path]) => `${code} of ${path}: add it in src/http/api/problem-texts/`),
  ).toEqual([]);
});

test('what is said to be met elsewhere is thrown, and not explained', () => {
  expect(elsewhere.filter((code) => !thrown.has(code) || code in PROBLEMS)).toEqual([]);
});

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

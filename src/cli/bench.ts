import os from 'node:os';
import { parseArgs } from 'node:util';
import type { JsonObject } from '../common/json.js';
import { lintCredential } from '../credentials/lint/lint.js';
import { signCredential } from '../credentials/suites/sign.js';
import type { VerifyOptions } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import { type BenchDocuments, benchDocuments, PARTS } from './bench-documents.js';
import { type HttpRates, measureHttp } from './bench-http.js';
import { type IssuingRates, measureIssuing } from './bench-issuing.js';
import { type Comparison, compare, median, ratios, WARM_UP } from './bench-measure.js';
import { plainLibrary } from './bench-plain.js';
import { measureRules, type RuleRates } from './bench-rules.js';

const ROUNDS = 9;
/** How long everything is run once around before anything is measured, so that no row pays for being the first. */
const FIRST_WARM_UP = 3000;

interface Results {
  readonly machine: { readonly node: string; readonly cpus: number; readonly model: string };
  readonly comparisons: readonly Comparison[];
  readonly rules: RuleRates;
  readonly issuing: IssuingRates;
  readonly http: HttpRates;
  readonly seconds: number;
}

async function compareDocuments(): Promise<Comparison[]> {
  const now = new Date();
  const documents = await benchDocuments(now);
  const plain = plainLibrary(documents, now);
  for (const start = performance.now(); performance.now() - start < FIRST_WARM_UP; ) {
    for (const kind of ['module', 'certificate'] as const) {
      await issueOurs(documents, kind, now);
      await plain.issue(documents.unsigned[kind]());
      await verifyOurs(documents, documents[kind]);
      await plain.verify(documents[kind], 'with lists');
    }
  }
  const found: Comparison[] = [];
  for (const kind of ['module', 'certificate'] as const) {
    const name = kind === 'module' ? 'module credential' : `certificate of ${PARTS} parts`;
    const unsigned = documents.unsigned[kind]();
    const signed = documents[kind];
    const issuePlain = () => plain.issue(unsigned);
    const verifyWith = (status: 'with lists' | 'without') => () => plain.verify(signed, status);
    found.push(
      await compare(
        `sign a ${name}`,
        async () => void (await signCredential(unsigned, documents.signer, now)),
        issuePlain,
        ROUNDS,
      ),
      await compare(
        `issue a ${name}: build, lint, sign, verify`,
        () => issueOurs(documents, kind, now),
        issuePlain,
        ROUNDS,
      ),
      await compare(
        `verify a ${name}, no status`,
        () => verifyOurs(documents, signed, { by: 'self' }),
        verifyWith('without'),
        ROUNDS,
      ),
      await compare(
        `verify a ${name}, with both status lists`,
        () => verifyOurs(documents, signed),
        verifyWith('with lists'),
        ROUNDS,
      ),
    );
  }
  found.push(
    await compare(
      `verify a bundle of ${PARTS + 1}, with status lists`,
      () => verifyOurs(documents, documents.bundle, { parts: 'required' }),
      async () => {
        for (const credential of documents.bundled) await plain.verify(credential, 'with lists');
      },
      ROUNDS,
    ),
  );
  return found;
}

async function issueOurs(
  documents: BenchDocuments,
  kind: 'module' | 'certificate',
  now: Date,
): Promise<void> {
  const unsigned = documents.unsigned[kind]();
  if ((await lintCredential(unsigned)).length > 0) throw new Error('Our own lint refused a document');
  await verifyOurs(documents, await signCredential(unsigned, documents.signer, now), { by: 'self' });
}

async function verifyOurs(
  documents: BenchDocuments,
  document: JsonObject,
  options: VerifyOptions = {},
): Promise<void> {
  const { verdict } = await verify(document, documents.material, options);
  if (verdict !== 'verified') throw new Error(`Our own verifier says ${verdict}`);
}

function table({ machine, comparisons, rules, issuing, http, seconds }: Results): string {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  const rows = comparisons.map((row) => {
    const each = ratios(row);
    const spread = `${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)}`;
    return [
      row.what,
      number(median(row.ours.perSecond)),
      number(median(row.plain.perSecond)),
      number(median(row.ours.cpu)),
      number(median(row.plain.cpu)),
      median(each).toFixed(2),
      spread,
      `${row.ours.runs}/${row.plain.runs}`,
    ];
  });
  const lines = [['', 'ours/s', 'plain/s', 'ours ms', 'plain ms', 'ratio', 'min–max', 'runs'], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]) =>
    line
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ');
  return [
    `Node ${machine.node}, ${machine.cpus} CPUs (${machine.model}), ${seconds.toFixed(0)} s in all`,
    '',
    ...lines.map(print),
    '',
    `Medians of ${ROUNDS} rounds, ours and plain in turns. Everything is warmed up together for ${FIRST_WARM_UP / 1000} s, then each row for`,
    `${WARM_UP.milliseconds} ms and at least ${WARM_UP.runs} runs a side. Rates are by the clock; ms is processor time for a run, and the ratio is of`,
    'it: above 1 ours is faster. Plain is @digitalbazaar/vc on the same documents, with contexts and keys in memory: it',
    'signs, or checks signature and dates. Ours also checks form, issuer, recognition, content and, of a certificate, its',
    'stack. Of a bundle ours verifies each status list once, plain once for each credential. From run to run both keep',
    'what the JSON-LD library keeps, and ours what it knows of the shape of documents.',
    '',
    `rules: ${number(rules.perSecond)} evaluations a second of a programme of 30 modules (median of ${rules.rounds} rounds of`,
    `${rules.evaluations / rules.rounds}, one round to warm up; ${rules.satisfied} satisfied; slowest ${rules.slowest.toFixed(2)} ms)`,
    `issuing: ${number(issuing.perSecond)} results a second on an embedded database: read, check, record, sign, verify, store`,
    `(median of ${issuing.rounds} files of ${issuing.results / issuing.rounds}, one file to warm up; writes go through to the disk)`,
    '',
    ...http.rates.map(
      ({ what, concurrency, perSecond, median: middle, p99 }) =>
        `over HTTP, ${what}, ${concurrency} at a time: ${number(perSecond)}/s, ${number(middle)} ms (99 %: ${number(p99)} ms)`,
    ),
    `from the start of a process to its first answer: ${number(http.coldStart)} ms`,
  ].join('\n');
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const start = performance.now();
const comparisons = await compareDocuments();
const rules = measureRules(5);
const issuing = await measureIssuing(4);
const http = await measureHttp();
const results: Results = {
  machine: {
    node: process.version.slice(1),
    cpus: os.availableParallelism(),
    model: os.cpus()[0]?.model ?? 'unknown',
  },
  comparisons,
  rules,
  issuing,
  http,
  seconds: (performance.now() - start) / 1000,
};
process.stdout.write(`${values.json ? JSON.stringify(results, undefined, 2) : table(results)}\n`);

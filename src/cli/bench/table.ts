import { EFFORTS } from './effort.js';
import { figure, machineLine, wholeNumber } from './figures.js';
import { goalsOf, growth } from './goals.js';
import type { Batch, Comparison, HttpRate, Results } from './results.js';
import { median, ratios, spread } from './statistics.js';

/** All that was measured, for a terminal. */
export function textOf(results: Results): string {
  const { comparisons, rules, http, coldStart, batch, long, seconds, effort } = results;
  const { rounds, first, warmUp } = EFFORTS[effort].compare;
  return [
    `${machineLine(results)}; ${seconds.toFixed(0)} s in all`,
    ...(effort === 'quick'
      ? ['', 'A quick run: it shows that everything can be measured, its figures say little.']
      : []),
    '',
    ...columns([
      ['', 'ours/s', 'plain/s', 'raw/s', 'ours ms', 'plain ms', '× plain', 'min–max', '× raw', 'runs'],
      ...comparisons.map(comparisonCells),
    ]),
    '',
    `Medians of ${rounds} rounds, ours, plain and raw in turns. Everything is warmed up together for ${first} ms, then each`,
    `row for ${warmUp} ms a side. Rates are by the clock; ms is processor time for a run, and the ratios are of it: above 1 ours`,
    'is faster. Plain is @digitalbazaar/vc as it is, in a thread of its own, on the same documents, with an opened key, contexts and',
    'keys in memory: it signs, or checks signature and dates. Ours also checks form, issuer, recognition, content and, of a',
    'certificate, its stack. Raw is Ed25519 alone. Of a bundle ours verifies each status list once, plain once for each credential.',
    'From run to run both keep what the JSON-LD library keeps, and ours what it makes of contexts and of the shape of documents.',
    '',
    ...columns([
      ['over HTTP', 'at a time', '/s', 'min–max', '50 % ms', '99 % ms', 'failed', 'requests'],
      ...http.map(httpCells),
    ]),
    '',
    'Load, service and PostgreSQL share the machine. Medians of the rounds.',
    '',
    ...columns([
      ['batch', 'awards', 's', 'awards/s', 'results/s', 'dry run s', 'plain/s', 'peak MB', '2nd half'],
      ...batch.rounds.map((one, round) => batchCells(`round ${round + 1}`, one, batch.plain[round])),
      ...(long ? [batchCells('long', long)] : []),
    ]),
    '',
    'From upload to the last certificate, over the API of the service, into PostgreSQL: dry run, commit, certificates. Memory is',
    'that of the process of the service; 2nd half: how many times what it took on average in the first half.',
    '',
    `rules: ${figure(median(rules.perSecond))} evaluations a second of a programme of 30 modules (${rules.satisfied} satisfied; slowest ${median(rules.slowest).toFixed(2)} ms)`,
    `cold start to first answer: ${coldStart.map((milliseconds) => wholeNumber(milliseconds)).join(', ')} ms`,
    '',
    ...columns([
      ['what', 'goal', 'measured', 'min–max', ''],
      ...goalsOf(results).map(({ what, goal, unit, measured, reached }) => [
        what,
        `${goal} ${unit}`,
        measured ? figure(measured.median) : '',
        measured ? `${figure(measured.least)}–${figure(measured.most)}` : '',
        measured ? (reached ? 'reached' : 'NOT REACHED') : 'not measured: --long',
      ]),
    ]),
  ].join('\n');
}

function comparisonCells({ what, ours, plain, raw }: Comparison): string[] {
  const faster = spread(ratios(plain.cpu, ours.cpu));
  return [
    what,
    figure(median(ours.perSecond)),
    figure(median(plain.perSecond)),
    raw ? figure(median(raw.perSecond)) : '',
    median(ours.cpu).toFixed(3),
    median(plain.cpu).toFixed(3),
    figure(faster.median),
    `${figure(faster.least)}–${figure(faster.most)}`,
    raw ? figure(median(ratios(raw.cpu, ours.cpu))) : '',
    `${ours.runs}/${plain.runs}${raw ? `/${raw.runs}` : ''}`,
  ];
}

function httpCells({ what, concurrency, perSecond, p50, p99, failed, requests }: HttpRate): string[] {
  const rate = spread(perSecond);
  return [
    what,
    String(concurrency),
    figure(rate.median),
    `${figure(rate.least)}–${figure(rate.most)}`,
    figure(median(p50)),
    figure(median(p99)),
    String(failed),
    String(requests),
  ];
}

function batchCells(name: string, batch: Batch, plain?: number): string[] {
  const { awards, certificates, seconds, checkSeconds, resident } = batch;
  return [
    name,
    String(awards),
    figure(seconds),
    figure(awards / seconds),
    figure((awards - certificates) / seconds),
    figure(checkSeconds),
    plain === undefined ? '' : figure(plain),
    figure(Math.max(...resident) / 1e6),
    figure(growth(batch)),
  ];
}

/** The first column to the left, all others to the right. */
function columns(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

import { xmlText } from '../../delivery/certificate/svg.js';
import { figure, machineLine, wholeNumber } from './figures.js';
import { CONCURRENCY } from './http.js';
import { type Results, rateOf, rowOf } from './results.js';
import { median } from './statistics.js';

const WIDTH = 840;
/** Where names end, bars begin, and the widest bar ends. */
const [NAMES, BARS, BARS_END] = [206, 216, 716];
const [BAR, STEP] = [15, 22];
/** Of the part over HTTP: the widest bar for throughput, and the scale for latency. */
const [RATES_END, SCALE, SCALE_END] = [410, 500, 800];
/** Milliseconds: a line of the scale for each, equally far apart. */
const TICKS = [1, 10, 100, 1000] as const;

/** The colours of the project's pages, by day and by night. */
const STYLE = `
  svg { --card: #fffefa; --ink: #1d2421; --soft: #545c57; --line: #d9d5ca; --ours: #1c6743; --plain: #b3762a; --raw: #8b958f; }
  @media (prefers-color-scheme: dark) {
    svg { --card: #1b2122; --ink: #ecebe4; --soft: #adb5af; --line: #363e3e; --ours: #86d3a6; --plain: #d9a257; --raw: #75807b; }
  }
  text { font: 14px "Source Sans 3", system-ui, sans-serif; fill: var(--ink); }
  .head { font-size: 17px; font-weight: 600; }
  .soft { fill: var(--soft); font-size: 12.5px; }
  .end { text-anchor: end; }
  .mid { text-anchor: middle; }
  .card { fill: var(--card); stroke: var(--line); }
  .line { stroke: var(--line); }
  .goal { stroke: var(--ink); stroke-width: 2; }
  .ours { fill: var(--ours); }
  .plain { fill: var(--plain); }
  .raw { fill: var(--raw); }
  .reach { stroke: var(--ours); stroke-width: 4; stroke-linecap: round; }`;

/** One part of the chart: what it draws, and how high that is. */
interface Part {
  readonly height: number;
  readonly shapes: readonly string[];
}

interface Bar {
  readonly name: string;
  readonly kind: 'ours' | 'plain' | 'raw';
  readonly value: number;
  readonly goal?: number;
}

/**
 * The chart of a run, as an SVG that stands alone: throughput and latency, medians of all rounds, by day and by night. What
 * it shows is also in its description, for those who don't see it.
 */
export function chartOf(results: Results): string {
  const groups = inOneThread(results);
  const batch = batchBars(results);
  const parts = [
    heading('In one thread, credentials per second', 'the line is the goal'),
    ...groups.flatMap(({ name, bars }) => [caption(name), barChart(bars, mostOf(groups))]),
    heading('Into PostgreSQL, awards per second', 'a file of results, from upload to the last certificate'),
    barChart(batch, mostOf([{ bars: batch }])),
    heading('Over HTTP', 'requests per second, and milliseconds until the answer: half of them ● and 99 % ○'),
    httpChart(results),
    heading('', machineLine(results)),
  ];
  let top = 12;
  const shapes = parts.map(({ height, shapes: drawn }) => {
    const moved = `<g transform="translate(0 ${n(top)})">${drawn.join('')}</g>`;
    top += height;
    return moved;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${n(top)}" width="${WIDTH}" height="${n(top)}" role="img" aria-labelledby="title desc">`,
    `<title id="title">How fast Cairn signs, verifies and answers</title>`,
    `<desc id="desc">${xmlText(inWords(results))}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${n(top - 1)}" rx="14"/>`,
    ...shapes,
    '</svg>\n',
  ].join('\n');
}

function inOneThread({ comparisons }: Results): { readonly name: string; readonly bars: readonly Bar[] }[] {
  const barsOf = (id: string, goal: number): Bar[] => {
    const { ours, plain, raw } = rowOf(comparisons, id);
    return [
      { name: 'Cairn', kind: 'ours', value: median(ours.perSecond), goal },
      { name: '@digitalbazaar/vc', kind: 'plain', value: median(plain.perSecond) },
      ...(raw ? [{ name: 'Ed25519 alone', kind: 'raw', value: median(raw.perSecond) } as const] : []),
    ];
  };
  return [
    { name: 'Canonicalise and sign a module', bars: barsOf('sign-module', 5000) },
    { name: 'Verify a module', bars: barsOf('verify-module', 3500) },
  ];
}

function batchBars({ batch }: Results): readonly Bar[] {
  const rate = median(batch.rounds.map(({ awards, seconds }) => awards / seconds));
  return [
    { name: 'Cairn, everything', kind: 'ours', value: rate, goal: 2000 },
    { name: '@digitalbazaar/vc, signatures', kind: 'plain', value: median(batch.plain) },
  ];
}

function mostOf(groups: readonly { readonly bars: readonly Bar[] }[]): number {
  return Math.max(...groups.flatMap(({ bars }) => bars.flatMap(({ value, goal = 0 }) => [value, goal])));
}

function heading(text: string, more: string): Part {
  if (text === '') return { height: 40, shapes: [label(24, 24, more, 'soft')] };
  return { height: 58, shapes: [label(24, 30, text, 'head'), label(24, 48, more, 'soft')] };
}

function caption(text: string): Part {
  return { height: 24, shapes: [label(24, 16, text)] };
}

function barChart(bars: readonly Bar[], most: number): Part {
  const shapes = bars.flatMap((bar, index) => [
    label(NAMES, index * STEP + 12, bar.name, 'soft end'),
    ...drawBar(bar, index * STEP, (BARS_END - BARS) / most),
  ]);
  return { height: bars.length * STEP + 8, shapes };
}

function drawBar({ kind, value, goal }: Bar, top: number, scale: number): string[] {
  const end = Math.max(value, goal ?? 0) * scale;
  const goalAt = BARS + (goal ?? 0) * scale;
  return [
    rectangle(kind, BARS, top, value * scale),
    ...(goal === undefined ? [] : [line('goal', goalAt, top - 3, goalAt, top + BAR + 3)]),
    label(BARS + end + 8, top + 12, figure(value)),
  ];
}

function httpChart(results: Results): Part {
  const rows = ['issue', 'verify'].flatMap((id) => CONCURRENCY.map((each) => rateOf(results, id, each)));
  const most = Math.max(...rows.map(({ perSecond }) => median(perSecond)), 1500);
  const scale = (RATES_END - BARS) / most;
  const bottom = rows.length * STEP + 12;
  const shapes = TICKS.flatMap((tick) => [
    line('line', at(tick), 0, at(tick), bottom),
    label(at(tick), bottom + 14, `${wholeNumber(tick)} ms`, 'soft mid'),
  ]);
  for (const [index, { id, concurrency, perSecond, p50, p99 }] of rows.entries()) {
    const top = index * STEP + (id === 'verify' ? 8 : 0);
    const name = `${id === 'issue' ? 'award' : 'verify'}, ${concurrency} at a time`;
    const [rate, half, most99] = [median(perSecond), median(p50), median(p99)];
    const goal = concurrency === 8 ? { issue: 400, verify: 1500 }[id] : undefined;
    const goalAt = BARS + (goal ?? 0) * scale;
    shapes.push(
      label(NAMES, top + 12, name, 'soft end'),
      rectangle('ours', BARS, top, rate * scale),
      ...(goal === undefined ? [] : [line('goal', goalAt, top - 3, goalAt, top + BAR + 3)]),
      label(Math.max(BARS + rate * scale, goalAt) + 8, top + 12, figure(rate)),
      line('reach', at(half), top + 7, at(most99), top + 7),
      dot(at(half), top + 7, 'ours', 4.5),
      dot(at(most99), top + 7, 'card', 4.5),
      label(at(most99) + 9, top + 12, `${figure(half)} – ${figure(most99)}`, 'soft'),
    );
  }
  return { height: bottom + 24, shapes };
}

/** Where a latency stands on the scale, which is logarithmic; what is off it stands at its end. */
function at(milliseconds: number): number {
  const share = Math.log10(Math.max(1, milliseconds)) / (TICKS.length - 1);
  return SCALE + Math.min(1, share) * (SCALE_END - SCALE);
}

function inWords(results: Results): string {
  const threads = inOneThread(results).map(({ name, bars }) => `${name}: ${inNumbers(bars)}.`);
  const requests = results.http.map(
    ({ what, concurrency, perSecond, p50, p99 }) =>
      `${what}, ${concurrency} at a time: ${figure(median(perSecond))}, half within ${figure(median(p50))} ms, 99 % within ${figure(median(p99))} ms.`,
  );
  const batch = `Awards per second into PostgreSQL: ${inNumbers(batchBars(results))}.`;
  return [
    'Per second, in one thread.',
    ...threads,
    batch,
    'Requests per second over HTTP.',
    ...requests,
  ].join(' ');
}

function inNumbers(bars: readonly Bar[]): string {
  return bars
    .map(({ name, value, goal }) => {
      const wanted = goal === undefined ? '' : ` (goal: ${wholeNumber(goal)})`;
      return `${name} ${figure(value)}${wanted}`;
    })
    .join(', ');
}

function label(x: number, y: number, text: string, kind?: string): string {
  const classed = kind === undefined ? '' : ` class="${kind}"`;
  return `<text x="${n(x)}" y="${n(y)}"${classed}>${xmlText(text)}</text>`;
}

function rectangle(kind: string, x: number, y: number, width: number): string {
  return `<rect class="${kind}" x="${n(x)}" y="${n(y)}" width="${n(Math.max(1, width))}" height="${BAR}" rx="3"/>`;
}

function line(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${kind}" x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"/>`;
}

function dot(x: number, y: number, kind: string, radius: number): string {
  return `<circle class="${kind}" cx="${n(x)}" cy="${n(y)}" r="${radius}"/>`;
}

/** A coordinate, to a tenth. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

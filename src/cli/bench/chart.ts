import { xmlText } from '../../delivery/certificate/svg.js';
import { CONCURRENCY } from './effort.js';
import { figure, machineLine, wholeNumber } from './figures.js';
import { GOALS } from './goals.js';
import { type Results, rateOf, rowOf } from './results.js';
import { median } from './statistics.js';

const WIDTH = 840;
/** Where names end, bars begin, and the widest bar ends. */
const [NAMES, BARS, BARS_END] = [222, 232, 692];
const [BAR, STEP] = [15, 22];
/** Of the part over HTTP: the widest bar for throughput, and the scale for latency. */
const [RATES_END, SCALE, SCALE_END] = [392, 530, 796];
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
  .over { paint-order: stroke; stroke: var(--card); stroke-width: 5; }
  .end { text-anchor: end; }
  .mid { text-anchor: middle; }
  .card { fill: var(--card); stroke: var(--line); }
  .line { stroke: var(--line); }
  .goal { stroke: var(--ink); stroke-width: 2; }
  .ours { fill: var(--ours); }
  .plain { fill: var(--plain); }
  .raw { fill: var(--raw); }
  .open { fill: var(--card); stroke: var(--ours); stroke-width: 2; }
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
  readonly goal?: number | undefined;
}

/**
 * The chart of a run, as an SVG that stands alone: throughput and latency, medians of all rounds, by day and by night. What
 * it shows is also in its description, for those who don't see it.
 */
export function chartOf(results: Results): string {
  const groups = inOneThread(results);
  const batch = batchBars(results);
  const parts = [
    heading('In one thread, credentials per second', 'lines are goals'),
    ...groups.flatMap(({ name, bars }) => [caption(name), barChart(bars, mostOf(groups))]),
    heading('Into PostgreSQL, awards per second', 'a file of results, from upload to the last certificate'),
    barChart(batch, mostOf([{ bars: batch }])),
    heading('Over HTTP', 'requests per second, and milliseconds until the answer: half of them ● and 99 % ○'),
    httpChart(results),
    note(machineLine(results)),
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
    { name: 'Canonicalise and sign a module', bars: barsOf('sign-module', GOALS.sign.perSecond) },
    { name: 'Verify a module', bars: barsOf('verify-module', GOALS.verify.perSecond) },
  ];
}

function batchBars({ batch }: Results): readonly Bar[] {
  const rate = median(batch.rounds.map(({ awards, seconds }) => awards / seconds));
  return [
    { name: 'Cairn, everything', kind: 'ours', value: rate, goal: GOALS.batch.perSecond },
    { name: '@digitalbazaar/vc, signatures', kind: 'plain', value: median(batch.plain) },
  ];
}

function mostOf(groups: readonly { readonly bars: readonly Bar[] }[]): number {
  return Math.max(...groups.flatMap(({ bars }) => bars.flatMap(({ value, goal = 0 }) => [value, goal])));
}

function heading(text: string, more: string): Part {
  return { height: 58, shapes: [label(24, 30, text, 'head'), label(24, 48, more, 'soft')] };
}

function note(text: string): Part {
  return { height: 40, shapes: [label(24, 24, text, 'soft')] };
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

function drawBar({ kind, value, goal }: Omit<Bar, 'name'>, top: number, scale: number): string[] {
  const behind = BARS + Math.max(value, goal ?? 0) * scale + 8;
  const wanted = goal === undefined ? '' : `<tspan class="soft" dx="7">goal ${wholeNumber(goal)}</tspan>`;
  return [
    rectangle(kind, BARS, top, value * scale),
    ...(goal === undefined ? [] : [goalLine(BARS + goal * scale, top)]),
    `<text x="${n(behind)}" y="${n(top + 12)}">${figure(value)}${wanted}</text>`,
  ];
}

function httpChart(results: Results): Part {
  const kinds = ['issue', 'verify'] as const;
  const rows = kinds.flatMap((kind) =>
    CONCURRENCY.map((each) => ({
      rate: rateOf(results, kind, each),
      name: `${kind === 'issue' ? 'award' : 'verify'}, ${each} at a time`,
      goals: each === 8 ? GOALS.http[kind] : undefined,
    })),
  );
  const shown = rows.flatMap(({ rate, goals }) => [median(rate.perSecond), goals?.perSecond ?? 0]);
  const scale = (RATES_END - BARS) / Math.max(...shown);
  const bottom = rows.length * STEP + 4;
  const grid = TICKS.flatMap((tick) => [
    line('line', at(tick), 0, at(tick), bottom),
    label(at(tick), bottom + 14, `${wholeNumber(tick)} ms`, 'soft mid'),
  ]);
  const drawn = rows.flatMap(({ rate: { perSecond, p50, p99 }, name, goals }, index) => [
    label(NAMES, index * STEP + 12, name, 'soft end'),
    ...drawBar({ kind: 'ours', value: median(perSecond), goal: goals?.perSecond }, index * STEP, scale),
    ...drawLatency(median(p50), median(p99), goals?.p99, index * STEP),
  ]);
  return { height: bottom + 24, shapes: [...grid, ...drawn] };
}

function drawLatency(half: number, most: number, goal: number | undefined, top: number): string[] {
  const [from, to] = [at(half), at(most)];
  const right = Math.max(to, goal === undefined ? 0 : at(goal));
  const text = `${figure(half)} – ${figure(most)}`;
  return [
    right < SCALE_END - 90
      ? label(right + 10, top + 12, text, 'soft over')
      : label(from - 10, top + 12, text, 'soft over end'),
    line('reach', from, top + 7, to, top + 7),
    dot(from, top + 7, 'ours', 4.5),
    dot(to, top + 7, 'open', 4),
    ...(goal === undefined ? [] : [goalLine(at(goal), top)]),
  ];
}

function goalLine(x: number, top: number): string {
  return line('goal', x, top - 3, x, top + BAR + 3);
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

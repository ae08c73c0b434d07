import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { chartOf } from '../../../../src/cli/bench/chart.js';
import { figure } from '../../../../src/cli/bench/figures.js';
import { CHART, RESULTS, withSection } from '../../../../src/cli/bench/readme.js';
import { readResults } from '../../../../src/cli/bench/results.js';
import { median } from '../../../../src/cli/bench/statistics.js';
import { textOf } from '../../../../src/cli/bench/table.js';
import { projectFile } from '../../../../src/common/project-files.js';
import { batch, benchResults, comparison, rate } from '../../../support/bench-results.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements and texts of a well-formed document; throws at what isn't well-formed. */
function parsed(xml: string): { elements: Element[]; texts: string[] } {
  const elements: Element[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  return { elements, texts };
}

const read = (file: string) => readFileSync(projectFile(file), 'utf8');
const numbers = (element: Element) =>
  ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height'].flatMap((name) =>
    name in element.attributes ? [Number(element.attributes[name])] : [],
  );

test('the chart shows the medians of the results, with a title and a description that says the same', () => {
  const results = benchResults();
  const { elements, texts } = parsed(chartOf(results));
  const [svg] = elements;
  expect(svg).toMatchObject({ name: 'svg', attributes: { role: 'img', 'aria-labelledby': 'title desc' } });
  expect(elements.filter(({ name }) => ['title', 'desc'].includes(name))).toMatchObject([
    { attributes: { id: 'title' } },
    { attributes: { id: 'desc' } },
  ]);
  const shown = [
    ...results.comparisons
      .filter(({ raw }) => raw !== undefined)
      .flatMap(({ ours, plain, raw }) => [ours, plain, raw].map((one) => median(one?.perSecond ?? []))),
    ...results.http.map(({ perSecond }) => median(perSecond)),
    median(results.batch.rounds.map(({ awards, seconds }) => awards / seconds)),
    median(results.batch.plain),
  ].map(figure);
  expect(shown).toHaveLength(14);
  const [description = ''] = texts.filter((text) => text.startsWith('Per second'));
  for (const text of shown) {
    expect(texts).toContain(text);
    expect(description).toContain(text);
  }
  for (const { p50, p99 } of results.http)
    expect(texts).toContain(`${figure(median(p50))} – ${figure(median(p99))}`);
});

test('a bar is as long as what it stands for', () => {
  const { elements } = parsed(chartOf(benchResults()));
  const bars = elements.filter(({ name, attributes }) => name === 'rect' && attributes.class !== 'card');
  const [ours, plain, raw] = bars.map(({ attributes }) => Number(attributes.width));
  expect((ours ?? 0) / (raw ?? 0)).toBeCloseTo(6004 / 25_000, 2);
  expect((plain ?? 0) / (raw ?? 0)).toBeCloseTo(250 / 25_000, 2);
});

test.each([
  ['ordinary figures', benchResults()],
  [
    'figures off every scale, and the name of a machine with signs of markup',
    benchResults({
      comparisons: [comparison('sign-module', 1e7, 1e-3, 1), comparison('verify-module', 1e-4, 1e7, 1e8)],
      http: ['issue', 'verify'].flatMap((id) =>
        [1, 8, 64].map((each) => rate(id, each, 3 + 1e5 / each, 0.6 + each ** 3)),
      ),
      batch: { rounds: [batch(3, 900, [1])], plain: [1e-6] },
      machine: { ...benchResults().machine, model: 'A <b>&amp;"CPU"' },
    }),
  ],
])('everything is drawn within the picture: %s', (_, results) => {
  const svg = chartOf(results);
  const { elements, texts } = parsed(svg);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const { width, height } = elements[0]?.attributes ?? {};
  for (const element of elements.slice(1))
    for (const value of numbers(element)) {
      expect(value).toBeGreaterThanOrEqual(-4);
      expect(value).toBeLessThanOrEqual(Math.max(Number(width), Number(height)));
    }
  expect(texts.some((text) => text.startsWith(results.machine.model))).toBe(true);
});

test('the text says every row, and what isn’t reached', () => {
  const { long: _, ...results } = benchResults({ coldStart: [2500] });
  const text = textOf(results);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  for (const { what } of [...results.comparisons, ...results.http]) expect(text).toContain(what);
  expect(text).toMatch(/^cold start.*2.000 ms +2.500 .* NOT REACHED$/m);
  expect(text.match(/not measured: --long$/gm)).toHaveLength(2);
  expect(text.match(/[^T] reached$/gm)).toHaveLength(12);
});

test('the README says what the figures beside it say', () => {
  const results = readResults(read(RESULTS));
  expect(results.effort).toBe('normal');
  expect(withSection(read('README.md'), results)).toBe(read('README.md'));
  expect(chartOf(results)).toBe(read(CHART));
});

test('a README without the marks is left alone', () => {
  expect(() => withSection('# Other\n', benchResults())).toThrow(
    expect.objectContaining({ code: 'bench.no-marks' }),
  );
});

test.each(['', '{', '{}', JSON.stringify({ ...benchResults(), http: [{}] })])(
  'what is no results is refused: %j',
  (text) => {
    expect(() => readResults(text)).toThrow(expect.objectContaining({ code: 'bench.unreadable' }));
  },
);

test('what is written is read as it was', () => {
  expect(readResults(JSON.stringify(benchResults()))).toEqual(benchResults());
});

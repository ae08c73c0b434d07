import { CairnError } from '../../common/errors.js';
import { figure, machineLine } from './figures.js';
import { goalsOf } from './goals.js';
import type { Results } from './results.js';

/** Where the chart and the figures that it is drawn from lie, from the folder of the README. */
export const CHART = '.docs/bench/chart.svg';
export const RESULTS = '.docs/bench/results.json';

const BEGIN = '<!-- what follows is written by: npm run bench -- --readme -->';
const END = '<!-- until here -->';

/** The README with chart and goals of these results between its two marks; throws `bench.no-marks` if they aren't there. */
export function withSection(readme: string, results: Results): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new CairnError('invalid', 'bench.no-marks', `The README has no lines ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n${sectionOf(results)}\n${readme.slice(end)}`;
}

function sectionOf(results: Results): string {
  let last = '';
  const rows = goalsOf(results).map(({ what, goal, unit, measured, reached }) => {
    const name = what === last ? '' : what;
    last = what;
    const found = measured
      ? `${figure(measured.median)} | ${figure(measured.least)}–${figure(measured.most)} | ${reached ? 'reached' : '**not reached**'}`
      : '| | not measured';
    return `| ${name} | ${goal} ${unit} | ${found} |`;
  });
  return [
    `![Throughput and latency as measured, beside the plain library and the signature alone](${CHART})`,
    '',
    '| what | goal | median | of all rounds | |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `On ${machineLine(results)}; [all figures](${RESULTS}).`,
  ].join('\n');
}

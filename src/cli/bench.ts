import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CairnError } from '../common/errors.js';
import { projectFile } from '../common/project-files.js';
import { chartOf } from './bench/chart.js';
import { CHART, RESULTS, withSection } from './bench/readme.js';
import { type Results, readResults } from './bench/results.js';
import { runBench } from './bench/run.js';
import { textOf } from './bench/table.js';
import { EXIT } from './command.js';
import { readInput } from './files.js';
import { outliveReader } from './output.js';

const HELP = `npm run bench [-- OPTIONS]
  measures signing, verifying, requests and batches on this machine, in some three minutes, and prints a table
  --json         print the figures of each round as JSON instead
  --quick        everything once, in some twenty seconds: whether it works
  --long         also a batch of 100 000 awards, and the memory it takes
  --chart FILE   also draw the chart, as SVG
  --readme       also put chart and goals into the README, and the figures beside the chart
  --from FILE    measure nothing: take what --json printed
`;

outliveReader(process.stdout);
outliveReader(process.stderr);

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writeReadme(results: Results): void {
  const file = (name: string) => fileURLToPath(projectFile(name));
  const readme = withSection(readFileSync(file('README.md'), 'utf8'), results);
  write(file(RESULTS), `${JSON.stringify(results)}\n`);
  write(file(CHART), chartOf(results));
  write(file('README.md'), readme);
}

function options() {
  const flag = { type: 'boolean', default: false } as const;
  const file = { type: 'string' } as const;
  return parseArgs({
    options: { json: flag, quick: flag, long: flag, readme: flag, help: flag, chart: file, from: file },
  }).values;
}

async function main(): Promise<number> {
  let wish: ReturnType<typeof options>;
  try {
    wish = options();
  } catch {
    process.stderr.write(HELP);
    return EXIT.usage;
  }
  if (wish.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const onStage = (stage: string) => void process.stderr.write(`… ${stage}\n`);
  const effort = wish.quick ? 'quick' : 'normal';
  const results =
    wish.from === undefined
      ? await runBench({ effort, long: wish.long, onStage })
      : readResults(new TextDecoder().decode(readInput(wish.from)));
  if (wish.chart !== undefined) write(wish.chart, chartOf(results));
  if (wish.readme) writeReadme(results);
  process.stdout.write(`${wish.json ? JSON.stringify(results) : textOf(results)}\n`);
  return results.http.every(({ failed }) => failed === 0) ? EXIT.ok : EXIT.unavailable;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CairnError)) throw error;
  process.stderr.write(`${error.message} [${error.code}]\n`);
  process.exitCode = EXIT.faultyInput;
}

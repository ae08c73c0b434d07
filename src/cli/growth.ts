import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Compared, compareWorlds, type Figures, figuresOf } from './growth/measure.js';
import { openWorld } from './growth/world.js';

const HELP = `npm run growth [-- --credentials N] [--rounds N] [--data FOLDER] [--json]
  fills a database with a million credentials (N) and measures the same requests on it and on an empty one, in turns
  --data  keeps both databases in a folder, and goes on with those that are there
`;

interface Results {
  readonly machine: { readonly node: string; readonly cpus: number; readonly model: string };
  readonly rounds: number;
  readonly figures: Figures;
  readonly requests: readonly Compared[];
}

function text({ machine, rounds, figures, requests }: Results): string {
  const { filled, credentials, tables, statusLists, walBytes, awards } = figures;
  const ms = (value: number) => value.toFixed(1);
  const mega = (bytes: number) => (bytes / 1e6).toFixed(0);
  const each = (bytes: number) => (bytes / credentials).toFixed(0);
  const lines = [
    `Node ${machine.node}, ${machine.cpus} CPUs (${machine.model})`,
    filled
      ? `${filled.credentials} credentials of ${filled.learners} learners copied in ${filled.seconds.toFixed(0)} s; the copies are not signed each:`
      : `${credentials} credentials, copied before; the copies are not signed each:`,
    'their documents are those of the demonstration, which were, to the byte.',
    '',
    'table                       rows        MB  indexes MB  bytes a credential',
    ...tables.map(
      ({ table, rows, bytes, indexBytes }) =>
        `${table.padEnd(18)}${String(rows).padStart(14)}${mega(bytes).padStart(10)}${mega(indexBytes).padStart(12)}${each(bytes + indexBytes).padStart(20)}`,
    ),
    '',
    `one award over HTTP writes ${(walBytes / 1000).toFixed(1)} kB of WAL (mean of ${awards})`,
    ...(statusLists.lists === 0
      ? ['all status lists were signed before']
      : [
          `a status list of ${statusLists.length} places, ${statusLists.set} of them set: read and signed in ${ms(statusLists.milliseconds)} ms (median of`,
          `${statusLists.lists}), ${(statusLists.bytes / 1000).toFixed(1)} kB; the process grew by ${mega(statusLists.grownBy)} MB at most meanwhile`,
        ]),
    '',
    `${'milliseconds (10–90 %)'.padEnd(52)}${'empty'.padEnd(22)}${'full'.padEnd(22)}full/empty`,
    ...requests.map(({ what, empty, full, ratio }) => {
      const times = [empty, full].map(({ median, p10, p90 }) =>
        `${ms(median)} (${ms(p10)}–${ms(p90)})`.padEnd(22),
      );
      return `${what.padEnd(52)}${times.join('')}${ratio.toFixed(2)}`;
    }),
    '',
    `Medians of ${rounds} requests each, one after the other, on the two databases in turns. Lists are of 2 items.`,
  ];
  return lines.join('\n');
}

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    credentials: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '50' },
    data: { type: 'string' },
  },
});

async function run(): Promise<Results> {
  const rounds = Number(values.rounds);
  const folder = values.data ?? mkdtempSync(path.join(os.tmpdir(), 'cairn-growth-'));
  const say = (done: number) => void process.stderr.write(`${done} credentials\n`);
  try {
    const empty = await openWorld(path.join(folder, 'empty'), 0, say);
    const full = await openWorld(path.join(folder, 'full'), Number(values.credentials), say);
    const figures = await figuresOf(full);
    const requests = await compareWorlds(empty, full, rounds);
    await empty.close();
    await full.close();
    return {
      machine: {
        node: process.version.slice(1),
        cpus: os.availableParallelism(),
        model: os.cpus()[0]?.model ?? 'unknown',
      },
      rounds,
      figures,
      requests,
    };
  } finally {
    if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

if (values.help) process.stdout.write(HELP);
else {
  const results = await run();
  process.stdout.write(`${values.json ? JSON.stringify(results, undefined, 2) : text(results)}\n`);
}

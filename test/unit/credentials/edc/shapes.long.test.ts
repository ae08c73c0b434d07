import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lintEdc } from '../../../../src/credentials/edc/lint.js';
import { readEdc } from '../../../../src/credentials/edc/read.js';
import {
  buildCase,
  type EdcCase,
  edcCases,
  ipetCases,
  isAccredited,
  MODULES,
  moduleCase,
} from '../../../support/edc-cases.js';
import { officialShapes } from '../../../support/edc-shapes.js';

const shapes = officialShapes();
if (!shapes) console.log('Not tested: documents against the official shapes (no ../shared/data/elm here).');

test('500 random awards conform', async () => {
  let conforming = 0;
  const cases = fc.sample(edcCases, { numRuns: 500, seed: 500 });
  for (const one of cases) {
    const document = JSON.parse(JSON.stringify(buildCase(one)));
    expect(lintEdc(document)).toEqual([]);
    const verdict = await shapes?.judge(document, isAccredited(one) ? 'accredited' : 'generic');
    if (verdict === undefined || (verdict.conforms.every(Boolean) && verdict.credentials === 1)) conforming++;
  }
  console.log(`${conforming} of ${cases.length} random documents conform.`);
  expect(conforming).toBe(cases.length);
}, 600_000);

/** The shortest of some runs, in milliseconds: what else the machine does only adds. */
function shortest(work: () => unknown, runs = 60): string {
  const times = Array.from({ length: runs }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return `${Math.min(...times).toFixed(2)} ms`;
}

/** With a picture as large as that of a certificate, 100 kB. */
function pictured(one: EdcCase): EdcCase {
  const picture = new Uint8Array(100_000);
  picture.set(one.facts.picture.subarray(0, 8));
  for (let at = 8; at < picture.length; at++) picture[at] = (at * 31) % 251;
  return { ...one, facts: { ...one.facts, picture } };
}

test('figures', () => {
  const [module] = MODULES;
  const all = [...(module ? [moduleCase(module)] : []), ...ipetCases()];
  const lines = all.flatMap((plain) =>
    [plain, pictured(plain)].map((one) => {
      const document = buildCase(one);
      const size = new TextEncoder().encode(JSON.stringify(document)).length;
      const told = one === plain ? 'without a picture' : 'with one of 100 kB';
      const times = [
        `build ${shortest(() => buildCase(one))}`,
        `lint ${shortest(() => lintEdc(document))}`,
        `read ${shortest(() => readEdc(document))}`,
      ];
      return `${one.version.code} ${told}: ${size} bytes; ${times.join(', ')}`;
    }),
  );
  console.log(lines.join('\n'));
  expect(all.flatMap((one) => lintEdc(buildCase(one)))).toEqual([]);
}, 120_000);

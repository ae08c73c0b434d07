import { describe, expect, test } from '@jest/globals';
import rdfCanonize from 'rdf-canonize';
import type { JsonObject } from '../../src/common/json.js';
import { within } from '../support/cpu.js';
import { type Vectors, vectors } from '../support/vectors.js';

/** How often nodes that look alike may be compared in depth, as a power of their number; the suites take the first. */
const WORK: Readonly<Record<string, number>> = { low: 1, medium: 2, high: 3 };

const NQUADS = {
  algorithm: 'RDFC-1.0',
  inputFormat: 'application/n-quads',
  format: 'application/n-quads',
} as const;

/** Runs one test's input through the library that the suites canonicalise with. */
async function canonize(at: Vectors, entry: JsonObject, maxWorkFactor: number) {
  const canonicalIdMap = new Map<string, string>();
  const canonical = await rdfCanonize.canonize(at.text(String(entry.action)), {
    ...NQUADS,
    canonicalIdMap,
    maxWorkFactor,
    ...(entry.hashAlgorithm === undefined ? {} : { messageDigestAlgorithm: String(entry.hashAlgorithm) }),
  });
  return { canonical, canonicalIdMap };
}

function testManifest(at: Vectors): void {
  const entries = at.object('manifest.jsonld').entries as JsonObject[];
  const work = (entry: JsonObject) => WORK[String(entry.computationalComplexity)] ?? Number.NaN;
  const ofType = (type: string) =>
    entries
      .filter((entry) => entry.type === `rdfc:${type}`)
      .map((entry) => [String(entry.id), String(entry.name), entry] as const);
  let ran = 0;

  describe('canonical form', () => {
    test.each(ofType('RDFC10EvalTest'))('%s %s', async (_id, _name, entry) => {
      ran++;
      const { canonical } = await canonize(at, entry, work(entry));
      expect(canonical).toBe(at.text(String(entry.result)));
    });
  });

  describe('labels that were given', () => {
    test.each(ofType('RDFC10MapTest'))('%s %s', async (_id, _name, entry) => {
      ran++;
      const { canonicalIdMap } = await canonize(at, entry, work(entry));
      const bare = [...canonicalIdMap].map((pair) => pair.map((label) => label.replace(/^_:/, '')));
      expect(Object.fromEntries(bare)).toEqual(at.object(String(entry.result)));
    });
  });

  describe('refused', () => {
    test.each(ofType('RDFC10NegativeEvalTest'))('%s %s', async (_id, _name, entry) => {
      ran++;
      await within(1000, () =>
        expect(canonize(at, entry, 1)).rejects.toThrow('Maximum deep iterations exceeded'),
      );
      await expect(canonize(at, entry, work(entry))).rejects.toThrow('Maximum deep iterations exceeded');
    });
  });

  test('all 86 tests ran', () => {
    console.log(`RDF Dataset Canonicalization: ${ran} of ${entries.length} tests ran.`);
    expect([ran, entries.length]).toEqual([86, 86]);
  });

  test('no input and no result was passed over', () => {
    expect(at.unread().filter((path) => path.startsWith('rdfc10/'))).toEqual([]);
  });

  test('what the suites are given is enough for all but graphs whose nodes go round in circles', async () => {
    const refused: JsonObject[] = [];
    for (const [, , entry] of ofType('RDFC10EvalTest')) {
      const outcome = await canonize(at, entry, 1).catch((error: Error) => error);
      if (outcome instanceof Error) refused.push(entry);
      else expect(outcome.canonical).toBe(at.text(String(entry.result)));
    }
    expect(refused.filter((entry) => work(entry) === 1)).toEqual([]);
    console.log(`RDF Dataset Canonicalization: ${refused.length} graphs are more than the suites are given.`);
    expect(refused).toHaveLength(18);
  });
}

test('labels and the order of statements make no difference', async () => {
  const canonical = '_:c14n0 <urn:p> "1" .\n_:c14n1 <urn:q> _:c14n0 .\n';
  expect(await rdfCanonize.canonize('_:x <urn:q> _:y .\n_:y <urn:p> "1" .\n', NQUADS)).toBe(canonical);
  expect(await rdfCanonize.canonize('_:x <urn:p> "1" .\n_:y <urn:q> _:x .\n', NQUADS)).toBe(canonical);
  expect(await rdfCanonize.canonize('_:x <urn:p> "1" .\n_:y <urn:q> _:y .\n', NQUADS)).not.toBe(canonical);
});

const published = vectors('rdf-canon/tests');
if (published) testManifest(published);

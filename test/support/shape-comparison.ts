import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import fc from 'fast-check';
import type { JsonObject } from '../../src/common/json.js';
import { spellingFault, undefinedTerm } from '../../src/credentials/canonical/compaction.js';
import type { Known } from '../../src/credentials/canonical/known-shapes.js';
import { readShape, type Shape, withOpenTexts } from '../../src/credentials/canonical/shape.js';
import { compileSpelling, compileTerms } from '../../src/credentials/canonical/spelling.js';
import { compileTemplate } from '../../src/credentials/canonical/template.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';
import { IDS, strangeDocument, TEXTS } from './shape-documents.js';

const options = { documentLoader: closedLoader(), safe: true, base: null };

/** What the library makes of a document; `undefined` if it refuses it. */
export const byLibrary = (document: JsonObject): Promise<string | undefined> =>
  cryptosuite.canonize(document, options).catch(() => undefined);

export interface Compared {
  /** Documents that a shape gave an answer for, all of which were the library's. */
  equal: number;
  /** Those that only the library can tell of, because of their shapes or texts, or that it refuses. */
  left: number;
  /** Documents for which it differed. */
  readonly different: JsonObject[];
}

/** A question that shapes answer, and how the library answers it; `undefined` from either: it has no answer. */
interface Question {
  readonly compile: (document: JsonObject, shape: Shape) => Promise<Known<string> | undefined>;
  readonly byLibrary: (document: JsonObject) => Promise<string | undefined>;
}

const QUESTIONS: readonly Question[] = [
  { compile: (document, shape) => compileTemplate(document, shape, 'SHA-256'), byLibrary },
  { compile: compileSpelling, byLibrary: async (document) => soundIf(await spellingFault(document)) },
  { compile: compileTerms, byLibrary: async (document) => soundIf(await undefinedTerm(document)) },
];

const soundIf = (fault: object | undefined) => (fault ? undefined : 'sound');

/** Compiles the first document of each shape, and compares what comes of it for all of them with the library, question by question. */
export async function compareShapes(documents: readonly JsonObject[], into: Compared): Promise<void> {
  for (const { compile, byLibrary } of QUESTIONS) {
    const known = new Map<string, Known<string> | undefined>();
    for (const document of documents) {
      const shape = readShape(document);
      if (shape && !known.has(shape.key)) known.set(shape.key, await compile(document, shape));
      const own = shape && (await known.get(shape.key)?.(shape.values));
      if (own === undefined) into.left++;
      else if (own === (await byLibrary(document))) into.equal++;
      else into.different.push(document);
    }
  }
}

/** The document with other texts, which are equal where its own are: a document of the same shape. */
export function sameShape(document: JsonObject, random: () => number): JsonObject {
  const [ids, texts] = [shuffled(IDS, random), shuffled(TEXTS, random)];
  const given = new Map<string, string>();
  return withOpenTexts(document, (text) => {
    const pool = /^[a-z][a-z0-9+.-]*:\S*$/i.test(text) === random() > 0.03 ? ids : texts;
    const value =
      given.get(text) ?? (random() < 0.1 ? text : pool.pop()) ?? `https://more.example/${given.size}`;
    if (!given.has(text))
      given.set(text, [...given.values()].includes(value) ? `urn:other:${given.size}` : value);
    return given.get(text) ?? '';
  });
}

/** The document with texts out of few, so that many are equal that weren't. */
export function colliding(document: JsonObject, random: () => number): JsonObject {
  const few = 1 + Math.floor(random() * 6);
  const [ids, texts] = [shuffled(IDS, random).slice(0, few), shuffled(TEXTS, random).slice(0, few)];
  return withOpenTexts(document, (text) => {
    if (random() < 0.4) return text;
    const pool = /^[a-z][a-z0-9+.-]*:\S*$/i.test(text) === random() > 0.02 ? ids : texts;
    return pool[Math.floor(random() * pool.length)] ?? text;
  });
}

function shuffled(items: readonly string[], random: () => number): string[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Compares documents made from a form, until so many comparisons were made. */
export async function compareForms(
  forms: readonly JsonObject[],
  comparisons: number,
  seed: number,
): Promise<Compared> {
  const found: Compared = { equal: 0, left: 0, different: [] };
  const random = numbers(seed);
  for (let turn = 0; found.equal < comparisons && turn < comparisons; turn++) {
    const form = forms[turn % forms.length] ?? {};
    const base = random() < 0.3 ? form : colliding(form, random);
    const others = Array.from({ length: 5 }, () => sameShape(base, random));
    await compareShapes([base, ...others], found);
  }
  return found;
}

/** Compares documents that use all of JSON-LD, each with others of its shape; throws with the smallest for which something differs. */
export async function compareStrange(documents: number): Promise<Compared> {
  const all: Compared = { equal: 0, left: 0, different: [] };
  const property = fc.asyncProperty(strangeDocument, fc.nat(), async (document, seed) => {
    const found: Compared = { equal: 0, left: 0, different: [] };
    const random = numbers(seed);
    const base = random() < 0.5 ? document : colliding(document, random);
    await compareShapes([base, ...Array.from({ length: 5 }, () => sameShape(base, random))], found);
    all.equal += found.equal;
    all.left += found.left;
    return found.different.length === 0;
  });
  await fc.assert(property, { numRuns: documents });
  return all;
}

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import jsonld from 'jsonld';
import type { JsonObject } from '../../../../src/common/json.js';
import { KNOWN_CONTEXTS } from '../../../../src/credentials/contexts/bundled.js';
import { CLR_CONTEXT } from '../../../../src/credentials/contexts/clr.js';
import { VCDM2_CONTEXT } from '../../../../src/credentials/contexts/known.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';
import { cpuMilliseconds } from '../../../support/cpu.js';
import { makeWorld, wholeStack } from '../../../support/world.js';

const JUDGE = fileURLToPath(new URL('../../../support/judges/json-ld.mjs', import.meta.url));

/** What the library says when nothing of ours is beside it, all documents in one process, in their order. */
function alone(documents: readonly JsonObject[]): { forms: string[]; milliseconds: number } {
  const input = JSON.stringify({ contexts: Object.fromEntries(KNOWN_CONTEXTS), documents });
  const { stdout } = spawnSync(process.execPath, [JUDGE], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as { forms: string[]; milliseconds: number };
}

async function canonical(document: JsonObject): Promise<string> {
  try {
    const options = { algorithm: 'RDFC-1.0', documentLoader: closedLoader(), safe: true, base: null };
    return await jsonld.canonize(document, options);
  } catch (error) {
    const { details, message } = error as Error & { details?: { code?: string } };
    return `refused: ${details?.code ?? message}`;
  }
}

const credential = (context: JsonObject[], subject: JsonObject = {}): JsonObject => ({
  '@context': [VCDM2_CONTEXT, ...context],
  type: ['VerifiableCredential'],
  issuer: 'urn:x:issuer',
  credentialSubject: { id: 'urn:x:subject', ...subject },
});

/** Documents whose contexts come and go: by type, by term, with and without way back, twice at one place. */
const SCOPED: Readonly<Record<string, JsonObject>> = {
  'types in types': credential(
    [
      {
        knows: 'urn:x:knows',
        A: { '@id': 'urn:x:A', '@context': { word: 'urn:x:a-word' } },
        word: 'urn:x:word',
      },
    ],
    {
      type: 'A',
      word: 'of A',
      knows: { word: 'none', knows: { type: 'A', word: 'of A', knows: { word: 'none' } } },
    },
  ),
  'a type that reaches on': credential(
    [
      { knows: 'urn:x:knows', word: 'urn:x:word' },
      { A: { '@id': 'urn:x:A', '@context': { '@propagate': true, word: 'urn:x:a-word' } } },
    ],
    { type: 'A', word: 'of A', knows: { word: 'of A', knows: { word: 'of A' } } },
  ),
  'a term that ends with its value': credential(
    [
      {
        word: 'urn:x:word',
        t: { '@id': 'urn:x:t', '@context': { '@propagate': false, word: 'urn:x:t-word' } },
      },
    ],
    { t: { word: 'of t', 'urn:x:u': { word: 'none' } }, word: 'none' },
  ),
  'one context in several': credential(
    [
      { A: { '@id': 'urn:x:A', '@context': { w: 'urn:x:1' } } },
      { B: { '@id': 'urn:x:B', '@context': { w: 'urn:x:1' } } },
    ],
    {
      'urn:x:a': [
        { type: 'A', w: '1' },
        { type: ['A', 'B'], w: '1' },
        { type: 'B', w: '1' },
      ],
    },
  ),
  'a context of a node, and none below': {
    'urn:x:a': { '@context': [{ w: 'urn:x:w' }], w: '1', 'urn:x:b': { '@context': null, '@id': 'urn:x:c' } },
  },
  'a language and a direction': credential([{ '@language': 'DE', w: 'urn:x:w' }], { w: 'Wort' }),
};

const redefined = { name: 'urn:x:another-name' };
const TERM_OF_ITS_OWN = { x: { '@id': 'urn:x:x', '@context': redefined } };

let documents: JsonObject[];
let byItself: ReturnType<typeof alone>;
beforeAll(async () => {
  const { bundle } = await wholeStack(await makeWorld());
  documents = [bundle, ...(bundle.verifiableCredential as JsonObject[]), ...Object.values(SCOPED)];
  byItself = alone(documents);
});

test('documents have the canonical form that the library gives them by itself, the second time too', async () => {
  const { forms } = byItself;
  expect(forms.filter((form) => form.startsWith('refused'))).toEqual([]);
  for (const _ of [1, 2])
    for (const [index, document] of documents.entries()) expect(await canonical(document)).toBe(forms[index]);
});

test('in a third of the time, and less', async () => {
  const before = cpuMilliseconds();
  for (let round = 0; round < 10; round++) for (const document of documents) await canonical(document);
  expect(cpuMilliseconds() - before).toBeLessThan(byItself.milliseconds / 3);
});

describe('what was read before does not decide', () => {
  // the library by itself accepts the second of each pair, after the first
  test.each<[string, JsonObject]>([
    ['a node of', credential([TERM_OF_ITS_OWN], { '@context': redefined, name: 'urn:x:me' })],
    ['the whole of', credential([TERM_OF_ITS_OWN, redefined], { name: 'urn:x:me' })],
  ])('%s a document may not redefine a protected term as a term before it may', async (_, forbidden) => {
    expect(await canonical(credential([TERM_OF_ITS_OWN], { x: { name: 'me' } }))).toContain('another-name');
    expect(await canonical(forbidden)).toBe('refused: protected term redefinition');
  });

  test('a context that imports another one leaves that as it is', async () => {
    const importing = { ...credential([]), '@context': { '@version': 1.1, '@import': CLR_CONTEXT } };
    const plain = { '@context': CLR_CONTEXT, id: 'urn:x:a', type: 'ClrSubject' };
    const [expected] = alone([plain]).forms;
    for (const _ of [1, 2]) {
      await canonical(importing);
      expect(await canonical(plain)).toBe(expected);
    }
    expect(alone([importing, plain]).forms[1]).not.toBe(expected); // or there is nothing to see to any more
  });
});

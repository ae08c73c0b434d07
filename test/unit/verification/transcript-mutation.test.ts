import { expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import type { JsonObject } from '../../../src/common/json.js';
import { toBase64url } from '../../../src/credentials/jose/base64url.js';
import { verify } from '../../../src/verification/verify.js';
import { mutations } from '../../support/mutations.js';
import { sameMeaning } from '../../support/never-verified.js';
import { enveloped, transcriptOf, transcriptWorld } from '../../support/transcripts.js';

/** One change in so many is tried: what is listed has a mutation test of its own. */
const ONE_IN = 9;

async function verdictOn(text: string, material: Parameters<typeof verify>[1]): Promise<string> {
  try {
    return (await verify(text, material)).verdict;
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return 'refused';
    throw error;
  }
}

async function changesOf(document: JsonObject): Promise<{ what: string; document: JsonObject }[]> {
  const changes: { what: string; document: JsonObject }[] = [];
  let met = 0;
  for await (const one of mutations(document))
    if (met++ % ONE_IN === 0 && !sameMeaning(one.document, document)) changes.push(one);
  return changes;
}

test('no change of any member of a transcript leaves its signature good', async () => {
  const { world, transcript } = await transcriptWorld();
  const [header, , signature] = (await enveloped(transcript)).split('.');
  const changes = await changesOf(transcript);
  expect(changes.length).toBeGreaterThan(400);
  const verified: string[] = [];
  for (const { what, document } of changes) {
    const payload = toBase64url(new TextEncoder().encode(JSON.stringify(document)));
    const verdict = await verdictOn([header, payload, signature].join('.'), world.material);
    if (verdict === 'verified') verified.push(what);
  }
  expect(verified).toEqual([]);
}, 120_000);

/** What an issuer may say in its own words: how the transcript is called and numbered, and what it calls itself. */
const OWN_WORDS = /^\/(?:id|name|issuer\/name|issuer\/address\/addressCountryCode): /;
/** Members of which one item may stand without its array, and the like: nothing else is said by them. */
const SPELT = /^\/(?:type|issuer|issuer\/type|credentialSubject\/type|credentialSubject\/identifier)[^:]*: /;

test('even its issuer’s own key makes no other transcript of the same awards verify', async () => {
  const { world, stack } = await transcriptWorld();
  const transcript = await transcriptOf([stack.a.document], 'uni-a');
  const changes = await changesOf(transcript);
  expect(changes.length).toBeGreaterThan(200);
  const verified: string[] = [];
  for (const { what, document } of changes) {
    const text = await enveloped(document, 'uni-a').catch(() => undefined);
    if (text !== undefined && (await verdictOn(text, world.material)) === 'verified') verified.push(what);
  }
  expect(verified.filter((what) => !OWN_WORDS.test(what) && !SPELT.test(what))).toEqual([]);
}, 120_000);

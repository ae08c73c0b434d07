import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import type { Successor, TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { makeWorld, type SignedAward, type World } from '../../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const idOf = ({ document }: SignedAward) => String(document.id);
/** A deployment that knows that each of these was replaced by the next one, a day later each time. */
const knowing = (...chain: string[]): TrustMaterial => ({
  ...world.material,
  successorOf: async (id): Promise<Successor | undefined> => {
    const index = chain.indexOf(id);
    const next = index < 0 ? undefined : chain[index + 1];
    return next === undefined ? undefined : { id: next, at: `2026-06-0${index + 1}T09:00:00Z` };
  },
});

async function firstReport(document: JsonObject, material: TrustMaterial = world.material) {
  const [report] = (await verify(document, material)).credentials;
  if (!report) throw new Error('Nothing was reported');
  return report;
}
const result = async (document: JsonObject, code: string, material?: TrustMaterial) =>
  (await firstReport(document, material)).results.find((one) => one.code === code);

describe('a credential that was replaced', () => {
  test('is not verified, and says since when and by which, the newest of the chain', async () => {
    const old = await world.award();
    world.setStatus('revocation', 'uni-a', old.index);
    const [second, third] = ['urn:uuid:second', 'urn:uuid:third'];
    const found = await result(old.document, 'status.superseded', knowing(idOf(old), second, third));
    expect(found).toMatchObject({
      outcome: 'fail',
      message: `It was replaced on 2026-06-01 by ${third}.`,
      evidence: { since: '2026-06-01T09:00:00Z', replacedBy: third, steps: 2 },
    });
    expect((await firstReport(old.document, knowing(idOf(old), second))).verdict).toBe('not-verified');
  });

  test('is plainly revoked to whoever does not know of a newer one', async () => {
    const old = await world.award();
    world.setStatus('revocation', 'uni-a', old.index);
    expect(await result(old.document, 'status.revoked')).toBeDefined();
    expect(await result(old.document, 'status.revoked', knowing('urn:uuid:other', 'x'))).toBeDefined();
  });

  test('is verified as long as its issuer has not revoked it, whatever anybody claims to have replaced it', async () => {
    const one = await world.award();
    expect((await firstReport(one.document, knowing(idOf(one), 'urn:uuid:second'))).verdict).toBe('verified');
  });

  test('in a circle of records ends somewhere', async () => {
    const old = await world.award();
    world.setStatus('revocation', 'uni-a', old.index);
    const circle = knowing(idOf(old), 'urn:uuid:second', idOf(old));
    expect(await result(old.document, 'status.superseded', circle)).toBeDefined();
  });

  test('as a part of a certificate: the stack says that the newer one is wanted', async () => {
    const a = await world.award({ module: 'MOD-A' });
    const b = await world.award({ module: 'MOD-B' });
    const c = await world.award({ module: 'MOD-C', issuer: 'uni-b' });
    const certificate = await world.certify('P-ONE', [
      { rulePart: 'core', award: a },
      { rulePart: 'electives', award: b },
      { rulePart: 'electives', award: c },
    ]);
    world.setStatus('revocation', 'uni-a', a.index);
    const bundle = buildBundle([certificate, a, b, c].map(({ document }) => document));
    const found = await result(bundle, 'stack.part-superseded', knowing(idOf(a), 'urn:uuid:newer'));
    expect(found).toMatchObject({ outcome: 'fail', evidence: { replacedBy: 'urn:uuid:newer' } });
  });
});

test('a credential that replaces another one says so, and is verified', async () => {
  const supersedes = '00000002-0000-4000-8000-00000000beef';
  const { document } = await world.award({ supersedes });
  const { verdict, summary, results } = await firstReport(document);
  expect(verdict).toBe('verified');
  expect(summary?.supersedes).toBe(`urn:uuid:${supersedes}`);
  expect(results.find(({ code }) => code === 'status.replaces')).toMatchObject({
    outcome: 'pass',
    advisory: true,
    evidence: { replaces: `urn:uuid:${supersedes}` },
  });
});

test('an award that recognises prior learning says of whom, and by which document', async () => {
  const priorLearning = {
    id: '00000009-0000-4000-8000-000000000001',
    issuer: 'did:web:elsewhere.example',
    digest: 'zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e',
  };
  const { document } = await world.award({ priorLearning });
  const { verdict, summary } = await firstReport(document);
  expect(verdict).toBe('verified');
  const { issuer, digest } = priorLearning;
  expect(summary?.priorLearning).toEqual({ issuer, digest });
  const forged = structuredClone(document);
  const [evidence] = Array.isArray(forged.evidence) ? forged.evidence : [];
  if (!isJsonObject(evidence)) throw new Error('There is evidence');
  evidence.priorIssuer = 'did:web:famous.example';
  expect((await firstReport(forged)).verdict).toBe('not-verified');
});

describe('a credential of the first version of the form', () => {
  // signed by the issuer `uni-a` of the tests before there was a second version
  const text = readFileSync(new URL('../../support/vectors/cairn-v1-module.json', import.meta.url), 'utf8');
  const document = (): JsonObject => {
    const parsed = parseStrictJson(text);
    if (!isJsonObject(parsed)) throw new Error('A credential is an object');
    return parsed;
  };

  test('still verifies', async () => {
    const { material } = await makeWorld();
    expect(await firstReport(document(), material)).toMatchObject({
      verdict: 'verified',
      summary: { kind: 'module' },
    });
  });

  test.each([
    { supersedes: 'urn:uuid:00000002-0000-4000-8000-00000000beef' },
    { evidence: [{ id: 'urn:uuid:00000002-0000-4000-8000-00000000beef', type: ['Evidence'], name: 'x' }] },
  ])('has no member that its context does not define: %j', async (more) => {
    const { verdict, summary } = await firstReport({ ...document(), ...more });
    expect([verdict, summary]).toEqual(['not-verified', undefined]);
  });
});

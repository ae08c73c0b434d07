import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import type { CheckResult, CredentialReport, VerificationReport } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { namedIn } from '../../../src/web/share/named.js';
import { sentenceOf } from '../../../src/web/share/sentences.js';
import { wordsFor } from '../../../src/words/words.js';
import * as reports from '../../support/reports.js';
import { makeWorld, type World, wholeStack } from '../../support/world.js';

const english = wordsFor('en');
const german = wordsFor('de');

const resultsOf = (report: VerificationReport): CheckResult[] => [
  ...report.results,
  ...report.credentials.flatMap(resultsIn),
];
function resultsIn({ results, parts, listed = [] }: CredentialReport): CheckResult[] {
  const inner = [...parts.flatMap(({ report }) => report ?? []), ...listed];
  return [...results, ...inner.flatMap(resultsIn)];
}
const different = (results: readonly CheckResult[]) =>
  results.filter((result) => sentenceOf(result, english).text !== result.message);

let world: World;
let stack: Awaited<ReturnType<typeof wholeStack>>;
beforeAll(async () => {
  world = await makeWorld();
  stack = await wholeStack(world);
});

describe('the sentence of a result', () => {
  test('is in English what the report says', async () => {
    const bad = { ...stack.a.document, validUntil: '2020-01-01T00:00:00Z' };
    const found = [
      await verify(stack.bundle, world.material),
      await verify(stack.outer.document, world.material),
      await verify(
        buildBundle([stack.outer, stack.inner, stack.d].map(({ document }) => document)),
        world.material,
      ),
      await verify(bad, world.material),
      reports.revokedReport(),
      reports.unknownIssuerReport(),
      reports.mixedReport(),
      reports.notShownReport(),
    ].flatMap(resultsOf);
    expect(found.length).toBeGreaterThan(100);
    expect(different(found)).toEqual([]);
  });

  test('writes dates, counts and elements as the reader does', async () => {
    const result = (code: string, evidence: Record<string, unknown>): CheckResult => ({
      check: 'status',
      outcome: 'fail',
      code,
      message: 'In English.',
      evidence,
    });
    const since = { since: '2026-06-01T09:00:00Z', replacedBy: 'urn:uuid:2' };
    const text = (one: CheckResult) => sentenceOf(one, german).text;
    expect(text(result('status.superseded', since))).toBe(
      'Es wurde am 1. Juni 2026 durch urn:uuid:2 ersetzt.',
    );
    expect(text(result('stack.part-not-presented', { count: 3 }))).toMatch(/^3 Teile/);
    const missing = ['country of the issuer', 'quality-assurance', 'something'];
    expect(text(result('content.incomplete', { missing }))).toMatch(
      /: Land der ausstellenden Einrichtung, Qualitätssicherung, something\.$/,
    );
  });

  test('without its values, or without a text, it is what the verifier says, and marked as English', () => {
    const result = { check: 'status', outcome: 'fail', message: 'In English.' } as const;
    const own = { text: 'In English.', language: 'en' };
    expect(sentenceOf({ ...result, code: 'status.superseded' }, german)).toEqual(own);
    expect(sentenceOf({ ...result, code: 'status.no-such-code' }, german)).toEqual(own);
  });

  test('of a broken rule of a form it is that of the form, with the rule beside it', () => {
    const result = { check: 'structure', outcome: 'fail', message: 'The audience is not one.' } as const;
    const { text, message } = sentenceOf({ ...result, code: 'structure.jose-aud' }, german);
    expect([text, message]).toEqual([expect.stringMatching(/^Die Signatur um das Dokument/), result.message]);
  });
});

describe('names in the language of the reader', () => {
  const nameIn = async (language: string, change: (title: string) => string = (title) => title) => {
    const report = await verify(stack.a.document, world.material);
    const [one] = report.credentials;
    if (!one?.summary) throw new Error('Nothing was read');
    const registry = withGerman(world.material.registry);
    const changed = { ...one, summary: { ...one.summary, title: change(one.summary.title) } };
    const named = await namedIn(
      language,
      { ...report, credentials: [changed] },
      { ...world.material, registry },
    );
    const { title, issuer } = named.credentials[0]?.summary ?? {};
    return { title, name: issuer?.name };
  };

  test('are those of the registry, in English where it has no other', async () => {
    const plain = await nameIn('en');
    expect(await nameIn('de')).toEqual({ title: `${plain.title} (de)`, name: `${plain.name} (de)` });
    expect(await nameIn('kk')).toEqual(plain);
  });

  test('a title that the network did not publish stays what the credential says', async () => {
    expect((await nameIn('de', () => 'Something better')).title).toBe('Something better');
  });
});

/** The same registry with German names. */
function withGerman({ issuers, versions, ...rest }: TrustMaterial['registry']): TrustMaterial['registry'] {
  const inGerman = (texts: Readonly<Record<string, string>>) => ({ ...texts, de: `${texts.en} (de)` });
  return {
    ...rest,
    issuers: new Map([...issuers].map(([did, one]) => [did, { ...one, name: inGerman(one.name) }])),
    versions: new Map([...versions].map(([at, one]) => [at, { ...one, title: inGerman(one.title) }])),
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run.js';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { createShare } from '../../src/delivery/shares.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { revoke } from '../support/revoke.js';
import { testCredential } from '../support/samples.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-verdicts-'));
/** Awards by learner and module or programme. */
const awards: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  for (const learner of ['good', 'bad', 'renewed', 'gone']) {
    const rows = ['MA,2026-05-04', 'MB,2026-05-04', 'MC,2026-05-04'].map(
      (one) => `${learner},${learner} Fenwick,${one},B,`,
    );
    const { issued, composed } = await the.issue('alpha', ...rows);
    awards[learner] = Object.fromEntries([
      ...issued.map(({ module, awardId }) => [module, awardId]),
      ...composed.map(({ programme, awardId }) => [programme, awardId]),
    ]);
  }
  const end = (learner: string, code: string) =>
    revoke(the.services.lifecycle, awards[learner]?.[code] ?? '', 'Awarded by mistake.', 'test');
  await end('bad', 'MA');
  const { issued } = await the.issue('alpha', 'renewed,renewed Fenwick,MA,2026-05-11,B,');
  awards.renewed = { ...awards.renewed, again: issued[0]?.awardId ?? '' };
  await end('renewed', 'MA');
  await end('gone', 'P2');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
  await the.close();
});

async function askApi(document: unknown, query = ''): Promise<VerificationReport> {
  const answer = await site.post(`/api/verify${query}`, JSON.stringify(document));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return answer.json();
}

const EXITS = { 0: 'verified', 1: 'not-verified', 3: 'undetermined' } as const;

async function callCli(document: unknown, ...options: string[]) {
  const file = path.join(folder, 'input.json');
  writeFileSync(file, JSON.stringify(document));
  const lines: string[] = [];
  const services = { ...the.services, close: async () => {} };
  const print = (text: string) => void lines.push(text);
  const call = ['verify', file, '--json', ...options];
  const exit = await runCli(call, async () => services, {
    out: print,
    err: print,
    clock: () => new Date(START),
  });
  const said: VerificationReport & { error?: { code: string } } = JSON.parse(lines.join(''));
  return { exit, said };
}

/** The command line's verdict by report and by exit code, which must be one. */
async function askCli(document: unknown, ...options: string[]): Promise<string> {
  const { exit, said } = await callCli(document, ...options);
  expect(Object.entries(EXITS).find(([code]) => Number(code) === exit)?.[1]).toBe(said.verdict);
  return said.verdict;
}

const verdictOn = (page: string) => /data-verdict="([a-z-]+)"/.exec(page)?.[1];

describe('a link, the interface and the command line give one verdict', () => {
  /** What is shared of whom; when it is looked at; with its parts or without; the verdict, and with parts required. */
  const cases: readonly {
    name: string;
    of: string;
    codes: string[];
    hidden?: true;
    at?: string;
    verdict: string;
    required?: string;
  }[] = [
    { name: 'a module', of: 'good', codes: ['MA'], verdict: 'verified' },
    { name: 'two modules', of: 'good', codes: ['MA', 'MC'], verdict: 'verified' },
    { name: 'a certificate', of: 'good', codes: ['P1'], verdict: 'verified' },
    { name: 'a certificate that contains another', of: 'good', codes: ['P2'], verdict: 'verified' },
    { name: 'two certificates', of: 'good', codes: ['P2', 'P1'], verdict: 'verified' },
    { name: 'a certificate and a module beside it', of: 'good', codes: ['P1', 'MC'], verdict: 'verified' },
    {
      name: 'a certificate, parts hidden',
      of: 'good',
      codes: ['P1'],
      hidden: true,
      verdict: 'verified',
      required: 'undetermined',
    },
    {
      name: 'the outer one, parts hidden',
      of: 'good',
      codes: ['P2'],
      hidden: true,
      verdict: 'verified',
      required: 'undetermined',
    },
    { name: 'a revoked module', of: 'bad', codes: ['MA'], verdict: 'not-verified' },
    { name: 'a module beside a revoked one', of: 'bad', codes: ['MB'], verdict: 'verified' },
    { name: 'a good and a revoked module', of: 'bad', codes: ['MB', 'MA'], verdict: 'not-verified' },
    { name: 'a suspended certificate', of: 'bad', codes: ['P1'], verdict: 'not-verified' },
    {
      name: 'a suspended certificate, parts hidden',
      of: 'bad',
      codes: ['P1'],
      hidden: true,
      verdict: 'not-verified',
    },
    { name: 'the outer one of a suspended one', of: 'bad', codes: ['P2'], verdict: 'not-verified' },
    { name: 'a reissued certificate', of: 'renewed', codes: ['P1'], verdict: 'verified' },
    { name: 'the outer one of a reissued one', of: 'renewed', codes: ['P2'], verdict: 'verified' },
    { name: 'what was revoked for the reissue', of: 'renewed', codes: ['MA'], verdict: 'not-verified' },
    { name: 'what stands in for it', of: 'renewed', codes: ['again'], verdict: 'verified' },
    { name: 'a revoked certificate', of: 'gone', codes: ['P2'], verdict: 'not-verified' },
    { name: 'the inner one of a revoked one', of: 'gone', codes: ['P1'], verdict: 'verified' },
    {
      name: 'by a clock before it was signed',
      of: 'good',
      codes: ['P1'],
      at: '2026-06-15T09:00:00Z',
      verdict: 'not-verified',
    },
    { name: 'years later', of: 'good', codes: ['P2'], at: '2036-06-15T09:00:00Z', verdict: 'verified' },
  ];

  test.each(cases)('$name: $verdict', async ({ of, codes, hidden, at, verdict, required }) => {
    const chosen = codes.map((code) => awards[of]?.[code] ?? code);
    const { token } = await createShare(the.services.sharing, chosen, { actor: 'test', withParts: !hidden });
    the.at(at ?? START);
    const page = await site.get(`/s/${token}`);
    const credential: unknown = await (await site.get(`/s/${token}/credential`)).json();
    const bundle: unknown = await (await site.get(`/s/${token}/bundle`)).json();
    const verdicts = {
      page: verdictOn(await page.text()),
      bundle: (await askApi(bundle)).verdict,
      chosen: (await askApi(credential)).verdict,
      required: (await askApi(bundle, '?parts=required')).verdict,
      cli: await askCli(bundle),
      ...(hidden ? { cliRequired: await askCli(bundle, '--parts', 'required') } : {}),
    };
    the.at(START);
    const strict = required ?? verdict;
    expect(verdicts).toEqual({
      page: verdict,
      bundle: verdict,
      chosen: verdict,
      required: strict,
      cli: verdict,
      ...(hidden ? { cliRequired: strict } : {}),
    });
  });
});

describe('what no link leads to is judged alike by the interface and the command line', () => {
  const module = () => documentOf(the, awards.good?.MA ?? '');
  const subjectOf = (credential: JsonObject) =>
    isJsonObject(credential.credentialSubject) ? credential.credentialSubject : {};
  const presentation = (...inside: unknown[]) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: inside,
  });

  const inputs: [string, string, () => unknown][] = [
    [
      'another name',
      'not-verified',
      async () => {
        const credential = await module();
        return { ...credential, credentialSubject: { ...subjectOf(credential), name: 'Somebody Else' } };
      },
    ],
    [
      'more ECTS',
      'not-verified',
      async () => {
        const credential = await module();
        return { ...credential, credentialSubject: { ...subjectOf(credential), creditsEarned: 30 } };
      },
    ],
    [
      'no status any more',
      'not-verified',
      async () => {
        const { credentialStatus: _, ...credential } = await module();
        return credential;
      },
    ],
    [
      'no proof',
      'not-verified',
      async () => {
        const { proof: _, ...credential } = await module();
        return credential;
      },
    ],
    [
      'an extra member',
      'not-verified',
      async () => ({ ...(await module()), evidence: { id: 'urn:x:y', type: 'Evidence' } }),
    ],
    [
      'a word that means nothing',
      'not-verified',
      async () => ({ ...(await module()), footnote: 'trust me' }),
    ],
    ['an issuer whom nobody knows', 'undetermined', () => testCredential()],
    [
      'a strange context',
      'undetermined',
      async () => ({
        ...(await module()),
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://strange.example/v1'],
      }),
    ],
    [
      'a presentation with a forged one in it',
      'not-verified',
      async () =>
        presentation(await module(), {
          ...(await module()),
          id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
        }),
    ],
    [
      'a presentation with a foreign one in it',
      'undetermined',
      async () => presentation(await module(), await testCredential()),
    ],
    [
      'members of wrong types',
      'undetermined',
      () => ({
        '@context': { a: 1 },
        type: ['VerifiableCredential'],
        issuer: [[]],
        proof: 'x',
        credentialSubject: false,
      }),
    ],
  ];
  test.each(inputs)('%s', async (_, verdict, make) => {
    const input = await make();
    const api = await askApi(input);
    expect(api.verdict).not.toBe('verified');
    expect([api.verdict, await askCli(input)]).toEqual([verdict, verdict]);
  });
});

describe('what is neither a credential nor a presentation is refused by both', () => {
  const presentation = (inside: unknown) => ({
    type: ['VerifiablePresentation'],
    verifiableCredential: inside,
  });
  test.each<[string, unknown, string]>([
    ['nothing', {}, 'verify.not-a-credential'],
    ['a type that is no text', { type: 9 }, 'verify.not-a-credential'],
    ['an empty presentation', presentation([]), 'verify.empty-presentation'],
    ['a presentation of texts', presentation([{}, 'eyJ']), 'verify.unsupported-form'],
    ['a presentation of very many', presentation(Array(101).fill({})), 'verify.too-many'],
  ])('%s', async (_, input, code) => {
    const answer = await site.post('/api/verify', JSON.stringify(input));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code });
    const { exit, said } = await callCli(input);
    expect([exit, said.error?.code]).toEqual([4, code]);
  });
});

describe('a request that cannot be answered with a verdict', () => {
  test.each<[string, string, string, Record<string, string>, number, string]>([
    ['no JSON', '', 'nonsense', {}, 400, 'json.'],
    ['nothing at all', '', '', {}, 400, 'json.'],
    ['a list', '', '[]', {}, 400, 'verify.not-an-object'],
    ['a text', '', '"x"', {}, 400, 'verify.not-an-object'],
    ['a member twice', '', '{"a":1,"a":2}', {}, 400, 'json.'],
    ['more depth than is read', '', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`, {}, 400, 'json.'],
    [
      'a form',
      '',
      'a=b',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'body.unsupported-type',
    ],
    ['a compressed body', '', '{}', { 'Content-Encoding': 'gzip' }, 415, 'body.unsupported-encoding'],
    ['another wish about parts', '?parts=some', '{}', {}, 400, 'verify.parts'],
    ['two wishes about parts', '?parts=required&parts=optional', '{}', {}, 400, 'verify.parts'],
  ])('%s', async (_, query, body, headers, status, code) => {
    const answer = await site.post(`/api/verify${query}`, body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    const problem = await answer.json();
    expect(problem.code.startsWith(code)).toBe(true);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('more than two megabytes', async () => {
    const answer = await site.post('/api/verify', `{"a":"${'x'.repeat(2_000_000)}"}`);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'body.too-large' });
  });

  test('and other types of JSON are read', async () => {
    const document = JSON.stringify(await documentOf(the, awards.good?.MA ?? ''));
    for (const type of ['application/vc', 'application/vp', 'application/ld+json; charset=utf-8'])
      expect((await site.post('/api/verify', document, { 'Content-Type': type })).status).toBe(200);
  });
});

describe('offline a bundle says what the service says', () => {
  const bundleOf = async (learner: string, code: string): Promise<JsonObject> => {
    const { token } = await createShare(the.services.sharing, [awards[learner]?.[code] ?? ''], {
      actor: 'test',
    });
    await the.services.statusLists.refresh();
    return (await site.get(`/s/${token}/bundle`)).json();
  };
  /** Nothing is opened, so that there is nothing to ask. */
  const offline = async (document: unknown, { anchor, at = START }: { anchor?: string; at?: string }) => {
    const file = path.join(folder, 'offline.json');
    writeFileSync(file, JSON.stringify(document));
    const lines: string[] = [];
    const print = (text: string) => void lines.push(text);
    const open = async () => Promise.reject(new Error('Something was opened'));
    const call = [
      'verify',
      file,
      '--offline',
      '--json',
      ...(anchor === undefined ? [] : ['--anchor', anchor]),
    ];
    await runCli(call, open, { out: print, err: print, clock: () => new Date(at) });
    return JSON.parse(lines.join('')) as VerificationReport & { error?: { code: string } };
  };
  const keyOfNetwork = async () => {
    const { did } = await the.database.prisma.network.findFirstOrThrow();
    return (await the.database.prisma.signingKey.findFirstOrThrow({ where: { did } })).id;
  };
  /** Codes of what bears on the verdict and isn't passed, of the roots. */
  const doubts = (report: VerificationReport) => [
    report.verdict,
    ...new Set(
      report.credentials.flatMap(({ results }) =>
        results.flatMap(({ outcome, advisory, code }) => (outcome === 'pass' || advisory ? [] : code)),
      ),
    ),
  ];
  const items = (bundle: JsonObject) => bundle.verifiableCredential as JsonObject[];
  const isStatement = ({ type }: JsonObject) => Array.isArray(type) && type.includes('RegistryStatement');
  /** With something else in the place of the network's statement. */
  const restated = (bundle: JsonObject, change: (statement: JsonObject) => JsonObject[]) => ({
    ...bundle,
    verifiableCredential: items(bundle).flatMap((one) => (isStatement(one) ? change(one) : [one])),
  });

  test.each([
    ['good', 'MA', 'verified'],
    ['good', 'P1', 'verified'],
    ['good', 'P2', 'verified'],
    ['renewed', 'P2', 'verified'],
    ['bad', 'MA', 'not-verified'],
    ['bad', 'P1', 'not-verified'],
    ['gone', 'P2', 'not-verified'],
  ])('%s %s: %s', async (learner, code, verdict) => {
    const bundle = await bundleOf(learner, code);
    const online = await askApi(bundle);
    const report = await offline(bundle, { anchor: await keyOfNetwork() });
    expect(report).toEqual(online);
    expect(report.verdict).toBe(verdict);
    expect(report.sources).toEqual({
      registry: { network: 'did:web:cairn.example', asOf: START },
      statusAsOf: START,
    });
  });

  test('by the network’s DID document as well as by its key', async () => {
    const bundle = await bundleOf('good', 'P2');
    const file = path.join(folder, 'did.json');
    writeFileSync(file, await (await site.get('/.well-known/did.json')).text());
    expect((await offline(bundle, { anchor: file })).verdict).toBe('verified');
    writeFileSync(file, await (await site.get('/i/alpha/did.json')).text());
    expect(doubts(await offline(bundle, { anchor: file }))).toContain('recognition.statement-by-other');
    for (const anchor of ['did:web:cairn.example', 'did:key:z6Mk', 'did:web:cairn.example#key-1'])
      expect((await offline(bundle, { anchor })).error?.code).toBe('verify.anchor');
  });

  test('but recognises nobody whom no anchor vouches for', async () => {
    const bundle = await bundleOf('good', 'MA');
    const anchor = await keyOfNetwork();
    const open = ['undetermined', 'proof.key-unavailable', 'issuer.unresolved'];
    const none = await offline(bundle, {});
    expect(doubts(none)).toEqual([...open, 'recognition.anchor-missing', 'status.list-unverifiable']);
    expect(none.sources).toEqual({});
    const without = await offline(
      restated(bundle, () => []),
      { anchor },
    );
    expect(doubts(without)).toEqual([...open, 'recognition.statement-missing', 'status.list-unverifiable']);
    const changed = restated(bundle, (statement) => {
      const copy = structuredClone(statement);
      const { registry } = copy.credentialSubject as { registry: { graceDays: number } };
      registry.graceDays += 1;
      return [copy];
    });
    expect(doubts(await offline(changed, { anchor }))).toContain('recognition.statement-invalid');
    // a genuine one beside it counts, wherever it stands
    const both = restated(changed, (one) => [one, ...items(bundle).filter(isStatement)]);
    expect((await offline(both, { anchor })).verdict).toBe('verified');
    // the service goes by its own registry, whatever came along
    expect((await askApi(changed)).verdict).toBe('verified');
    expect((await askApi(restated({ ...bundle, publishedVersions: [] }, () => []))).verdict).toBe('verified');
  });

  test('and says so once what it says is old', async () => {
    const bundle = await bundleOf('good', 'P2');
    const anchor = await keyOfNetwork();
    expect((await offline(bundle, { anchor, at: '2026-06-22T09:00:00Z' })).verdict).toBe('verified');
    const old = await offline(bundle, { anchor, at: '2026-06-23T10:00:00Z' });
    expect(doubts(old)).toEqual([
      'undetermined',
      'recognition.statement-stale',
      'status.list-stale',
      'stack.part-undetermined',
    ]);
    // years later, when nobody is left to ask, it still tells as of when it was verified; what was revoked by then never was
    const later = { anchor, at: '2031-01-01T10:00:00Z' };
    expect(old.verifiedAsOf).toBe(START);
    expect(await offline(bundle, later)).toMatchObject({ verdict: 'undetermined', verifiedAsOf: START });
    for (const code of ['MA', 'P1']) {
      const revoked = await offline(await bundleOf('bad', code), later);
      expect(revoked.verdict).not.toBe('verified');
      expect(revoked.verifiedAsOf).toBeUndefined();
    }
    // nor was what nobody vouches for
    expect((await offline(bundle, { at: later.at })).verifiedAsOf).toBeUndefined();
    const early = await offline(bundle, { anchor, at: '2026-06-15T09:00:00Z' });
    expect(doubts(early)).toContain('recognition.statement-invalid');
  });

  test('without the rule, or with another one, the stack stays open', async () => {
    const bundle = await bundleOf('good', 'P1');
    const anchor = await keyOfNetwork();
    const versions = bundle.publishedVersions as JsonObject[];
    expect(versions.map(({ id }) => id)).toEqual([
      'https://cairn.example/m/MA/1',
      'https://cairn.example/m/MB/1',
      'https://cairn.example/p/P1/1',
    ]);
    const altered = versions.map((one) => ({ ...one, description: { en: 'Something else.' } }));
    for (const publishedVersions of [[], altered])
      expect(doubts(await offline({ ...bundle, publishedVersions }, { anchor }))).toEqual([
        'undetermined',
        'recognition.version-unavailable',
        'stack.part-undetermined',
        'stack.rule-unavailable',
      ]);
  });

  test('what the network says is published, and no credential', async () => {
    const answer = await site.get('/registry');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/vc',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
    });
    const statement = await answer.json();
    expect(items(await bundleOf('good', 'MA')).filter(isStatement)).toEqual([statement]);
    const refused = await site.post('/api/verify', JSON.stringify(statement));
    expect((await refused.json()).code).toBe('verify.not-a-credential');
  });
});

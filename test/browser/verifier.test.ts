import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { JsonObject } from '../../src/common/json.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import { buildRegistryStatement } from '../../src/registry/statement.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { type PublicMaterial, publishMaterial, trustIn } from '../../src/verification/public-material.js';
import { readSubmitted } from '../../src/verification/submitted.js';
import { verify } from '../../src/verification/verify.js';
import { findChromium } from '../support/chromium.js';
import { NOW, PUBLIC_URL, testIssuer } from '../support/samples.js';
import { makeSdJwtWorld, sdJwtStack, tokenAddress } from '../support/sd-jwt.js';
import { sealedFile } from '../support/sealed-file.js';
import { strangerBadge } from '../support/stranger.js';
import { wholeStack } from '../support/world.js';

const BUILT = new URL('../../dist/verifier/', import.meta.url);
const EXAMPLE = new URL('../../.docs/verifier/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, BUILT), 'utf8');

/** What is loaded with the module, before anything is checked. */
function core(name = 'verifier.js', seen = new Set<string>()): Set<string> {
  seen.add(name);
  for (const [, next = ''] of text(name).matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    if (!seen.has(next)) core(next, seen);
  return seen;
}

const sizes = new Map<string, number>();
/** Bytes of files, compressed. */
function size(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => {
    const known = sizes.get(name) ?? brotliCompressSync(text(name)).length;
    sizes.set(name, known);
    return sum + known;
  }, 0);
}

/** Bytes that the documentation states for what our own credentials are verified with. */
function stated(): number {
  const readme = readFileSync(new URL('README.md', EXAMPLE), 'utf8');
  return Number(/^\| our own credentials[^|]*\| (\d+) kB \|$/m.exec(readme)?.[1]) * 1000;
}

describe('the files of the module', () => {
  const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'));

  test('ask for nothing but each other, and make no code', () => {
    expect(scripts.length).toBeGreaterThan(20);
    for (const name of scripts) {
      const from = [...text(name).matchAll(/(?:\bfrom|\bimport\(?)"([\w@.:/-]+)"/g)].map(([, path]) => path);
      expect([name, from.filter((path) => !path?.startsWith('./'))]).toEqual([name, []]);
      expect([name, /\beval\(|\brequire\(/.test(text(name))]).toEqual([name, false]);
    }
  });

  test('have a core of less than 100 000 bytes, compressed, as the documentation states', () => {
    expect(core().size).toBe(2);
    expect(size(core())).toBeLessThanOrEqual(stated());
    expect(size(core())).toBeGreaterThan(stated() - 3000);
    expect(stated()).toBeLessThan(100_000);
  });

  test('have types of what they export and nothing else, which the strictest compiler takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
    try {
      copyFileSync(new URL('verifier.d.ts', BUILT), join(folder, 'verifier.d.ts'));
      writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
      const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
      const settings = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--target', 'es2022'];
      const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--types', ''];
      const { stdout } = spawnSync(process.execPath, [tsc, ...settings, ...modules, 'consumer.ts'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stdout).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(text('verifier.d.ts')).not.toMatch(/\bimport\b|\bzod\b|verifyProof|statusTruth|recordedRendition/);
  });
});

/** What somebody else's program may do with the types, and, marked as errors, what it may not. */
const CONSUMER = `
import { anchorOf, CairnError, type CheckResult, type PublicMaterial, readSubmitted, trustIn, type TrustMaterial, type Verdict, verify } from './verifier.js';

export async function check(bytes: Uint8Array, published: PublicMaterial): Promise<readonly CheckResult[]> {
  const network = await anchorOf('did:key:z6Mk', new Date());
  const trust: TrustMaterial = await trustIn(published, new Date(), network ? [network] : []);
  const asked: TrustMaterial = { ...trust, statusList: async (address: string) => trust.statusList(address) };
  try {
    const report = await verify(await readSubmitted(bytes), asked, { parts: 'required' });
    const verdict: Verdict = report.verdict;
    return verdict === 'verified' ? [] : report.credentials.flatMap(({ results, parts }) => [...results, ...parts.flatMap(({ report }) => report?.results ?? [])]);
  } catch (error) {
    if (error instanceof CairnError) return error.faults.map(({ code, message }) => ({ check: 'structure', outcome: 'fail', code, message }));
    throw error;
  }
}
// @ts-expect-error not of the module
export type { Effort } from './verifier.js';
// @ts-expect-error for callers within the service
export const own = (trust: TrustMaterial) => verify({}, trust, { by: 'self' });
// @ts-expect-error there is no such verdict
export const wrong: Verdict = 'valid';
`;

interface Case {
  readonly bytes: string;
  readonly material: PublicMaterial;
  /** `undefined` for what is nothing that can be checked. */
  readonly verdict: string | undefined;
}

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;

inChromium('the module in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let origin: string;
  const complaints: string[] = [];
  let cases: ReadonlyMap<string, Case>;

  beforeAll(async () => {
    cases = await makeCases();
    const material = JSON.stringify(cases.get('module')?.material);
    server = createServer(({ url = '' }, response) => {
      const name = url.slice(1);
      response.setHeader(
        'Content-Security-Policy',
        "default-src 'none'; script-src 'self'; connect-src 'self'",
      );
      response.setHeader('Content-Type', name.endsWith('.html') ? 'text/html' : 'text/javascript');
      if (name === 'material.json') response.end(material);
      else response.end(readFileSync(new URL(name, name.startsWith('example') ? EXAMPLE : BUILT)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${origin}/example.html`);
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test('says the same as in Node, of whatever it is given', async () => {
    for (const [name, { bytes, material, verdict }] of cases) {
      const here = await reportOf(bytes, material);
      expect([name, 'verdict' in here ? here.verdict : undefined]).toEqual([name, verdict]);
      const there = await page.evaluate(
        async ([address, handedIn, published, now]) => {
          const module: typeof import('../../src/verification/module.js') = await import(address);
          try {
            const document = await module.readSubmitted(new TextEncoder().encode(handedIn));
            const report = await module.verify(
              document,
              await module.trustIn(JSON.parse(published), new Date(now)),
            );
            // as it is sent anywhere
            return JSON.parse(JSON.stringify(report));
          } catch (error) {
            if (!(error instanceof module.CairnError)) throw error;
            return { code: error.code, message: error.message };
          }
        },
        [`${origin}/verifier.js`, bytes, JSON.stringify(material), NOW.getTime()] as const,
      );
      expect([name, there]).toEqual([name, JSON.parse(JSON.stringify(here))]);
    }
    expect(complaints).toEqual([]);
  }, 30_000);

  test('verifies our own credentials with no more than is stated', async () => {
    const fresh = await browser.newPage();
    await fresh.clock.setFixedTime(NOW);
    const loaded = new Set<string>();
    fresh.on('request', (request) => loaded.add(new URL(request.url()).pathname.slice(1)));
    await fresh.goto(`${origin}/example.html`);
    for (const name of ['module', 'certificate without its parts', 'bundle', 'revoked', 'tampered']) {
      const { bytes = '', verdict = '' } = cases.get(name) ?? {};
      await fresh.setInputFiles('input', { name, mimeType: '', buffer: Buffer.from(bytes) });
      await fresh.getByRole('status').getByText(verdict, { exact: true }).waitFor();
      await fresh.getByRole('status').evaluate((status) => status.replaceChildren());
    }
    const scripts = [...loaded].filter((name) => name.endsWith('.js') && !name.startsWith('example'));
    expect(scripts).toContain('verifier.js');
    expect(size(scripts)).toBeLessThanOrEqual(stated());
    await fresh.close();
  }, 30_000);

  test('verifies the same in a browser that has no Ed25519', async () => {
    const old = await browser.newPage();
    await old.clock.setFixedTime(NOW);
    await old.addInitScript(() => {
      const { importKey } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.importKey = function (
        this: SubtleCrypto,
        ...key: Parameters<SubtleCrypto['importKey']>
      ) {
        const { name } = key[2] as { readonly name: string };
        if (name === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'));
        return importKey.call(this, ...key);
      } as SubtleCrypto['importKey'];
    });
    await old.goto(`${origin}/example.html`);
    for (const name of ['module', 'tampered']) {
      const { bytes = '', verdict = '' } = cases.get(name) ?? {};
      await old.setInputFiles('input', { name, mimeType: '', buffer: Buffer.from(bytes) });
      await old.getByRole('status').getByText(verdict, { exact: true }).waitFor();
    }
    await old.close();
  }, 30_000);

  test('works in a page of somebody else’s, whose policy allows no more than its own scripts', async () => {
    const badge = cases.get('a badge of a stranger')?.bytes ?? '';
    await page.setInputFiles('input', { name: 'a.json', mimeType: '', buffer: Buffer.from(badge) });
    await page.locator('li').first().waitFor();
    expect(await page.getByRole('status').textContent()).toBe('undetermined');
    await page.setInputFiles('input', { name: 'b.txt', mimeType: '', buffer: Buffer.from('no') });
    await page.waitForFunction(() => document.querySelector('li') === null);
    expect(complaints).toEqual([]);
  }, 30_000);
});

async function reportOf(bytes: string, material: PublicMaterial) {
  try {
    const document = await readSubmitted(new TextEncoder().encode(bytes));
    return await verify(document, await trustIn(material, NOW));
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

async function makeCases(): Promise<ReadonlyMap<string, Case>> {
  const made = await makeSdJwtWorld();
  const { a, b, inner, bundle } = await wholeStack(made.world);
  const bad = await made.world.award({ module: 'MOD-B' });
  made.world.setStatus('revocation', 'uni-a', bad.index);
  const { certificate } = await sdJwtStack(made);
  const issuers = ['network', 'uni-a', 'uni-b'];
  const network = await testIssuer('network');
  const keys = [{ ...network.key, from: '2020-01-01T00:00:00Z' }];
  const published = async (material: TrustMaterial) => {
    const facts = {
      network: network.did,
      address: `${PUBLIC_URL}/registry`,
      validUntil: '2026-06-22T10:00:00Z',
    };
    const statement = buildRegistryStatement(material.registry, facts);
    return publishMaterial({ did: network.did, keys }, material, {
      statement: await signCredential(statement, network.signer, NOW),
      statusLists: issuers.flatMap((issuer) =>
        ['revocation', 'suspension'].map((purpose) => `${PUBLIC_URL}/status/${issuer}/${purpose}`),
      ),
      statusTokens: issuers.map(tokenAddress),
    });
  };
  const material = await published(made.material);
  // what is published is all that a stranger is trusted with
  const report = await verify(bundle, await trustIn(material, NOW));
  const { sources: _sources, ...told } = await verify(bundle, made.material);
  expect(report).toMatchObject(told);
  const sealed = await sealedFile();
  sealed.workshop.close();
  const edc = { material: await published(sealed.trust), bytes: JSON.stringify(sealed.file) };
  const json = (value: JsonObject) => JSON.stringify(value);
  const given: readonly (readonly [string, string | undefined, string])[] = [
    ['module', 'verified', json(a.document)],
    ['certificate without its parts', 'verified', json(inner.document)],
    ['bundle', 'verified', json(bundle)],
    ['SD-JWT', 'verified', certificate.text],
    ['revoked', 'not-verified', json(bad.document)],
    ['tampered', 'not-verified', json({ ...b.document, validFrom: '2026-06-14T10:00:00Z' })],
    ['several, one of them revoked', 'not-verified', json(buildBundle([a.document, bad.document]))],
    ['a badge of a stranger', 'undetermined', await strangerBadge('1')],
    ['of an unknown vocabulary', 'undetermined', await strangerBadge('2').then(withStrangeContext)],
    ['text', undefined, 'Dear Sir or Madam'],
    ['JSON', undefined, '{"a":1}'],
    ['a picture with nothing in it', undefined, '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ];
  return new Map<string, Case>([
    ...given.map(([name, verdict, bytes]) => [name, { bytes, material, verdict }] as const),
    // whether its award still counts only the deployment knows
    ['European', { ...edc, verdict: 'undetermined' }],
  ]);
}

function withStrangeContext(badge: string): string {
  return badge.replace(
    '"@context":[',
    '"@context":["https://www.w3.org/ns/credentials/v2","https://elsewhere.example/v1",',
  );
}

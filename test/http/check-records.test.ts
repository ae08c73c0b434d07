import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compactVerify, importJWK } from 'jose';
import { runCli } from '../../src/cli/run.js';
import type { JsonObject } from '../../src/common/json.js';
import { jwkOfMultikey } from '../../src/credentials/keys/jwk.js';
import { createShare } from '../../src/delivery/shares.js';
import type { CheckRecordFinding } from '../../src/verification/check-record-form.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { revoke } from '../support/revoke.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

const PUBLIC_URL = 'https://cairn.example';
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-records-'));
let the: TestServices;
let site: TestSite;
let good: JsonObject;
let revoked: JsonObject;
let link: string;
let network: { did: string; key: string; publicKeyMultibase: string };

beforeAll(async () => {
  the = await openTestServices({ publicUrl: PUBLIC_URL });
  site = await startSite(the.services);
  const { issued } = await the.issue(
    'alpha',
    '1,Ann Fenwick,MA,2026-05-04,B,',
    '2,Bo Harrow,MA,2026-05-04,B,',
  );
  const [first = '', second = ''] = issued.map(({ awardId }) => awardId);
  await revoke(the.services.lifecycle, second, 'mistake', 'test');
  good = await documentOf(the, first);
  revoked = await documentOf(the, second);
  link = `/s/${(await createShare(the.services.sharing, [second], { actor: 'test' })).token}`;
  const registry = await the.services.stores.loadRegistry();
  const issuer = [...registry.issuers.values()].find(({ kind }) => kind === 'network');
  const [key] = issuer?.keys ?? [];
  network = { did: issuer?.did ?? '', key: key?.id ?? '', publicKeyMultibase: key?.publicKeyMultibase ?? '' };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
  await the.close();
});

const textOf = async (answer: Response) => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/jwt; charset=utf-8',
  ]);
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="check-record-2026-06-15.jwt"',
  );
  return answer.text();
};
const recordOf = async (document: unknown) =>
  textOf(await site.post('/api/check-records', JSON.stringify(document)));
const read = async (jws: string): Promise<CheckRecordFinding> => {
  const answer = await site.post('/api/check-records/verify', jws, { 'Content-Type': 'application/jwt' });
  expect(answer.status).toBe(200);
  return answer.json();
};
const bundle = (...held: unknown[]) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: held,
});
const reportOf = async (document: unknown): Promise<VerificationReport> =>
  (await site.post('/api/verify', JSON.stringify(document))).json();

const pageOf = async (jws: string) => {
  const form = new FormData();
  form.append('file', new Blob([jws]), 'record.jwt');
  return (await fetch(`${site.origin}/verify?lang=en`, { method: 'POST', body: form })).text();
};
const call = async (text: string, ...options: string[]) => {
  const file = path.join(folder, 'record.jwt');
  writeFileSync(file, `${text}\n`);
  const lines: string[] = [];
  const out = (line: string) => void lines.push(line);
  const services = async () => ({ ...the.services, close: async () => {} });
  const exit = await runCli(['verify', file, ...options], services, {
    out,
    err: out,
    clock: () => new Date(START),
  });
  return { exit, said: lines.join('\n') };
};

/** The parts of a record, one changed. */
function changed(jws: string, change: { header?: JsonObject; payload?: JsonObject }): string {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const part = (text: string, more: JsonObject = {}) =>
    Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(text, 'base64url').toString()), ...more }),
    ).toString('base64url');
  return [part(header, change.header), part(payload, change.payload), signature].join('.');
}

describe('a signed record of a check', () => {
  test('says when, with what result, and of what; an independent library verifies it', async () => {
    const jws = await recordOf(bundle(good, revoked));
    const key = await importJWK({ ...jwkOfMultikey(network.publicKeyMultibase) }, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(jws, key);
    expect(protectedHeader).toEqual({ alg: expect.any(String), kid: network.key, typ: 'check-record+jwt' });
    const { credentials } = await reportOf(bundle(good, revoked));
    const said = {
      verdict: 'not-verified',
      credentials: [
        { digestMultibase: credentials[0]?.digestMultibase, verdict: 'verified' },
        { digestMultibase: credentials[1]?.digestMultibase, verdict: 'not-verified' },
      ],
    };
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      iss: network.did,
      iat: new Date(START).getTime() / 1000,
      ...said,
    });
    expect(await read(jws)).toMatchObject({
      finding: 'genuine',
      record: { checkedBy: network.did, checkedAt: '2026-06-15T10:00:00Z', ...said },
    });
    const all = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
    expect(all).not.toMatch(/Ann|Bo |Fenwick|urn:uuid|cairn\.example\/s\//);
  });

  test('has the same digest of a document however it is spelt, alone or among others', async () => {
    const [alone] = (await reportOf(good)).credentials;
    const spaced = await site.post('/api/verify', JSON.stringify(good, null, 3));
    const [among] = (await reportOf(bundle(good, revoked))).credentials;
    const digests = [alone, ((await spaced.json()) as VerificationReport).credentials[0], among];
    expect(new Set(digests.map((one) => one?.digestMultibase)).size).toBe(1);
    const [other] = (await reportOf({ ...good, name: 'x' })).credentials;
    expect(other?.digestMultibase).not.toBe(alone?.digestMultibase);
  });

  test('is given by a share link when it is asked for, and not by looking', async () => {
    const page = await (await site.get(link)).text();
    expect(page).toContain(`action="${link}/record"`);
    expect((await site.get(`${link}/record`)).status).toBe(404);
    const jws = await textOf(await site.post(`${link}/record`, ''));
    expect(await read(jws)).toMatchObject({ finding: 'genuine', record: { verdict: 'not-verified' } });
    expect((await site.post('/s/AAAAAAAAAAAAAAAAAAAAAA/record', '')).status).toBe(404);
  });

  test('that somebody made or changed is not genuine, and says nothing', async () => {
    const jws = await recordOf(revoked);
    const { keystore } = the.services;
    const alpha = [...(await the.services.stores.loadRegistry()).issuers.values()].find(
      ({ kind }) => kind === 'institution',
    );
    const signer = await keystore.signerFor(alpha?.did ?? '');
    const header = { kid: signer.id };
    const forged: [string, string, string][] = [
      ['another verdict', changed(jws, { payload: { verdict: 'verified' } }), 'proof.invalid'],
      ['more in it', changed(jws, { payload: { name: 'Ann' } }), 'record.form'],
      ['nothing in it', changed(jws, { payload: { credentials: [] } }), 'record.form'],
      ['another’s word', changed(jws, { payload: { iss: alpha?.did ?? '' } }), 'record.form'],
      ['a key of another', changed(jws, { header }), 'record.form'],
      [
        'a key that is none',
        changed(jws, { header: { kid: `${network.did}#x` } }),
        'issuer.key-not-authorised',
      ],
      ['no algorithm', changed(jws, { header: { alg: 'none' } }), 'jose.alg-none'],
      ['a later time', changed(jws, { payload: { iat: 253_402_300_800 } }), 'record.form'],
    ];
    for (const [what, text, code] of forged)
      expect([what, await read(text)]).toEqual([what, { finding: 'not-genuine', code }]);
    const byAlpha = changed(jws, { header, payload: { iss: alpha?.did ?? '' } });
    const found = await read(byAlpha);
    expect(found).toMatchObject({ finding: 'undetermined', code: 'record.by-other' });
  });

  test('passes nowhere for what it is about', async () => {
    const jws = await recordOf(good);
    const alone = await site.post('/api/verify', jws, { 'Content-Type': 'application/jwt' });
    expect([alone.status, ((await alone.json()) as { code: string }).code]).toEqual([
      400,
      'verify.check-record',
    ]);
    const many = await site.post('/api/verify/batch', `${jws}\n`, { 'Content-Type': 'text/plain' });
    expect(await many.json()).toMatchObject({ items: [{ verdict: null, code: 'verify.check-record' }] });
    const held = await reportOf(bundle(good, jws));
    expect(held.verdict).toBe('not-verified');
  });

  test('is told on a page without scripts as a record, never as a verdict', async () => {
    const jws = await recordOf(good);
    const page = await pageOf(jws);
    expect(page).toContain('data-finding="genuine"');
    expect(page).toMatch(/This record is genuine: <bdi>[^<]+<\/bdi> signed it/);
    expect(page).not.toContain('data-verdict');
    const bad = await pageOf(changed(jws, { payload: { verdict: 'not-verified' } }));
    expect(bad).toContain('data-finding="not-genuine"');
    expect(bad).not.toContain('digestMultibase');
    expect(bad).not.toContain('were checked');
  });

  test('shows on the page, and in the command, the verdict on all of it where that is another than that on its credentials', async () => {
    const jws = await recordOf({ ...bundle(good), proof: { type: 'DataIntegrityProof' } });
    expect(await read(jws)).toMatchObject({
      record: { verdict: 'not-verified', credentials: [{ verdict: 'verified' }] },
    });
    expect(await pageOf(jws)).toMatch(/<strong>Not verified<\/strong>[\s\S]+<strong>Verified<\/strong>/);
    expect((await call(jws)).said).toMatch(/: checked at 2026-06-15T10:00:00Z, not-verified\n.+: verified$/);
  });

  test('is read by the command line, also when the network is gone', async () => {
    const jws = await recordOf(good);
    const anchor = network.did.startsWith('did:key:') ? network.did : network.key;
    for (const options of [[], ['--offline', '--anchor', anchor]]) {
      const { exit, said } = await call(jws, ...options);
      expect([exit, said]).toEqual([
        0,
        expect.stringMatching(/GENUINE[\s\S]+2026-06-15T10:00:00Z[\s\S]+: verified$/),
      ]);
      expect((await call(changed(jws, { payload: { iat: 1 } }), ...options)).exit).toBe(1);
    }
    expect((await call(jws, '--offline')).exit).toBe(3);
  });
});

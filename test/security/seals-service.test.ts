import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import { readSdJwt } from '../../src/credentials/sd-jwt/read.js';
import { signSdJwt } from '../../src/credentials/sd-jwt/sign.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { issueRendition } from '../../src/issuing/renditions/issue.js';
import type { RenditionForm } from '../../src/issuing/renditions/ports.js';
import { legalPersonOf } from '../../src/issuing/seals/legal-person.js';
import { addSeal, retireSeal } from '../../src/issuing/seals/manage.js';
import type { VerificationReport } from '../../src/verification/report.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
} from '../support/openssl-certificates.js';
import { countingRandom } from '../support/sd-jwt.js';
import { sealed, signerOf, troubles } from '../support/sealed.js';
import { openTestServices, START, startSite, type TestServices, type TestSite } from '../support/services.js';

/** A registrar of alpha who kept a copy of the seal that alpha handed in, with an authority of alpha's own making above it. */
const FROM = '20260101000000Z';
const PASSWORD = 'the registrar knows it';
let the: TestServices;
let site: TestSite;
let workshop: CertificateWorkshop;
let own: MadeCertificate;
let seal: MadeCertificate;
let sealId: string;
let [awardA, awardB] = ['', ''];

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  workshop = certificateWorkshop();
  own = workshop.authority('Own', { from: FROM });
  seal = workshop.make('alpha', { issuer: own, from: FROM, subject: await subjectOf('alpha') });
  const { did, legal } = await issuerOf('alpha');
  const owner = { issuerDid: did, legal, actor: 'test' };
  const given = { kind: 'pkcs12', file: workshop.pkcs12(seal, PASSWORD), password: PASSWORD } as const;
  sealId = (await addSeal(the.services.sealing, owner, given, [own.der])).id;
  awardA = await award('alpha', 'F-1');
  awardB = await award('beta', 'F-2');
});
afterAll(async () => {
  workshop.close();
  await site.close();
  await the.close();
});

async function issuerOf(code: string) {
  const { registry } = await the.services.trust();
  const issuer = [...registry.issuers.values()].find((one) => one.code === code);
  if (!issuer) throw new TypeError(code);
  return { did: issuer.did, legal: legalPersonOf(issuer) };
}

async function subjectOf(code: string): Promise<string> {
  const { names, eidasIdentifier } = (await issuerOf(code)).legal;
  return `O=${Object.values(names)[0]}/organizationIdentifier=${eidasIdentifier}`;
}

async function award(institution: string, number: string): Promise<string> {
  const { issued } = await the.issue(institution, `${number},Fay Forge,MA,2026-05-04,B,`);
  return issued[0]?.awardId ?? '';
}

const render = async (id: string, form: RenditionForm) =>
  (await issueRendition(the.services.renditions, id, form, operator('test'))).document;

async function found(body: JsonObject | string): Promise<string[]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = text.startsWith('{') ? 'application/json' : 'application/dc+sd-jwt';
  const answer = await site.post('/api/verify', text, { 'Content-Type': type });
  const { verdict, credentials } = (await answer.json()) as VerificationReport;
  return [verdict, ...credentials.flatMap(troubles)];
}

const bySeal = async (text: string, by = seal) =>
  sealed(text, await signerOf(by, [own]), { at: new Date(START) });
const payloadOf = async (id: string) => String(JSON.parse(await render(id, 'edc')).payload);

test('what the service sealed is verified, and what the Commission’s issuer seals of it', async () => {
  expect(await found(await render(awardA, 'edc'))).toEqual(['verified']);
  const { credential } = JSON.parse(await render(awardA, 'edc-upload'));
  expect(await found(await bySeal(JSON.stringify(credential)))).toEqual(['verified']);
});

test('another name or grade under the number of an award in force is not verified', async () => {
  const text = await payloadOf(awardA);
  const { credential } = JSON.parse(await render(awardA, 'edc-upload'));
  for (const written of [text, JSON.stringify(credential)]) {
    const renamed = written.replaceAll('Fay Forge', 'Max Money');
    expect(renamed).not.toBe(written);
    expect(await found(await bySeal(renamed))).toEqual(['not-verified', 'status.recorded-otherwise']);
  }
});

test('an award that the register doesn’t know cannot be told', async () => {
  const text = (await payloadOf(awardA)).replaceAll(awardA, '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1aff');
  expect(await found(await bySeal(text))).toEqual(['undetermined', 'status.award-unknown']);
});

test('an award of beta under a certificate that alpha’s authority made out to beta is nobody’s', async () => {
  const thief = workshop.make('beta', { issuer: own, from: FROM, subject: await subjectOf('beta') });
  const { credential } = JSON.parse(await render(awardB, 'edc-upload'));
  expect((await found(await bySeal(JSON.stringify(credential), thief))).slice(0, 2)).toEqual([
    'undetermined',
    'issuer.unanchored',
  ]);
  // under alpha's own name it isn't beta's
  expect(await found(await bySeal(JSON.stringify(credential)))).toContain('issuer.other-identifier');
});

test('nor does the seal sign an SD-JWT that the service never made', async () => {
  const text = await render(awardA, 'sd-jwt-x5c');
  expect(await found(text)).toEqual(['verified']);
  const { claims } = readSdJwt(text);
  const forged = async (over: JsonObject) => {
    const key = createPrivateKey({ key: Buffer.from(seal.privateKey), format: 'der', type: 'pkcs8' });
    const signer = {
      algorithm: 'ES256' as const,
      chain: [seal, own].map(({ der }) => Buffer.from(der).toString('base64')),
      sign: async ({ data }: { data: Uint8Array }) =>
        new Uint8Array(sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })),
    };
    const made = { claims: { ...claims, ...over }, disclosable: ['name', 'family_name'] };
    return found(await signSdJwt(made, signer, { random: countingRandom() }));
  };
  expect(await forged({})).toEqual(['verified']);
  expect(await forged({ name: 'Max Money', family_name: 'Max Money' })).toEqual([
    'not-verified',
    'status.recorded-otherwise',
  ]);
  const list = (claims.status as JsonObject).status_list as JsonObject;
  expect(await forged({ status: { status_list: { ...list, idx: 131_000 } } })).toEqual([
    'not-verified',
    'status.recorded-otherwise',
  ]);
  expect(await forged({ jti: 'urn:uuid:7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1aff' })).toEqual([
    'undetermined',
    'status.award-unknown',
  ]);
});

test('a retired seal seals nothing new, and what it sealed stays good', async () => {
  const before = await render(awardA, 'edc');
  await retireSeal(the.services.sealing, sealId, 'test');
  expect(await found(before)).toEqual(['verified']);
  const text = (await payloadOf(awardA)).replaceAll(awardA, '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1afe');
  expect((await found(await bySeal(text)))[0]).toBe('undetermined');
});

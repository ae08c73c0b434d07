import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import {
  type PublishedProgramme,
  publishedProgrammeSchema,
  publishVersion,
} from '../../../src/credentials/documents/published.js';
import type { EdcPart } from '../../../src/credentials/edc/facts.js';
import type { SealSigner } from '../../../src/credentials/jades/seal-document.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { type CertificateWorkshop, certificateWorkshop } from '../../support/openssl-certificates.js';
import { testIssuer } from '../../support/samples.js';
import { certificateEdc, organisation, sealed, signerOf, troubles } from '../../support/sealed.js';
import { makeWorld, type SignedAward, type World } from '../../support/world.js';

const FROM = '20260101000000Z';
const NETWORK = { name: { en: 'The Network' }, eidasIdentifier: 'NTRBE-0123456789' };
const LEARNER = { id: '00000003-0000-4000-8000-000000000001', name: 'Learner 1', salt: '5a171' };

let workshop: CertificateWorkshop;
let world: World;
let trust: TrustMaterial;
let signer: SealSigner;
let programme: PublishedProgramme;
let awards: SignedAward[];

beforeAll(async () => {
  workshop = certificateWorkshop();
  const root = workshop.authority('Root', { from: FROM });
  const subject = 'O=The Network/organizationIdentifier=NTRBE-0123456789';
  signer = await signerOf(workshop.make('network', { issuer: root, from: FROM, subject }));
  const { did } = await testIssuer('network');
  world = await makeWorld((registry) => {
    const network = registry.issuers.get(did);
    if (!network) throw new TypeError('network');
    return { ...registry, issuers: new Map([...registry.issuers, [did, { ...network, legal: NETWORK }]]) };
  });
  trust = { ...world.material, sealAnchors: [root.der], awardStanding: async () => 'in-force' };
  const text = await world.material.publishedVersion('https://cairn.example/p/P-ONE/1');
  programme = publishedProgrammeSchema.parse(JSON.parse(text ?? ''));
  awards = [
    await world.award({ module: 'MOD-A', issuer: 'uni-a' }),
    await world.award({ module: 'MOD-B', issuer: 'uni-a' }),
    await world.award({ module: 'MOD-C', issuer: 'uni-b' }),
  ];
});
afterAll(() => workshop.close());

async function parts(bend: (part: EdcPart, index: number) => EdcPart = (part) => part): Promise<EdcPart[]> {
  const modules = ['MOD-A', 'MOD-B', 'MOD-C'];
  return Promise.all(
    awards.map(async ({ line, issuer }, index) => {
      const version = world.modules[modules[index] ?? ''];
      if (!version) throw new TypeError('module');
      const rulePart = index === 0 ? 'core' : 'electives';
      const versionDigest = publishVersion(version).digest;
      const part = {
        line: { ...line, rulePart },
        version,
        versionDigest,
        issuer: await organisation(issuer),
      };
      return bend(part, index);
    }),
  );
}

async function certificate(stack: readonly EdcPart[], over: { ects?: number } = {}): Promise<JsonObject> {
  const issuer = await organisation('network', { legal: NETWORK });
  const award = {
    id: '00000001-0000-4000-8000-000000000099',
    ects: over.ects ?? 400,
    awardedDate: '2026-05-01T00:00:00+00:00',
  };
  return certificateEdc(programme, stack, { issuer, learner: LEARNER, award });
}

const check = async (document: JsonObject, options = {}) => {
  const report = await verify(await sealed(document, signer), trust, options);
  const [one] = report.credentials;
  if (!one) throw new TypeError('report');
  return { verdict: report.verdict, troubles: troubles(one), report: one };
};

test('a certificate’s stack is recomputed from what is sealed; its parts were not shown', async () => {
  const found = await check(await certificate(await parts()));
  expect([found.verdict, ...found.troubles]).toEqual(['verified']);
  expect(found.report.summary).toMatchObject({ kind: 'certificate', title: 'Programme P-ONE', ects: 4 });
  expect(found.report.parts.map(({ title, ects }) => [title, ects])).toEqual([
    ['Module MOD-A', 2],
    ['Module MOD-B', 1],
    ['Module MOD-C', 1],
  ]);
  const advice = found.report.results.filter(({ code }) => code === 'stack.part-not-presented');
  expect(advice.every(({ advisory }) => advisory === true)).toBe(true);
  expect(advice.length).toBeGreaterThan(0);
});

test('parts that are asked for leave it open', async () => {
  expect((await check(await certificate(await parts()), { parts: 'required' })).verdict).toBe('undetermined');
});

test('parts that are shown beside it, in another form, are its parts', async () => {
  const file = await sealed(await certificate(await parts()), signer);
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [file, ...awards.map(({ document }) => document)],
  };
  const report = await verify(presentation, trust, { parts: 'required' });
  expect([report.verdict, report.credentials.length]).toEqual(['verified', 1]);
  expect(report.credentials[0]?.parts.map((part) => part.report?.verdict)).toEqual([
    'verified',
    'verified',
    'verified',
  ]);
});

test.each<[string, () => Promise<JsonObject>, RegExp]>([
  [
    'too few parts for its rule',
    async () => certificate((await parts()).slice(0, 2), { ects: 400 }),
    /^stack\./,
  ],
  [
    'a part by an institution that may not award it',
    async () => certificate(await parts(await awardedBy('uni-b', 1))),
    /^stack\./,
  ],
  [
    'other credits than the programme has',
    async () => certificate(await parts(), { ects: 900 }),
    /^(?:stack|recognition)\./,
  ],
])('%s is not verified', async (_name, make, code) => {
  const found = await check(await make());
  expect(found.verdict).toBe('not-verified');
  expect(found.troubles.some((one) => code.test(one))).toBe(true);
});

test('a module that holds parts is none', async () => {
  const whole = JSON.parse(JSON.stringify(await certificate(await parts())));
  const { hasClaim } = whole.credentialSubject;
  hasClaim.specifiedBy = hasClaim.hasPart[0].specifiedBy;
  const found = await check(whole);
  expect(found.verdict).toBe('not-verified');
  expect(found.troubles).toContain('stack.not-a-programme');
});

/** Says of the part at this place that another institution awarded it. */
async function awardedBy(code: string, at: number) {
  const issuer = await organisation(code);
  return (part: EdcPart, index: number): EdcPart =>
    index === at ? { ...part, issuer, line: { ...part.line, issuer: issuer.did } } : part;
}

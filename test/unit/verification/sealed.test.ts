import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { type PublishedModule, publishVersion } from '../../../src/credentials/documents/published.js';
import type { EdcFacts } from '../../../src/credentials/edc/facts.js';
import { type CertificateOptions, INSTITUTION, SEAL_USAGE } from '../../support/openssl-certificates.js';
import { LEGAL_NAME, moduleEdc, organisation, sealed, signerOf } from '../../support/sealed.js';
import { FROM, found, headerOf, type MadeFile, only, sealedFile } from '../../support/sealed-file.js';

const AWARD: EdcFacts['award'] = {
  id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
  ects: 200,
  awardedDate: '2026-05-20T00:00:00+01:00',
  grade: { scheme: 'letters', value: 'B' },
};

const criterion = (title: string) => ({
  id: 'cc-1',
  title: { en: title },
  levels: [{ id: 'good', title: { en: 'Good' }, description: { en: 'Well.' } }],
  requiredLevel: 'good',
});

let workshop: MadeFile['workshop'];
let root: MadeFile['root'];
let issue: MadeFile['issue'];
let seal: MadeFile['seal'];
let world: MadeFile['world'];
let document: MadeFile['document'];
let signer: MadeFile['signer'];
let file: MadeFile['file'];
let check: MadeFile['check'];
let resealed: MadeFile['resealed'];

beforeAll(async () => {
  ({ workshop, root, issue, seal, world, document, signer, file, check, resealed } = await sealedFile());
});
afterAll(() => workshop.close());

describe('a credential of a member of the network', () => {
  test('verifies, says what it awards, and who sealed it when', async () => {
    const report = await check(file);
    expect(found(report)).toEqual(['verified']);
    expect(only(report).summary).toMatchObject({
      kind: 'module',
      title: 'Module MOD-A',
      award: 'urn:uuid:a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
      ects: 2,
      signedAt: '2026-06-15T10:00:00.000Z',
      issuer: { name: 'Name of uni-a' },
    });
    const byIssuer = only(report).results.find(({ code }) => code === 'issuer.sealed-by-issuer');
    expect(byIssuer?.evidence).toMatchObject({ organization: [LEGAL_NAME], saidBy: 'iat' });
  });

  test('what was not asked is told as advice: revocation of the certificate, and who says when it was sealed', async () => {
    const advice = only(await check(file)).results.filter(({ advisory }) => advisory);
    expect(advice.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'proof.time-claimed unknown',
      'issuer.certificate-revocation-unchecked unknown',
      'content.complete pass',
    ]);
  });

  test.each([
    ['revoked', 'not-verified', 'status.revoked'],
    ['suspended', 'not-verified', 'status.suspended'],
    ['superseded', 'not-verified', 'status.superseded'],
    [undefined, 'undetermined', 'status.award-unknown'],
  ] as const)('whose award is %s is %s', async (standing, verdict, code) => {
    expect(found(await check(file, { awardStanding: async () => standing }))).toEqual([verdict, code]);
  });

  test('offline is undetermined, with the link to ask at', async () => {
    const report = await check(file, { awardStanding: undefined });
    expect(found(report)).toEqual(['undetermined', 'status.ask-issuer']);
    const result = only(report).results.find(({ code }) => code === 'status.ask-issuer');
    expect(result?.evidence?.link).toBe('https://cairn.example/s/token');
  });

  test('asks the register with the ids of award and credential', async () => {
    const asked: string[] = [];
    const awardStanding = async (...ids: string[]) => {
      asked.push(...ids);
      return 'in-force' as const;
    };
    await check(file, { awardStanding });
    expect(asked).toEqual([
      'urn:uuid:a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
      'urn:uuid:7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    ]);
  });

  test('stays verified when the certificate has expired since', async () => {
    const short = issue('short', { until: '20260701000000Z' });
    const old = await sealed(document, await signerOf(short));
    expect(found(await check(old, { now: new Date('2027-06-01T00:00:00Z') }))).toEqual(['verified']);
  });

  test('in a presentation, without recognition, and for its form and proofs alone', async () => {
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [file],
    };
    expect((await check(presentation)).verdict).toBe('verified');
    expect((await check(file, {}, { recognition: 'left-out' })).verdict).toBe('verified');
    expect((await check(file, { sealAnchors: [] }, { checks: 'proofs' })).verdict).toBe('verified');
  });

  test('was not made for a request, so it answers none', async () => {
    expect((await check(file, {}, { challenge: 'abc' })).verdict).toBe('not-verified');
  });
});

describe('whose seal it is', () => {
  test.each<[string, CertificateOptions, string, string]>([
    [
      'another legal name',
      { subject: INSTITUTION.replace('Teste', 'Outro') },
      'not-verified',
      'issuer.other-name',
    ],
    [
      'another eIDAS identifier',
      { subject: INSTITUTION.replace('501234567', '999999999') },
      'not-verified',
      'issuer.other-identifier',
    ],
    ['no eIDAS identifier', { subject: `C=PT/O=${LEGAL_NAME}` }, 'not-verified', 'issuer.other-identifier'],
    ['two legal names', { subject: `${INSTITUTION}/O=Outro` }, 'not-verified', 'issuer.other-name'],
    [
      'a certificate that is not for signing',
      { extensions: ['keyUsage=critical,keyEncipherment'] },
      'not-verified',
      'issuer.certificate-key-usage',
    ],
    [
      'a certificate that says nothing of its use',
      { extensions: ['basicConstraints=CA:FALSE'] },
      'not-verified',
      'issuer.certificate-key-usage',
    ],
    [
      'a certificate with a limit that nobody understands',
      { extensions: [...SEAL_USAGE, '1.2.3.4=critical,DER:0500'] },
      'not-verified',
      'issuer.certificate-extension-unknown',
    ],
  ])('%s', async (_name, options, verdict, code) => {
    const other = await sealed(document, await signerOf(issue('other', options)));
    const [first, ...codes] = found(await check(other));
    expect([first, codes[0]]).toEqual([verdict, code]);
  });

  test('sealed before or after the certificate was valid', async () => {
    const short = await signerOf(issue('short', { from: '20260601000000Z', until: '20260620000000Z' }));
    const good = await sealed(document, short);
    const [one] = good.signatures as JsonObject[];
    const change = (iat: number) =>
      resealed((header) => ({ ...header, ...headerOf(one), iat }), undefined, short);
    expect(found(await check(await change(Date.parse('2026-05-31') / 1000)))).toContain(
      'issuer.certificate-not-yet-valid',
    );
    const late = await change(Date.parse('2026-06-21') / 1000);
    expect(found(await check(late, { now: new Date('2026-07-01T00:00:00Z') }))).toContain(
      'issuer.certificate-expired',
    );
  });

  test('an authority that is none, and one that stands too deep', async () => {
    const fake = issue('fake', {
      extensions: ['keyUsage=critical,keyCertSign,digitalSignature', 'basicConstraints=critical,CA:FALSE'],
    });
    const under = workshop.make('under', { issuer: fake, from: FROM });
    const byFake = await sealed(document, await signerOf(under, [fake]));
    expect(found(await check(byFake))).toContain('issuer.certificate-not-an-authority');
    const shallow = workshop.authority('Shallow', {
      from: FROM,
      extensions: ['keyUsage=critical,keyCertSign', 'basicConstraints=critical,CA:TRUE,pathlen:0'],
    });
    const middle = workshop.authority('Middle', { issuer: shallow, from: FROM });
    const deep = await sealed(
      document,
      await signerOf(workshop.make('deep', { issuer: middle, from: FROM }), [middle]),
    );
    expect(found(await check(deep, { sealAnchors: [shallow.der] }))).toContain(
      'issuer.certificate-path-too-long',
    );
  });

  test('an authority in between counts, one that expired before the seal was made doesn’t', async () => {
    const middle = workshop.authority('Middle', { issuer: root, from: FROM });
    const good = await sealed(
      document,
      await signerOf(workshop.make('good', { issuer: middle, from: FROM }), [middle]),
    );
    expect(found(await check(good))).toEqual(['verified']);
    const over = workshop.authority('Over', { issuer: root, from: FROM, until: '20260601000000Z' });
    const late = await sealed(
      document,
      await signerOf(workshop.make('late', { issuer: over, from: FROM }), [over]),
    );
    expect(found(await check(late))).toContain('issuer.certificate-expired');
  });

  test('an authority of the same name with another key vouches for nobody', async () => {
    const twin = workshop.authority('Root', { from: FROM });
    const other = await sealed(
      document,
      await signerOf(workshop.make('other', { issuer: twin, from: FROM }), [twin]),
    );
    expect((await check(other)).verdict).toBe('not-verified');
    expect(found(await check(other, { sealAnchors: [twin.der] }))).toEqual(['verified']);
  });

  test('nobody to vouch for it, or nobody who is trusted here', async () => {
    const open = ['undetermined', 'issuer.no-anchor', 'recognition.issuer-unproven'];
    expect(found(await check(file, { sealAnchors: [] }))).toEqual(open);
    expect(found(await check(file, { sealAnchors: undefined }))).toEqual(open);
    const stranger = workshop.authority('Stranger', { from: FROM });
    const report = await check(file, { sealAnchors: [stranger.der] });
    expect(found(report)).toEqual(['undetermined', 'issuer.unanchored', 'recognition.issuer-unproven']);
  });

  test('the certificate itself may be what is trusted', async () => {
    expect(found(await check(file, { sealAnchors: [seal.der] }))).toEqual(['verified']);
  });

  test('a stranger whom an authority knows is not thereby recognised', async () => {
    const issuer = await organisation('stranger', {
      legal: { name: { en: 'Other' }, eidasIdentifier: 'VATES-A00000000' },
    });
    const foreign = await moduleEdc(world, { issuer });
    const its = issue('its', { subject: 'O=Other/organizationIdentifier=VATES-A00000000' });
    const report = await check(await sealed(foreign, await signerOf(its)), {}, { claims: 'told' });
    expect(found(report)).toEqual(['undetermined', 'recognition.issuer-unknown']);
    expect(only(report).summary?.issuer.claimed).toEqual({ name: 'Other' });
  });

  test('a stranger who names a member of the network as its issuer is refused', async () => {
    const issuer = await organisation('uni-a', {
      legal: { name: { en: 'Other' }, eidasIdentifier: 'VATES-A00000000' },
    });
    const foreign = await moduleEdc(world, { issuer });
    const its = issue('its', { subject: 'O=Other/organizationIdentifier=VATES-A00000000' });
    const report = await check(await sealed(foreign, await signerOf(its)));
    expect(found(report)).toEqual(['not-verified', 'recognition.other-organisation']);
  });

  test('a member may not award what it isn’t recognised for, nor tell of it in other words', async () => {
    const module = world.modules['MOD-C'];
    if (!module) throw new TypeError('module');
    const award = {
      id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b02',
      ects: 100,
      awardedDate: '2026-05-20T00:00:00+01:00',
    };
    const foreign = await moduleEdc(world, { versionDigest: publishVersion(module).digest, award }, 'MOD-C');
    expect(found(await check(await sealed(foreign, signer)))).toEqual([
      'not-verified',
      'recognition.not-for-this',
    ]);
  });

  /** A document of another version of the module, which says that it is of the published one. */
  async function otherwise(over: Partial<PublishedModule>, facts: Partial<EdcFacts> = {}) {
    const module = world.modules['MOD-A'];
    if (!module) throw new TypeError('module');
    const modules = { ...world.modules, 'MOD-A': { ...module, ...over } };
    const { digest: versionDigest } = publishVersion(module);
    return check(await sealed(await moduleEdc({ ...world, modules }, { versionDigest, ...facts }), signer));
  }

  test.each<[string, string, Partial<PublishedModule>, Partial<EdcFacts>?]>([
    ['title', 'title', { title: { en: 'Doctor of Medicine' } }],
    ['title in a further language', 'title', { title: { en: 'Module MOD-A', pt: 'Doutor' } }],
    ['description', 'description', { description: { en: 'Leads to a licence.' } }],
    ['level', 'eqfLevel', { eqfLevel: 8 }],
    ['outcome', 'specifiedBy', { outcomes: [{ id: 'lo-9', title: { en: 'Heals everybody.' } }] }],
    ['workload', 'influencedBy', { workloadHours: 900 }],
    ['mode', 'influencedBy', { mode: 'online' }],
    ['entitlement', 'entitlesTo', { entitlements: [{ title: { en: 'To heal' }, type: 'occupation' }] }],
    [
      'quality assurance',
      'specifiedBy',
      { qualityAssurance: { type: 'external-accreditation', description: { en: 'By a ministry.' } } },
    ],
    ['grade that fails', 'grade', {}, { award: { ...AWARD, grade: { scheme: 'letters', value: 'F' } } }],
    [
      'criterion',
      'criteria',
      { criteria: [criterion('Heals')] },
      { award: { ...AWARD, criteria: { 'cc-1': 'good' } } },
    ],
    ['entry requirement', 'specifiedBy', { entryRequirements: { en: 'A master’s degree' } }],
  ])('a member may not tell of it with another %s', async (...[, member, over, facts]) => {
    const report = await otherwise(over, facts);
    expect(found(report)).toEqual(['not-verified', 'recognition.described-otherwise']);
    const result = only(report).results.find(({ code }) => code === 'recognition.described-otherwise');
    expect(result?.evidence?.member).toBe(member);
  });

  test('an award that says less than was published, or has no grade, is as good', async () => {
    expect(
      found(await otherwise({ outcomes: [{ id: 'lo-2', title: { en: 'Evaluates a course.' } }] })),
    ).toEqual(['verified']);
    const { grade: _grade, ...award } = AWARD;
    expect(found(await otherwise({}, { award }))).toEqual(['verified']);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type PublishedModule, publishVersion } from '../../../src/credentials/documents/published.js';
import type { EdcFacts } from '../../../src/credentials/edc/facts.js';
import type { SealSigner } from '../../../src/credentials/jades/seal-document.js';
import type { LegalIdentity } from '../../../src/domain/legal.js';
import type { TrustMaterial, VerifyOptions } from '../../../src/verification/material.js';
import type { VerificationReport } from '../../../src/verification/report.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import { verify } from '../../../src/verification/verify.js';
import {
  type CertificateOptions,
  type CertificateWorkshop,
  certificateWorkshop,
  INSTITUTION,
  type MadeCertificate,
  SEAL_USAGE,
} from '../../support/openssl-certificates.js';
import { NOW, testCredential, testIssuer } from '../../support/samples.js';
import {
  EIDAS,
  LEGAL_NAME,
  moduleEdc,
  organisation,
  sealed,
  signerOf,
  troubles,
} from '../../support/sealed.js';
import { makeWorld, type World } from '../../support/world.js';

const FROM = '20260101000000Z';
const AWARD: EdcFacts['award'] = {
  id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
  ects: 200,
  awardedDate: '2026-05-20T00:00:00+01:00',
  grade: { scheme: 'letters', value: 'B' },
};
const LEGAL: LegalIdentity = { name: { pt: LEGAL_NAME }, eidasIdentifier: EIDAS };

const criterion = (title: string) => ({
  id: 'cc-1',
  title: { en: title },
  levels: [{ id: 'good', title: { en: 'Good' }, description: { en: 'Well.' } }],
  requiredLevel: 'good',
});

let workshop: CertificateWorkshop;
let root: MadeCertificate;
let seal: MadeCertificate;
let world: World;
let document: JsonObject;
let signer: SealSigner;
let file: JsonObject;
let trust: TrustMaterial;

const issue = (name: string, options: CertificateOptions = {}) =>
  workshop.make(name, { issuer: root, from: FROM, ...options });

beforeAll(async () => {
  workshop = certificateWorkshop();
  root = workshop.authority('Root', { from: FROM });
  seal = issue('seal');
  const { did } = await testIssuer('uni-a');
  world = await makeWorld((registry) => {
    const issuer = registry.issuers.get(did);
    if (!issuer) throw new TypeError('issuer');
    return { ...registry, issuers: new Map([...registry.issuers, [did, { ...issuer, legal: LEGAL }]]) };
  });
  document = await moduleEdc(world);
  signer = await signerOf(seal);
  file = await sealed(document, signer);
  trust = { ...world.material, sealAnchors: [root.der], awardStanding: async () => 'in-force' };
});
afterAll(() => workshop.close());

const check = (input: JsonValue, material: Partial<TrustMaterial> = {}, options: VerifyOptions = {}) =>
  verify(input, { ...trust, ...material }, options);

function only({ credentials: [report] }: VerificationReport) {
  if (!report) throw new TypeError('report');
  return report;
}

const found = (report: VerificationReport) => [report.verdict, ...troubles(only(report))];
const codes = (report: VerificationReport) => only(report).results.map(({ code }) => code);

/** The same seal, its header written anew and signed with the same key. */
async function resealed(
  change: (header: JsonObject) => Readonly<Record<string, JsonValue | undefined>>,
  payload = JSON.stringify(document),
  by = signer,
) {
  const [one] = file.signatures as JsonObject[];
  const header = JSON.parse(Buffer.from(String(one?.protected), 'base64url').toString());
  const text = Buffer.from(JSON.stringify(change(header))).toString('base64url');
  const signature = Buffer.from(await by.sign(Buffer.from(`${text}.${payload}`))).toString('base64url');
  // what is undefined isn't written
  return { payload, signatures: [{ protected: text, signature }] };
}

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
    const report = await check(await sealed(foreign, await signerOf(its)));
    expect(found(report)).toEqual(['undetermined', 'recognition.issuer-unknown']);
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

describe('what was changed or forged', () => {
  const broken: [string, () => Promise<JsonValue>, string][] = [
    [
      'a letter of the payload',
      async () => ({ ...file, payload: String(file.payload).replace('Test Learner', 'Best Learner') }),
      'proof.invalid',
    ],
    ['a space in the payload', async () => ({ ...file, payload: `${file.payload} ` }), 'proof.invalid'],
    [
      'the key of another certificate',
      async () => resealed((header) => header, undefined, await signerOf(issue('thief'))),
      'proof.invalid',
    ],
    [
      'a certificate that the signed header does not name',
      () => resealed((header) => ({ ...header, x5c: [base64(issue('swapped'))] })),
      'proof.other-certificate',
    ],
    [
      'RS256 said of an elliptic key',
      () => resealed((header) => ({ ...header, alg: 'RS256' })),
      'proof.key-type',
    ],
    [
      'HS256 with the certificate as secret',
      () => resealed((header) => ({ ...header, alg: 'HS256' })),
      'structure.jades-alg-unsupported',
    ],
    ['alg none', () => resealed((header) => ({ ...header, alg: 'none' })), 'structure.jades-alg-none'],
    [
      'a certificate that is none',
      () => resealed((header) => ({ ...header, x5c: ['AAAA'], 'x5t#S256': undefined })),
      'proof.certificate-malformed',
    ],
    [
      'a good seal beside one by somebody else that is not good',
      async () => ({
        ...file,
        signatures: [...list(file), { ...list(await sealed('{"a":1}', await signerOf(issue('other'))))[0] }],
      }),
      'proof.invalid',
    ],
    ['no seal at all', async () => ({ ...file, signatures: [] }), 'structure.jades-malformed'],
    ['the document without its seal', async () => document, 'proof.missing'],
    [
      'a header that names a key elsewhere',
      () => resealed((header) => ({ ...header, jku: 'https://evil.example' })),
      'structure.jades-header',
    ],
    [
      'a header with a key in it',
      () => resealed((header) => ({ ...header, jwk: {} })),
      'structure.jades-header',
    ],
    [
      'x5t, which JAdES forbids',
      () => resealed((header) => ({ ...header, x5t: 'AAAA' })),
      'structure.jades-header',
    ],
    ['something detached', () => resealed((header) => ({ ...header, sigD: {} })), 'structure.jades-header'],
    [
      'an extension that nobody knows',
      () => resealed((header) => ({ ...header, crit: ['b64', 'exp'], exp: 1 })),
      'structure.jades-header',
    ],
    [
      'crit without what it names',
      () => resealed((header) => ({ ...header, crit: ['b64', 'sigT'] })),
      'structure.jades-crit',
    ],
    [
      'b64 that crit does not name',
      () => resealed(({ crit: _crit, ...header }) => header),
      'structure.jades-b64',
    ],
    [
      'b64 that is no truth value',
      () => resealed((header) => ({ ...header, b64: 'false' })),
      'structure.jades-b64',
    ],
    ['no time', () => resealed(({ iat: _iat, ...header }) => header), 'structure.jades-time'],
    [
      'two times that disagree',
      () => resealed((header) => ({ ...header, sigT: '2026-01-01T00:00:00Z' })),
      'structure.jades-time',
    ],
    [
      'a time that is none',
      () => resealed((header) => ({ ...header, sigT: '2026-02-30T00:00:00Z', iat: undefined })),
      'structure.jades-time',
    ],
    [
      'a time in the future',
      () => resealed((header) => ({ ...header, iat: NOW.getTime() / 1000 + 86_400 })),
      'period.signed-in-future',
    ],
    ['another type', () => resealed((header) => ({ ...header, typ: 'vc+jwt' })), 'structure.jades-typ'],
    [
      'a member beside the payload',
      async () => ({ ...file, issuer: 'did:web:evil' }),
      'structure.jades-malformed',
    ],
    [
      'an unsigned algorithm',
      async () => ({ ...file, signatures: list(file).map((one) => ({ ...one, header: { alg: 'none' } })) }),
      'structure.jades-malformed',
    ],
    [
      'a payload with a name twice',
      () => resealed((header) => header, `{"id":"urn:a",${JSON.stringify(document).slice(1)}`),
      'structure.json-duplicate-key',
    ],
    [
      'a payload with half a character',
      async () => ({ ...file, payload: '{"a":"\ud800"}' }),
      'structure.jades-malformed',
    ],
    ['a payload that is no object', () => resealed((header) => header, '[]'), 'structure.jades-malformed'],
    [
      'a payload that is a credential in another form',
      async () => resealed((header) => header, JSON.stringify(await testCredential())),
      'structure.not-european',
    ],
    [
      'a payload with a proof of another kind inside',
      () =>
        resealed((header) => header, JSON.stringify({ ...document, proof: { type: 'DataIntegrityProof' } })),
      'structure.',
    ],
    [
      'a payload that breaks the model',
      () => resealed((header) => header, JSON.stringify({ ...document, displayParameter: undefined })),
      'structure.elm-',
    ],
  ];
  test.each(broken)('%s', async (_name, make, code) => {
    const report = await check(await make());
    expect(report.verdict).toBe(code === 'structure.jades-alg-unsupported' ? 'undetermined' : 'not-verified');
    expect(codes(report).some((one) => one.startsWith(code))).toBe(true);
  });

  test('any letter of the file, anywhere', async () => {
    const text = JSON.stringify(file);
    const step = Math.ceil(text.length / 100);
    for (let at = 3; at < text.length; at += step) {
      const letter = text[at] === 'A' ? 'B' : 'A';
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      const read = attempt(() => readSubmitted(new TextEncoder().encode(changed)));
      const verdict = read && (await check(read).catch(() => undefined))?.verdict;
      expect([at, verdict === 'verified']).toEqual([at, false]);
    }
  });

  test('too large to be looked at', async () => {
    const long = await check({ ...file, payload: 'a'.repeat(4_194_305) });
    expect(long.verdict).toBe('not-verified');
    const wide = { ...document, note: Array.from({ length: 1500 }, () => ({})) };
    await expect(check(await sealed(wide, signer))).rejects.toMatchObject({ code: 'verify.too-much' });
  });
});

describe('other spellings of a file', () => {
  test('a payload in base64url is the same document, and one that only claims to be is none', async () => {
    const text = JSON.stringify(document);
    const payload = Buffer.from(text).toString('base64url');
    const bare = ({ b64: _b64, crit: _crit, ...header }: JsonObject) => header;
    expect(found(await check(await resealed(bare, payload)))).toEqual(['verified']);
    const said = (header: JsonObject) => ({ ...header, b64: true });
    expect(found(await check(await resealed(said, payload)))).toEqual(['verified']);
    expect((await check(await resealed(said, text))).verdict).toBe('not-verified');
    expect((await check(await resealed((header) => header, payload))).verdict).toBe('not-verified');
  });

  test('two seals that spell the payload in two ways', async () => {
    const payload = Buffer.from(JSON.stringify(document)).toString('base64url');
    const bare = ({ b64: _b64, crit: _crit, ...header }: JsonObject) => header;
    const other = await resealed(bare, payload);
    const both = { payload, signatures: [...other.signatures, ...list(file)] };
    expect(codes(await check(both))).toEqual(['structure.jades-b64']);
  });

  test('sigT in place of iat, as files before 2025 have it', async () => {
    const old = await resealed(({ iat: _iat, ...header }) => ({
      ...header,
      sigT: '2026-06-15T10:00:00Z',
      crit: ['b64', 'sigT'],
    }));
    const report = await check(old);
    expect(found(report)).toEqual(['verified']);
  });

  test('a second good seal by somebody else neither helps nor harms', async () => {
    const other = issue('other', { subject: 'O=Ministry/organizationIdentifier=VATPT-600000000' });
    const more = await resealed(
      (header) => ({ ...header, x5c: [base64(other)], 'x5t#S256': undefined }),
      undefined,
      await signerOf(other),
    );
    const both = { ...file, signatures: [...list(file), ...more.signatures] };
    const report = await check(both);
    expect(found(report)).toEqual(['verified']);
    // nor does when it says to have sealed
    const early = await resealed(
      (header) => ({
        ...header,
        iat: Date.parse('2026-02-01') / 1000,
        x5c: [base64(other)],
        'x5t#S256': undefined,
      }),
      undefined,
      await signerOf(other),
    );
    const dated = await check({ ...file, signatures: [...list(file), ...early.signatures] });
    expect(found(dated)).toEqual(['verified']);
    expect(codes(report)).toContain('issuer.sealed-beside');
    expect(found(await check(more))).toContain('issuer.other-identifier');
  });

  test('certificates that came along and are none are passed over', async () => {
    const odd = await resealed((header) => ({ ...header, x5c: [base64(seal), 'AAAA'] }));
    expect(found(await check(odd))).toEqual(['verified']);
  });

  test('a certificate that did not come along is looked for among those that are trusted', async () => {
    const bare = await resealed(({ x5c: _x5c, ...header }) => header);
    expect(found(await check(bare, { sealAnchors: [seal.der] }))).toEqual(['verified']);
    expect(found(await check(bare))[0]).toBe('undetermined');
  });
});

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function list(of: JsonObject): JsonObject[] {
  return of.signatures as JsonObject[];
}

function headerOf(one: JsonObject | undefined): JsonObject {
  return JSON.parse(Buffer.from(String(one?.protected), 'base64url').toString());
}

function base64({ der }: MadeCertificate): string {
  return Buffer.from(der).toString('base64');
}

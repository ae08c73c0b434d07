import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { identityHash } from '../../src/credentials/documents/identity.js';
import { publishVersion } from '../../src/credentials/documents/published.js';
import { uploadForm } from '../../src/credentials/jades/upload.js';
import { buildModuleSdJwt } from '../../src/credentials/sd-jwt/claims.js';
import { signSdJwt } from '../../src/credentials/sd-jwt/sign.js';
import { readCertificate } from '../../src/credentials/x509/certificate.js';
import { erasedText, recordedRendition } from '../../src/issuing/renditions/recorded.js';
import { sealAnchors } from '../../src/issuing/seals/seal.js';
import type { Registry } from '../../src/registry/registry.js';
import type { RecordedRendition, TrustMaterial } from '../../src/verification/material.js';
import { verify } from '../../src/verification/verify.js';
import {
  AUTHORITY_USAGE,
  type CertificateWorkshop,
  certificateWorkshop,
  INSTITUTION,
  type MadeCertificate,
  SEAL_USAGE,
} from '../support/openssl-certificates.js';
import { NOW, testIssuer } from '../support/samples.js';
import { countingRandom, makeSdJwtWorld, type SdJwtWorld } from '../support/sd-jwt.js';
import { EIDAS, LEGAL_NAME, moduleEdc, organisation, sealed, signerOf, troubles } from '../support/sealed.js';
import { makeWorld, type World } from '../support/world.js';
import { at } from './forge.js';

/**
 * A registrar who has the seal of one institution in a drawer, and a forger who found an old one: what they can seal without
 * the service.
 */
const FROM = '20260101000000Z';
const LATER = new Date('2027-06-01T00:00:00Z');
const OTHER = { name: { pt: 'Universidade Vizinha' }, eidasIdentifier: 'VATPT-509999999' };
const subjectOf = ({ name, eidasIdentifier }: typeof OTHER) =>
  `C=PT/O=${name.pt}/organizationIdentifier=${eidasIdentifier}`;

let workshop: CertificateWorkshop;
let root: MadeCertificate;
let seal: MadeCertificate;
let world: World;
let wallets: SdJwtWorld;
let trust: TrustMaterial;

/** The small network, two of whose institutions are known to the law. */
async function legally(registry: Registry): Promise<Registry> {
  const issuers = new Map(registry.issuers);
  for (const [code, legal] of [
    ['uni-a', { name: { pt: LEGAL_NAME }, eidasIdentifier: EIDAS }],
    ['uni-b', OTHER],
  ] as const) {
    const { did } = await testIssuer(code);
    const issuer = issuers.get(did);
    if (issuer) issuers.set(did, { ...issuer, legal });
  }
  return { ...registry, issuers };
}

beforeAll(async () => {
  workshop = certificateWorkshop();
  root = workshop.authority('Root', { from: FROM });
  seal = workshop.make('seal', { issuer: root, from: FROM });
  world = await makeWorld();
  wallets = await makeSdJwtWorld();
  const registry = await legally(world.material.registry);
  trust = { ...world.material, registry, sealAnchors: [seal.der], awardStanding: async () => 'in-force' };
});
afterAll(() => workshop.close());

async function found(input: JsonValue, material: Partial<TrustMaterial> = {}) {
  const { verdict, credentials } = await verify(input, { ...trust, ...material });
  return [verdict, ...credentials.flatMap(troubles)];
}

/** What a deployment trusts once seals with these chains were added to it. */
const anchorsOf = (...chains: readonly (readonly MadeCertificate[])[]) =>
  sealAnchors({
    selectSeals: async () =>
      chains.map((chain, index) => ({
        id: String(index),
        issuerDid: 'did:web:uni-a',
        kind: 'pkcs12',
        chain: chain.map(({ der }) => der),
        fingerprint: String(index),
        sealedSecret: new Uint8Array(),
        createdAt: NOW,
        retiredAt: undefined,
      })),
  });

test.each<[string, { subject?: string; extensions?: readonly string[] }]>([
  ['an employee', { subject: `${INSTITUTION}/GN=Ema/SN=Ployee` }],
  ['an employee under a pseudonym', { subject: `${INSTITUTION}/pseudonym=Registrar` }],
  ['the web server', { extensions: [...SEAL_USAGE, 'extendedKeyUsage=serverAuth,clientAuth'] }],
  ['a machine that logs in', { extensions: [...SEAL_USAGE, 'extendedKeyUsage=clientAuth'] }],
  ['who confirms times', { extensions: [...SEAL_USAGE, 'extendedKeyUsage=critical,timeStamping'] }],
])('the certificate of %s of an institution is not its seal', async (_whose, options) => {
  const other = workshop.make('other', { issuer: root, from: FROM, ...options });
  const file = await sealed(await moduleEdc(world), await signerOf(other));
  expect((await found(file, { sealAnchors: [root.der] })).slice(0, 2)).toEqual([
    'not-verified',
    'issuer.certificate-key-usage',
  ]);
  expect(await found(await signedWith(other), { sealAnchors: [root.der] })).toContain(
    'issuer.certificate-invalid',
  );
});

test('keys with which it takes long to verify are not looked at', async () => {
  const slow = workshop.make('slow', { issuer: root, from: FROM, key: 'rsaSlow' });
  expect(readCertificate(slow.der).key.kind).toBe('other');
  expect(readCertificate(workshop.make('quick', { key: 'rsa' }).der).key.kind).toBe('RSA');
});

test('a certificate that is limited to signing documents may seal', async () => {
  const extensions = [...SEAL_USAGE, 'extendedKeyUsage=emailProtection,1.3.6.1.5.5.7.3.36'];
  const good = workshop.make('good', { issuer: root, from: FROM, extensions });
  const file = await sealed(await moduleEdc(world), await signerOf(good));
  expect(await found(file, { sealAnchors: [root.der] })).toEqual(['verified']);
});

/** An award of another institution, sealed with a certificate in its name that some authority issued. */
async function forged(authority: MadeCertificate): Promise<JsonObject> {
  const { name, eidasIdentifier } = OTHER;
  const issuer = await organisation('uni-b', { name: { en: 'Vizinha' }, legal: { name, eidasIdentifier } });
  const thief = workshop.make('thief', { issuer: authority, subject: subjectOf(OTHER), from: FROM });
  return sealed(await moduleEdc(world, { issuer }), await signerOf(thief, [authority]));
}

describe('an institution’s seal vouches for nobody else', () => {
  test('an authority of its own that came with the seal is no anchor', async () => {
    const own = workshop.authority('Own', { from: FROM });
    const given = workshop.make('given', { issuer: own, from: FROM });
    const material = { sealAnchors: await anchorsOf([given, own]) };
    expect(await found(await sealed(await moduleEdc(world), await signerOf(given, [own])), material)).toEqual(
      ['verified'],
    );
    expect((await found(await forged(own), material)).slice(0, 2)).toEqual([
      'undetermined',
      'issuer.unanchored',
    ]);
  });

  test('a seal whose certificate is an authority is neither an anchor nor a seal', async () => {
    const extensions = [
      'keyUsage=critical,digitalSignature,nonRepudiation,keyCertSign',
      AUTHORITY_USAGE[1] ?? '',
    ];
    const both = workshop.make('both', { from: FROM, extensions });
    expect(await anchorsOf([both])).toEqual([]);
    const file = await sealed(await moduleEdc(world), await signerOf(both));
    expect(await found(file, { sealAnchors: [both.der] })).toContain('issuer.certificate-key-usage');
  });

  test('nor does the seal itself issue certificates', async () => {
    const extensions = [
      'keyUsage=critical,digitalSignature,keyCertSign',
      'basicConstraints=critical,CA:FALSE',
    ];
    const given = workshop.make('given', { issuer: root, from: FROM, extensions });
    const material = { sealAnchors: await anchorsOf([given, root]) };
    expect(await found(await forged(given), material)).toContain('issuer.certificate-not-an-authority');
  });
});

describe('what an institution seals without the service', () => {
  const file = async (over: Parameters<typeof moduleEdc>[1] = {}) =>
    sealed(await moduleEdc(world, over), await signerOf(seal));
  const recorded = async (signed: RecordedRendition['signed'] = 'here'): Promise<Partial<TrustMaterial>> => {
    const document = await moduleEdc(world);
    return { recordedRendition: async () => ({ document, signed }) };
  };
  /** What the register keeps of the same once the learner was erased. */
  const erased = async (signed: RecordedRendition['signed']): Promise<Partial<TrustMaterial>> => {
    const form = signed === 'here' ? 'edc' : 'edc-upload';
    const unsigned = JSON.stringify(await moduleEdc(world));
    const kept = erasedText({ form, unsigned }, HASH);
    expect(kept).not.toContain(learner.name);
    return { recordedRendition: async () => recordedRendition({ form, unsigned: kept }) };
  };
  const award = {
    id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
    ects: 200,
    awardedDate: '2026-05-20T00:00:00+01:00',
    grade: { scheme: 'letters', value: 'B' },
    criteria: { 'cc-1': 'good' },
  };
  const learner = {
    id: '3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01',
    name: 'Test Learner',
    salt: 'f3a9c1d2e4b5a697',
  };
  const HASH = identityHash(`urn:uuid:${learner.id}`, learner.salt);

  test('as it was recorded is verified, sealed here or by the Commission’s issuer', async () => {
    expect(await found(await file(), await recorded())).toEqual(['verified']);
    expect(await found(await file(), await recorded('elsewhere'))).toEqual(['verified']);
    for (const signed of ['here', 'elsewhere'] as const)
      expect(await found(await file(), await erased(signed))).toEqual(['verified']);
    const anew = await file({ issuedAt: '2026-06-15T09:00:00Z' });
    expect(await found(anew, await recorded('elsewhere'))).toEqual(['verified']);
  });

  test.each<[string, Parameters<typeof moduleEdc>[1]]>([
    ['another name', { learner: { ...learner, name: 'Best Learner' } }],
    ['another learner', { learner: { ...learner, id: '3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a02' } }],
    ['a better grade', { award: { ...award, grade: { scheme: 'letters', value: 'A' } } }],
    ['another day', { award: { ...award, awardedDate: '2026-05-21T00:00:00+01:00' } }],
    ['other criteria', { award: { ...award, criteria: {} } }],
    ['that it took the place of another', { supersedes: '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a09' }],
  ])('%s under the number of a credential in force', async (_what, over) => {
    for (const signed of ['here', 'elsewhere'] as const)
      for (const material of [await recorded(signed), await erased(signed)])
        expect(await found(await file(over), material)).toEqual([
          'not-verified',
          'status.recorded-otherwise',
        ]);
  });

  test('another picture, where it was to be sealed here', async () => {
    const document = JSON.stringify(await moduleEdc(world));
    const other = document.replace(/(iVBORw0KGgo[^"]{40})./, '$1Q');
    expect(other).not.toBe(document);
    expect(await found(await sealed(other, await signerOf(seal)), await recorded())).toContain(
      'status.recorded-otherwise',
    );
  });

  test('under the number of a rendition in another form, or of none', async () => {
    const claims = async () => ({ document: { jti: 'urn:uuid:x' }, signed: 'here' as const });
    expect(await found(await file(), { recordedRendition: claims })).toContain('status.recorded-otherwise');
    const upload = async () => ({
      document: uploadForm(await moduleEdc(world)),
      signed: 'elsewhere' as const,
    });
    expect(await found(await file(), { recordedRendition: upload })).toContain('status.recorded-otherwise');
    expect(await found(await file(), { recordedRendition: async () => undefined })).toContain(
      'status.recorded-otherwise',
    );
  });
});

test.each([
  ['/displayParameter/description', 'description'],
  ['/displayParameter/title', 'title'],
  ['/credentialSubject/hasClaim/description', 'description'],
])('words of its own at %s are not what the network published', async (path, member) => {
  const document = await moduleEdc(world);
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  at(document, ...keys)[last] = { en: 'Doctor of Medicine' };
  const report = await verify(await sealed(document, await signerOf(seal)), trust);
  const results = report.credentials.flatMap((one) => one.results);
  const said = results.find(({ code }) => code === 'recognition.described-otherwise');
  expect([report.verdict, said?.evidence?.member]).toEqual(['not-verified', member]);
});

describe('an old seal and an early time', () => {
  test('of an award that no register knows cannot be told once the certificate has expired', async () => {
    const old = workshop.make('old', { issuer: root, from: FROM, until: '20260701000000Z' });
    const early = await sealed(await moduleEdc(world), await signerOf(old));
    const material = { now: LATER, sealAnchors: [old.der] };
    expect(await found(early, material)).toEqual(['verified']);
    for (const awardStanding of [undefined, async () => undefined]) {
      expect((await found(early, { ...material, awardStanding }))[0]).toBe('undetermined');
      const authority = { now: LATER, sealAnchors: [root.der], awardStanding };
      expect((await found(early, authority)).slice(0, 2)).toEqual([
        'undetermined',
        'issuer.certificate-expired-since',
      ]);
    }
  });

  test('nor as SD-JWT', async () => {
    const old = workshop.make('old', { issuer: root, from: FROM, until: '20260701000000Z' });
    const material = { now: LATER, sealAnchors: [old.der] };
    const text = await signedWith(old);
    expect(await found(text, material)).toContain('issuer.certificate-undetermined');
    const { claims: document } = await claimsOf();
    const recordedRendition = async () => ({ document, signed: 'here' as const });
    const known = { ...material, recordedRendition };
    expect(await found(text, known)).not.toContain('issuer.certificate-undetermined');
    expect(await found(text, { ...known, recordedRendition: async () => undefined })).toContain(
      'issuer.certificate-undetermined',
    );
  });
});

describe('an SD-JWT that an institution signs with its seal', () => {
  /** What the register keeps of such claims once the learner was erased. */
  const erased = (claims: JsonObject) => async () => {
    const { learner } = (await claimsOf()).claims.award_statement as JsonObject;
    const unsigned = JSON.stringify({ claims });
    const kept = erasedText({ form: 'sd-jwt-x5c', unsigned }, String(learner));
    return recordedRendition({ form: 'sd-jwt-x5c', unsigned: kept });
  };
  const material = (recordedRendition: TrustMaterial['recordedRendition']): Partial<TrustMaterial> => ({
    statusToken: wallets.material.statusToken,
    ...(recordedRendition ? { recordedRendition } : {}),
  });

  test('is verified where the register has it so, or isn’t at hand', async () => {
    const text = await signedWith(seal);
    const { claims } = await claimsOf();
    const asItIs = async () => ({ document: claims, signed: 'here' as const });
    expect(await found(text, material(undefined))).toEqual(['verified']);
    expect(await found(text, material(asItIs))).toEqual(['verified']);
    expect(await found(text, material(erased(claims)))).toEqual(['verified']);
  });

  test('under a certificate that nobody vouches for tells nothing of the register', async () => {
    const text = await signedWith(workshop.make('guesser', { from: FROM }));
    const { claims } = await claimsOf();
    const told = new Set<string>();
    for (const grade of [claims.assessment_grade ?? null, 'E']) {
      const document = { ...claims, assessment_grade: grade };
      told.add(
        String(
          await found(
            text,
            material(async () => ({ document, signed: 'here' })),
          ),
        ),
      );
    }
    expect([...told]).toEqual([expect.stringContaining('undetermined')]);
  });

  test('is not where the register has none, or another one', async () => {
    const text = await signedWith(seal);
    const { claims } = await claimsOf();
    expect(
      await found(
        text,
        material(async () => undefined),
      ),
    ).toEqual(['undetermined', 'status.award-unknown']);
    for (const [name, value] of Object.entries({
      name: 'Other Learner',
      assessment_grade: 'E',
      status: { status_list: { uri: 'https://status.example/other', idx: 1 } },
      award_statement: {},
    })) {
      const document = { ...claims, [name]: value };
      const other = async () => ({ document, signed: 'here' as const });
      for (const kept of [other, erased(document)])
        expect([name, ...(await found(text, material(kept)))]).toEqual([
          name,
          'not-verified',
          'status.recorded-otherwise',
        ]);
    }
  });
});

async function claimsOf() {
  const module = wallets.module();
  const facts = await wallets.facts('uni-a', {
    credentialId: '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    versionDigest: publishVersion(module).digest,
  });
  const award = { ...facts.award, id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01' };
  const status = { ...facts.status, index: 7 };
  return buildModuleSdJwt(module, { ...facts, award, status });
}

async function signedWith(certificate: MadeCertificate): Promise<string> {
  const { chain, sign } = await signerOf(certificate);
  const signer = {
    algorithm: 'ES256' as const,
    chain: chain.map((der) => Buffer.from(der).toString('base64')),
    sign: ({ data }: { data: Uint8Array }) => sign(data),
  };
  return signSdJwt(await claimsOf(), signer, { random: countingRandom() });
}

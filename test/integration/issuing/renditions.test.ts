import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../../src/common/json.js';
import { uuidOf } from '../../../src/common/uuid.js';
import { awardOfEdc } from '../../../src/credentials/edc/award-of-edc.js';
import { awardOfSdJwt } from '../../../src/credentials/sd-jwt/award.js';
import { readSdJwt } from '../../../src/credentials/sd-jwt/read.js';
import { createShare } from '../../../src/delivery/shares.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator, type Party } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { edcMaker } from '../../../src/issuing/renditions/edc.js';
import { holderOf } from '../../../src/issuing/renditions/holder.js';
import { finishRenditions, issueRendition, listRenditions } from '../../../src/issuing/renditions/issue.js';
import type { RenditionForm } from '../../../src/issuing/renditions/ports.js';
import { sealFor } from '../../../src/issuing/seals/seal.js';
import type { VerificationReport } from '../../../src/verification/report.js';
import { PICTURE } from '../../support/edc-cases.js';
import { officialShapes } from '../../support/edc-shapes.js';
import { seededAwards } from '../../support/seeded-awards.js';
import { documentOf, startSite, type TestServices, type TestSite } from '../../support/services.js';

/** Every module and all three programmes of the seed in every form, as they leave the service and come back to it. */
const WHO = operator('test');
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
let the: TestServices;
let site: TestSite;
let learnerId: string;
/** Awards by code. */
const awards: Record<string, string> = {};

beforeAll(async () => {
  const seeded = await seededAwards();
  ({ the, learnerId } = seeded);
  Object.assign(awards, seeded.awards);
  site = await startSite(the.services);
}, 60_000);
afterAll(async () => {
  await site.close();
  await the.close();
});

/** Those that are drawn as they are for graduates; twenty would take longer than all else here. */
const DRAWN = ['EP-CDA', 'iPET-1', 'iPET-3'];

function render(code: string, form: RenditionForm, party: Party = WHO) {
  const { renditions, sealing } = the.services;
  const sealOf = (issuer: string) => sealFor(sealing, issuer);
  const quick = edcMaker({ sealOf, picture: async () => PICTURE, timestamp: undefined, verifyAt: undefined });
  const makers = DRAWN.includes(code) ? renditions.makers : { ...renditions.makers, edc: quick };
  return issueRendition({ ...renditions, makers }, awards[code] ?? code, form, party);
}

async function verified(document: string, type: string): Promise<VerificationReport> {
  const headers = { 'Content-Type': type };
  const answer = await fetch(`${site.origin}/api/verify`, { method: 'POST', headers, body: document });
  expect(answer.status).toBe(200);
  return (await answer.json()) as VerificationReport;
}

const verify = async (code: string, form: 'edc' | 'sd-jwt') =>
  verified(
    (await render(code, form)).document,
    form === 'edc' ? 'application/jose+json' : 'application/dc+sd-jwt',
  );

const payloadOf = (sealed: string): JsonObject => JSON.parse(JSON.parse(sealed).payload);
const codesOf = (report: VerificationReport) =>
  report.credentials.flatMap(({ results }) => results.map(({ code }) => code));

test('the seed is there whole: seventeen modules, three certificates', () => {
  expect(Object.keys(awards)).toHaveLength(20);
  expect(Object.keys(awards)).toEqual(expect.arrayContaining(['iPET-1', 'iPET-2', 'iPET-3']));
});

// all twenty are in `npm run test:long`: a module of each grading scheme, one with an accreditation, and the certificates
const CODES = ['EP-CDA', 'EP-LAB', 'IPM-RVL', 'iPET-1', 'iPET-2', 'iPET-3'];

describe.each(CODES)('%s', (code) => {
  test('is verified in each form, and each says the same', async () => {
    const native = await documentOf(the, awards[code] ?? '');
    const [vc, edc, sdJwt] = [
      await verified(JSON.stringify(native), 'application/vc'),
      await verify(code, 'edc'),
      await verify(code, 'sd-jwt'),
    ];
    const said = [vc, edc, sdJwt].map(({ verdict, credentials: [first] }) => {
      const { award, kind, learnerName, achievement, awardedOn, ects, eqfLevel, issuer } =
        first?.summary ?? {};
      return {
        verdict,
        award,
        kind,
        learnerName,
        achievement,
        awardedOn,
        ects,
        eqfLevel,
        issuer: issuer?.did,
      };
    });
    expect(said[0]).toMatchObject({ verdict: 'verified', award: `urn:uuid:${awards[code]}` });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  test('is read back to the same award statement and the same stack', async () => {
    const edc = awardOfEdc(payloadOf((await render(code, 'edc')).document));
    const sdJwt = awardOfSdJwt(readSdJwt((await render(code, 'sd-jwt')).document).claims);
    const { credentialSubject } = (await documentOf(the, awards[code] ?? '')) as {
      credentialSubject: JsonObject;
    };
    const stack = isJsonObject(credentialSubject.stack)
      ? (credentialSubject.stack.parts as JsonObject[])
      : [];
    const listed = stack.map(({ award, awardDigest }) => [award, awardDigest]).sort();
    expect(edc?.statement).toMatchObject({
      award: credentialSubject.award,
      ects: credentialSubject.creditsEarned,
      learner: (credentialSubject.identifier as JsonObject[])[0]?.identityHash,
    });
    expect(edc?.stack.map(({ award, awardDigest }) => [award, awardDigest]).sort()).toEqual(listed);
    expect(sdJwt?.award.awardedDate).toBe(edc?.statement.awardedDate);
    expect((sdJwt?.stack ?? []).map(({ award }) => `urn:uuid:${award}`).sort()).toEqual(
      listed.map(([award]) => award),
    );
  });
});

test.each(['EP-LAB', 'iPET-2'])('%s is verified as an SD-JWT that the seal signs, too', async (code) => {
  const { document } = await render(code, 'sd-jwt-x5c');
  const report = await verified(document, 'application/dc+sd-jwt');
  expect([report.verdict, codesOf(report)]).toEqual([
    'verified',
    expect.arrayContaining(['issuer.certified']),
  ]);
  expect(report.credentials[0]?.summary?.award).toBe(`urn:uuid:${awards[code]}`);
});

test('a sealed certificate conforms to the official shapes, and another library verifies its seal', async () => {
  const { document } = await render('iPET-1', 'edc');
  const shapes = officialShapes();
  if (!shapes) console.log('Not compared with the official shapes: the folder of test data is missing.');
  const judged = await shapes?.judge(payloadOf(document), 'generic', 'one');
  if (judged)
    expect([judged.conforms.every(Boolean), judged.broken, judged.credentials]).toEqual([true, [], 1]);
  const program = `
    import { flattenedVerify, importX509 } from 'jose';
    const { payload, signatures: [seal] } = JSON.parse(process.argv[1]);
    const { x5c, alg } = JSON.parse(Buffer.from(seal.protected, 'base64url'));
    const key = await importX509('-----BEGIN CERTIFICATE-----\\n' + x5c[0] + '\\n-----END CERTIFICATE-----', alg);
    await flattenedVerify({ payload, protected: seal.protected, signature: seal.signature }, key, { crit: { b64: true } });
    process.stdout.write('good');`;
  const options = { input: document, encoding: 'utf8' } as const;
  const args = [
    '--input-type=module',
    '-e',
    program.replace('process.argv[1]', "(await import('node:fs')).readFileSync(0, 'utf8')"),
  ];
  expect(execFileSync(process.execPath, args, options)).toBe('good');
});

describe('a rendition', () => {
  test('is made once, however often and by how many at once it is asked for', async () => {
    const another = await the.another();
    const made = await Promise.all([
      render('EP-ASM', 'sd-jwt'),
      render('EP-ASM', 'sd-jwt'),
      issueRendition(another.renditions, awards['EP-ASM'] ?? '', 'sd-jwt', WHO),
    ]);
    expect(new Set(made.map(({ document }) => document)).size).toBe(1);
    const { body } = await the.services.metrics.text();
    const rows = await the.database.prisma.rendition.count({ where: { form: 'edc', state: 'issued' } });
    expect(body).toContain(`cairn_credentials_issued_total{rendition="edc"} ${rows}\n`);
    // by the id of the credential, and by its own
    const [{ id, credentialId, document } = { id: '', credentialId: '', document: '' }] = made;
    expect((await render(credentialId, 'sd-jwt')).document).toBe(document);
    expect((await render(`urn:uuid:${id}`, 'sd-jwt')).document).toBe(document);
  });

  test('that somebody else stored first is that one for who comes late', async () => {
    const { renditions } = the.services;
    const { makers } = renditions;
    const holder = await holderOf({ ...ED25519 });
    const asked = (deps: typeof renditions) =>
      issueRendition(deps, awards['EP-ASM'] ?? '', 'sd-jwt', WHO, holder);
    let first = '';
    const late = {
      ...makers['sd-jwt'],
      async sign(...given: Parameters<(typeof makers)['sd-jwt']['sign']>) {
        first = (await asked(renditions)).document;
        return makers['sd-jwt'].sign(...given);
      },
    };
    const made = await asked({ ...renditions, makers: { ...makers, 'sd-jwt': late } });
    expect([made.document === first, first.length > 0]).toEqual([true, true]);
  });

  test('is nobody else’s to ask for', async () => {
    const { institutions } = await the.services.stores.selectCatalogue();
    const did = institutions.find(({ code }) => code === 'merikalda')?.did;
    const party: Party = { actor: 'test', did, institution: 'merikalda' };
    await expect(render('EP-ASM', 'edc', party)).rejects.toMatchObject({ code: 'award.unknown' });
    await expect(render('iPET-1', 'edc', party)).rejects.toMatchObject({ code: 'award.unknown' });
  });

  test('that a crash left between record and signature is finished by the next start', async () => {
    const { renditions } = the.services;
    const { makers } = renditions;
    const lost = { ...makers['sd-jwt'], sign: () => Promise.reject(new Error('The power went off')) };
    const broken = { ...renditions, makers: { ...makers, 'sd-jwt': lost } };
    const asked = () => issueRendition(broken, awards['EP-PSY'] ?? '', 'edc-upload', WHO);
    await expect(
      issueRendition(
        { ...broken, store: { ...renditions.store, selectOptionalRendition: async () => undefined } },
        awards['EP-CDA'] ?? '',
        'sd-jwt',
        WHO,
      ),
    ).resolves.toMatchObject({ awardId: awards['EP-CDA'] });
    await asked();
    const { prisma } = the.database;
    const where = { form: 'sd-jwt', credential: { awardId: awards['EP-CDA'] ?? '' } };
    await prisma.rendition.updateMany({ where, data: { state: 'intent', document: null, signedAt: null } });
    await expect(issueRendition(broken, awards['EP-CDA'] ?? '', 'sd-jwt', WHO)).rejects.toThrow(
      'The power went off',
    );
    expect(await finishRenditions(renditions, 'service')).toEqual({ finished: 1, failed: [] });
    expect((await verify('EP-CDA', 'sd-jwt')).verdict).toBe('verified');
  });

  test('that could not be signed is planned anew, at its place, once it can be', async () => {
    const { renditions } = the.services;
    const { prisma } = the.database;
    const asked = (deps: typeof renditions) =>
      issueRendition(deps, awards['EP-INT'] ?? '', 'sd-jwt-x5c', WHO);
    const lost = { ...renditions.makers['sd-jwt-x5c'], sign: () => Promise.reject(new Error('No token')) };
    const makers = { ...renditions.makers, 'sd-jwt-x5c': lost };
    await expect(asked({ ...renditions, makers })).rejects.toThrow('No token');
    const where = { form: 'sd-jwt-x5c', credential: { awardId: awards['EP-INT'] ?? '' } };
    const before = await prisma.rendition.findFirstOrThrow({ where });
    // what was recorded would not verify any more
    await prisma.rendition.update({ where: { id: before.id }, data: { unsigned: '{"claims":{}}' } });
    const { id, document } = await asked(renditions);
    const after = await prisma.rendition.findFirstOrThrow({ where });
    expect([id, after.statusIndex, after.unsigned]).toEqual([before.id, before.statusIndex, before.unsigned]);
    expect((await verified(document, 'application/dc+sd-jwt')).verdict).toBe('verified');
  });

  test('that somebody changed is not verified', async () => {
    const { document } = await render('iPET-2', 'edc');
    const changed = await verified(document.replace('Wendeline', 'Wendelina'), 'application/jose+json');
    expect(changed.verdict).toBe('not-verified');
    const text = (await render('iPET-2', 'sd-jwt')).document;
    const [jws = '', ...disclosures] = text.split('~');
    const [header, payload = '', signature] = jws.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const bent = Buffer.from(JSON.stringify({ ...claims, iat: claims.iat + 1 })).toString('base64url');
    const other = [`${header}.${bent}.${signature}`, ...disclosures].join('~');
    expect((await verified(other, 'application/dc+sd-jwt')).verdict).toBe('not-verified');
  });
});

test('the form for the Commission’s issuer is no sealed file, and the verifier says what to do with it', async () => {
  const { document } = await render('EP-ASM', 'edc-upload');
  const post = async (path: string, body: BodyInit, headers = {}) =>
    fetch(site.origin + path, { method: 'POST', headers, body });
  for (const body of [document, `[${document}]`]) {
    const answer = await post('/api/verify', body, { 'Content-Type': 'application/json' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'verify.not-sealed', detail: expect.stringContaining('sealed') }),
    ]);
    const form = new FormData();
    form.append('file', new Blob([body]), 'europass-upload.json');
    const page = await post('/verify', form);
    expect([page.status, await page.text()]).toEqual([
      400,
      expect.stringContaining('Have it sealed there, and hand in the sealed file.'),
    ]);
  }
  // a member that happens to have that name makes none of what is a credential
  const strange = JSON.stringify({ ...JSON.parse(document), credential: { type: 'Another' } });
  const answer = await post('/api/verify', strange, { 'Content-Type': 'application/json' });
  expect(await answer.json()).toMatchObject({ code: 'verify.not-a-credential' });
});

describe('a share link', () => {
  test('gives each form to who asks for it, and nothing that isn’t there', async () => {
    const { token } = await createShare(the.services.sharing, [awards['iPET-1'] ?? ''], { actor: 'test' });
    const page = await (await site.get(`/s/${token}`)).text();
    for (const form of ['edc', 'sd-jwt']) {
      const path = `/s/${token}/renditions/${form}/1`;
      expect(page).toContain(`<form method="post" action="${path}">`);
      const answer = await fetch(site.origin + path, { method: 'POST' });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="iPET-1\.(?:jsonld|sd-jwt)"$/,
      );
      expect(await answer.text()).toBe((await render('iPET-1', form as 'edc')).document);
      expect((await site.get(path)).status).toBe(404);
    }
    for (const path of ['edc/2', 'edc/0', 'edc-upload/1', 'vc/1', 'edc/01', 'constructor/1'])
      expect((await fetch(`${site.origin}/s/${token}/renditions/${path}`, { method: 'POST' })).status).toBe(
        404,
      );
  });

  test('shows the certificate as page and as files, of which each is checked when it is handed in', async () => {
    const { token } = await createShare(the.services.sharing, [awards['iPET-1'] ?? ''], { actor: 'test' });
    const files = { svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf' } as const;
    const proving = { pdf: files.pdf, 'badge.svg': files.svg, 'badge.png': files.png };
    const get = (file: string) => site.get(`/s/${token}/certificate/${file}`);
    expect((await get('1')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const [ending, type] of Object.entries({ ...files, ...proving })) {
      const { headers } = await get(`1.${ending}`);
      expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        type,
        `inline; filename="iPET-1.${ending}"`,
      ]);
    }
    for (const [ending, type] of Object.entries(proving)) {
      const body = new Uint8Array(await (await get(`1.${ending}`)).arrayBuffer());
      const headers = { 'Content-Type': type };
      const checked = await fetch(`${site.origin}/api/verify`, { method: 'POST', body, headers });
      const { verdict, credentials } = await checked.json();
      expect([ending, verdict, credentials[0].summary.award]).toEqual([
        ending,
        'verified',
        `urn:uuid:${awards['iPET-1']}`,
      ]);
      // the PDF brings the parts along
      const shown = credentials[0].parts.filter((part: { report?: unknown }) => part.report).length;
      expect([ending, shown > 0]).toEqual([ending, ending === 'pdf']);
    }
    for (const file of ['2', '1.gif', '01', '1.', '2.pdf', '1.constructor'])
      expect([file, (await get(file)).status]).toEqual([file, 404]);
  });
});

// what follows changes awards, so it stands last
describe('when the award changes', () => {
  test('a suspended one is not rendered, and what was rendered before is suspended', async () => {
    const { lifecycle } = the.services;
    const id = awards['EP-WIL'] ?? '';
    await actOnAwards(lifecycle, 'suspend', [id], 'A question is open.', WHO);
    await expect(render('EP-WIL', 'edc')).rejects.toMatchObject({ code: 'award.suspended' });
    await actOnAwards(lifecycle, 'reinstate', [id], 'It is answered.', WHO);
    const [edc, sdJwt] = [await render('EP-WIL', 'edc'), await render('EP-WIL', 'sd-jwt')];
    await actOnAwards(lifecycle, 'suspend', [id], 'Another question.', WHO);
    const found = [
      await verified(edc.document, 'application/jose+json'),
      await verified(sdJwt.document, 'application/dc+sd-jwt'),
    ];
    expect(found.map(({ verdict }) => verdict)).toEqual(['not-verified', 'not-verified']);
    for (const report of found) expect(codesOf(report)).toContain('status.suspended');
    await actOnAwards(lifecycle, 'reinstate', [id], 'It is answered.', WHO);
    expect((await verified(sdJwt.document, 'application/dc+sd-jwt')).verdict).toBe('verified');
    expect((await verified(edc.document, 'application/jose+json')).verdict).toBe('verified');
  });

  test('one that is suspended while it is signed is not handed out, and is once it counts again', async () => {
    const { lifecycle, renditions } = the.services;
    const { makers } = renditions;
    const id = awards['EP-WIL'] ?? '';
    const holder = await holderOf({ ...ED25519 });
    const slow: typeof makers = {
      ...makers,
      'sd-jwt': {
        ...makers['sd-jwt'],
        async sign(record, at) {
          await actOnAwards(lifecycle, 'suspend', [id], 'Just now.', WHO);
          return makers['sd-jwt'].sign(record, at);
        },
      },
    };
    await expect(
      issueRendition({ ...renditions, makers: slow }, id, 'sd-jwt', WHO, holder),
    ).rejects.toMatchObject({ code: 'award.changed' });
    expect(await finishRenditions(renditions, 'service')).toEqual({ finished: 0, failed: [] });
    await actOnAwards(lifecycle, 'reinstate', [id], 'It is answered.', WHO);
    const made = await issueRendition(renditions, id, 'sd-jwt', WHO, holder);
    expect((await verified(made.document, 'application/dc+sd-jwt')).verdict).toBe('verified');
  });

  test('a new name makes new ones, which name those that they replace', async () => {
    const before = await render('EP-COM', 'edc');
    const change = { learnerId, name: 'Wendeline Ashgrove-Lindqvist', reason: 'Married.' };
    await renameLearner(the.services.lifecycle, change, WHO);
    const old = await verified(before.document, 'application/jose+json');
    expect([old.verdict, codesOf(old)]).toEqual([
      'not-verified',
      expect.arrayContaining(['status.superseded']),
    ]);
    const after = await render('EP-COM', 'edc');
    const read = awardOfEdc(payloadOf(after.document));
    expect(uuidOf(read?.supersedes ?? '')).toBe(before.id);
    expect(read?.learner.name).toBe('Wendeline Ashgrove-Lindqvist');
    expect((await verified(after.document, 'application/jose+json')).verdict).toBe('verified');
  });

  test('a revoked one is revoked in every form, and is rendered no more', async () => {
    const [edc, sdJwt] = [await render('EP-SUP', 'edc'), await render('EP-SUP', 'sd-jwt')];
    await actOnAwards(the.services.lifecycle, 'revoke', [awards['EP-SUP'] ?? ''], 'Awarded by mistake.', WHO);
    for (const [document, type] of [
      [edc.document, 'application/jose+json'],
      [sdJwt.document, 'application/dc+sd-jwt'],
    ] as const) {
      const report = await verified(document, type);
      expect([report.verdict, codesOf(report)]).toEqual([
        'not-verified',
        expect.arrayContaining(['status.revoked']),
      ]);
    }
    const revoked = { kind: 'conflict', code: 'award.revoked' };
    await expect(render('EP-SUP', 'edc')).rejects.toMatchObject(revoked);
    await expect(listRenditions(the.services.renditions, edc.id, WHO)).rejects.toMatchObject(revoked);
    // others are not told that there is such an award
    const stranger: Party = { actor: 'test', did: 'did:web:elsewhere.example', institution: 'elsewhere' };
    await expect(render('EP-SUP', 'edc', stranger)).rejects.toMatchObject({ code: 'award.unknown' });
    // nor does a link offer what can't be had
    const { token } = await createShare(the.services.sharing, [awards['EP-SUP'] ?? ''], { actor: 'test' });
    const page = await (await site.get(`/s/${token}`)).text();
    expect(page).not.toMatch(/\/renditions\/|\/certificate\//);
    expect((await site.get(`/s/${token}/certificate/1`)).status).toBe(404);
    const asked = await fetch(`${site.origin}/s/${token}/renditions/edc/1`, { method: 'POST' });
    expect(asked.status).toBe(404);
  });
});

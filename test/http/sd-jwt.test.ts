import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { nativeCredentialSchema } from '../../src/credentials/documents/native-form.js';
import { publishedModuleSchema } from '../../src/credentials/documents/published.js';
import { readingOfNative } from '../../src/credentials/documents/reading.js';
import { buildModuleSdJwt } from '../../src/credentials/sd-jwt/claims.js';
import { signSdJwt } from '../../src/credentials/sd-jwt/sign.js';
import { tokenSlotOf } from '../../src/credentials/status/token-slot.js';
import { revoke } from '../support/revoke.js';
import { countingRandom } from '../support/sd-jwt.js';
import { openTestServices, START, startSite, type TestServices, type TestSite } from '../support/services.js';

let the: TestServices;
let site: TestSite;
let text = '';
let awardId = '';
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue('alpha', 'S-4,Silvan Moor,MA,2026-05-04,B,');
  awardId = issued[0]?.awardId ?? '';
  text = await asSdJwt();
});
afterAll(async () => {
  await site.close();
  await the.close();
});

/** The award that was issued, once more: under the same place in the same lists, by the same key. */
async function asSdJwt(): Promise<string> {
  const credential = await the.database.prisma.credential.findFirstOrThrow({
    where: { awardId },
    include: { statusList: true },
  });
  const document = parseStrictJson(credential.document ?? '') as JsonObject;
  const native = nativeCredentialSchema(2).parse(document);
  const read = readingOfNative(document, native);
  const version = await the.services.stores.selectOptionalVersion(read.achievement ?? '');
  const module = publishedModuleSchema.parse(JSON.parse(version?.bytes ?? ''));
  const subject = native.credentialSubject;
  const { baseAddress } = credential.statusList;
  const lists = { revocation: `${baseAddress}/revocation`, suspension: `${baseAddress}/suspension` };
  const claims = buildModuleSdJwt(module, {
    credentialId: credential.id,
    issuer: {
      did: read.issuer,
      name: { en: native.issuer.name },
      country: native.issuer.address.addressCountryCode,
    },
    learner: {
      id: subject.id.slice('urn:uuid:'.length),
      name: subject.name,
      salt: subject.identifier.salt,
    },
    award: {
      id: awardId,
      ects: module.ects * 100,
      awardedDate: native.awardedDate,
      grade: read.grade,
    },
    status: tokenSlotOf({ lists, index: credential.statusIndex }),
    versionDigest: read.versionDigest ?? '',
    issuedAt: new Date(START),
  });
  return signSdJwt(claims, await the.services.keystore.signerFor(read.issuer), { random: countingRandom() });
}

async function verdict(body: string, type: string) {
  const answer = await site.post('/api/verify', body, { 'Content-Type': type });
  const report = (await answer.json()) as JsonObject;
  const credentials = Array.isArray(report.credentials) ? report.credentials.filter(isJsonObject) : [];
  const results = credentials.flatMap(({ results }) =>
    Array.isArray(results) ? results.filter(isJsonObject) : [],
  );
  const bad = results.filter(({ outcome, advisory }) => outcome !== 'pass' && advisory !== true);
  return {
    status: answer.status,
    verdict: report.verdict,
    code: report.code,
    bad: bad.map(({ code }) => code),
  };
}

test('an award as SD-JWT is verified at /api/verify as text and as JSON, and revoked the moment it is', async () => {
  for (const [body, type] of [
    [text, 'application/dc+sd-jwt'],
    [text, 'application/sd-jwt'],
    [JSON.stringify(text), 'application/json'],
  ] as const)
    expect(await verdict(body, type)).toMatchObject({ status: 200, verdict: 'verified', bad: [] });
  await revoke(the.services.lifecycle, awardId, 'Awarded by mistake.', 'test');
  expect(await verdict(text, 'application/dc+sd-jwt')).toMatchObject({
    verdict: 'not-verified',
    bad: ['status.revoked'],
  });
});

test('what is none, or not under its type, is refused', async () => {
  expect(await verdict('x~', 'application/dc+sd-jwt')).toMatchObject({ status: 400 });
  expect(await verdict(text, 'text/plain')).toMatchObject({ status: 415 });
  expect(await verdict(`${text}x`, 'application/dc+sd-jwt')).toMatchObject({
    status: 200,
    verdict: 'not-verified',
  });
});

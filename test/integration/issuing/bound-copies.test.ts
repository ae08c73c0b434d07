import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import { correctAward } from '../../../src/issuing/lifecycle/correct.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { holderOf } from '../../../src/issuing/renditions/holder.js';
import { issueRendition } from '../../../src/issuing/renditions/issue.js';
import { verify } from '../../../src/verification/verify.js';
import { revoke } from '../../support/revoke.js';
import { documentOf, openTestServices, type TestServices } from '../../support/services.js';

/** Copies of credentials that are bound to wallets: each a credential of its own, all of them one award. */
const PHONE = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
const TABLET = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
let the: TestServices;
/** Awards by code: two modules, and the certificate that they make. */
const awards: Record<string, string> = {};
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  await the.issue('alpha', 'S-1,Silvan Moor,MA,2026-05-04,B,', 'S-1,Silvan Moor,MB,2026-05-05,B,');
  for (const { id, code } of await the.database.prisma.award.findMany()) awards[code] = id;
});
afterAll(() => the.close());

const boundTo = async (named: JsonValue, code: string) =>
  issueRendition(the.services.renditions, awards[code] ?? '', 'vc', operator('test'), await holderOf(named));
const read = (document: string) => parseStrictJson(document) as JsonObject;
const verdictOf = async (document: JsonObject) => {
  const report = await verify(document, await the.services.trust());
  const bad = report.credentials
    .flatMap(({ results }) => results)
    .filter(({ outcome }) => outcome === 'fail');
  return [report.verdict, ...new Set(bad.map(({ code }) => code))];
};

test('a copy is about the wallet’s DID, with the award statement and a status of its own', async () => {
  const [original, copy] = [
    await documentOf(the, awards.MA ?? ''),
    read((await boundTo(PHONE, 'MA')).document),
  ];
  expect(copy).toMatchObject({
    credentialSubject: {
      ...(original.credentialSubject as JsonObject),
      id: PHONE,
    },
    awardedDate: original.awardedDate,
  });
  expect(copy.id).not.toBe(original.id);
  expect(copy.credentialStatus).not.toEqual(original.credentialStatus);
  expect(await verdictOf(copy)).toEqual(['verified']);
});

test('who asks again is given the same copy; two wallets at once get one each', async () => {
  const asked = [PHONE, TABLET, PHONE, TABLET].map((named) => boundTo(named, 'MB'));
  const ids = (await Promise.all(asked)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect([ids[0], ids[1]]).toEqual([ids[2], ids[3]]);
  expect((await boundTo(PHONE, 'MB')).id).toBe(ids[0]);
});

test('copies stack with each other and with what is bound to no wallet', async () => {
  const certificate = read((await boundTo(TABLET, 'P1')).document);
  const parts = [read((await boundTo(PHONE, 'MA')).document), await documentOf(the, awards.MB ?? '')];
  const report = await verify(buildBundle([certificate, ...parts]), await the.services.trust(), {
    parts: 'required',
  });
  expect(report.verdict).toBe('verified');
});

test('a copy takes the place of the wallet’s former one, and ends with the award', async () => {
  const former = await boundTo(PHONE, 'MA');
  await correctAward(
    the.services.lifecycle,
    awards.MA ?? '',
    { grade: 'A' },
    'Typed wrongly.',
    operator('test'),
  );
  const present = await boundTo(PHONE, 'MA');
  expect(read(present.document).supersedes).toBe(`urn:uuid:${former.id}`);
  expect(await verdictOf(read(former.document))).toContain('not-verified');
  expect(await verdictOf(read(present.document))).toEqual(['verified']);
  await revoke(the.services.lifecycle, awards.MA ?? '', 'Awarded by mistake.', 'test');
  expect(await verdictOf(read(present.document))).toEqual(['not-verified', 'status.revoked']);
  await expect(boundTo(TABLET, 'MA')).rejects.toMatchObject({ code: 'award.revoked' });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { SCOPES } from '../../../src/access/caller.js';
import { sha256Multibase } from '../../../src/common/multibase.js';
import { requestAddress, requestLink } from '../../../src/delivery/mail/links.js';
import { joinRegister, REGISTER_TEXT_VERSION } from '../../../src/delivery/register/register.js';
import { createShare } from '../../../src/delivery/shares.js';
import { eraseLearner, previewErasure } from '../../../src/issuing/erasing/erase.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { correctAward } from '../../../src/issuing/lifecycle/correct.js';
import { operator, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { confirmMerge } from '../../../src/issuing/merging/decide.js';
import { proposeMerge } from '../../../src/issuing/merging/propose.js';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { identifyLearner } from '../../../src/issuing/records/learners.js';
import { issueRendition } from '../../../src/issuing/renditions/issue.js';
import { FORMS } from '../../../src/issuing/renditions/ports.js';
import { recover, settle } from '../../../src/issuing/settle.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import { verify } from '../../../src/verification/verify.js';
import { answered, apiClient } from '../../support/api-client/client.js';
import { requested } from '../../support/correction-requests.js';
import { commit, dryRun } from '../../support/imports.js';
import { revoke } from '../../support/revoke.js';
import { seededAwards } from '../../support/seeded-awards.js';
import {
  consent,
  csv,
  documentOf,
  faultsOf,
  learnerByNumber,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { strangerBadge } from '../../support/stranger.js';
import { tablesThatSay, tableTexts } from '../../support/table-texts.js';

const HOME = 'ip-montelontra';
const NAME = 'Wendeline Ashgrove';
const NEW_NAME = 'Wendeline “Wen” Ash\\grove-Łęcka';
const ESI = 'urn:schac:personalUniqueCode:int:esi:ip-montelontra.example:9917';
const EMAIL = 'wendeline@ashgrove.example';
const WHO = operator('test');
let the: TestServices;
let site: TestSite;
let learnerId: string;
let awards: Readonly<Record<string, string>>;
/** What the learner carries, as files. */
const carried: string[] = [];
let link: string;

/** A learner in every place that the product knows: a second name, a merged record, files, forms, links, other people's words. */
beforeAll(async () => {
  ({ the, learnerId, awards } = await seededAwards());
  site = await startSite(the.services);
  const { services } = the;
  const { lifecycle, stores } = services;
  await identifyLearner(services.learners, undefined, learnerId, { esi: ESI }, undefined, 'test');
  const change = { learnerId, name: NEW_NAME, reason: `${NAME} married.` };
  await renameLearner(lifecycle, change, WHO);
  await actOnAwards(lifecycle, 'suspend', [awards['EP-LAB'] ?? ''], `Is ${NAME} meant?`, WHO);
  await actOnAwards(lifecycle, 'reinstate', [awards['EP-LAB'] ?? ''], `${NAME} it is.`, WHO);

  // a second record, which is merged; its row of the file stays, and so does one with a fault
  const caller = { keyId: '', institution: undefined, scopes: new Set(SCOPES), actor: 'test' };
  const wanted = { name: 'registrar', institution: HOME, scopes: SCOPES, expiresAt: undefined };
  const client = apiClient(site.origin, (await makeApiKey(services.access, caller, wanted)).token);
  const file = csv(`X-77,${NEW_NAME},EP-CDA,2026-05-03,pass,`, `X-77,${NEW_NAME},EP-NONE,2026-05-03,pass,`);
  await commit(services, (await dryRun(services, file, HOME, `${NEW_NAME}.csv`)).id, 'valid');
  const merged = await learnerByNumber(the, HOME, 'X-77');
  const body = { name: NEW_NAME, number: 'X-77' };
  await answered(200, client.createLearner({ body, headers: { 'Idempotency-Key': 'erase-1' } }));
  const alpha = await partyOf(stores, 'key:a', HOME);
  const wish = { kept: learnerId, merged, reason: `${NAME} has two numbers.` };
  const merge = await proposeMerge(lifecycle, wish, alpha);
  await confirmMerge(lifecycle, merge.id, await partyOf(stores, 'key:n', undefined));
  await settle(services.issuing, { actor: 'test', learnerIds: [learnerId] });

  await answered(
    201,
    client.recognisePriorLearning({
      body: {
        learner: `urn:uuid:${learnerId}`,
        name: NEW_NAME,
        module: 'EP-CDA',
        date: '2026-05-02',
        grade: 'pass',
        credential: await strangerBadge('erase', { description: `Awarded to ${NAME}.` }),
        confirmation: `${NAME} showed it.`,
      },
    }),
  );
  await settle(services.issuing, { actor: 'test', learnerIds: [learnerId] });
  await giveContact(services.contacts, HOME, learnerId, { email: EMAIL, language: 'pt' }, 'test');
  await services.accounts.open(EMAIL, { headers: { 'user-agent': 'A browser' } });
  const at = new Date('2026-06-15T10:00:00Z');
  await services.links.store.linkLearner(
    learnerId,
    EMAIL,
    { email: EMAIL, language: 'pt' },
    {
      actor: 'learner',
      at,
    },
  );
  await services.accounts.signInToken(EMAIL);
  await requestLink(services.links, EMAIL, 'pt');
  const { accountId } = await the.database.prisma.learnerAccount.findFirstOrThrow({ where: { learnerId } });
  await requestAddress(services.links, accountId, `new.${EMAIL}`, 'pt');
  await services.mailing.tick();
  const mine = [{ learnerId, issuers: undefined }];
  const agreed = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
  await joinRegister(services.register, mine, awards['iPET-1'] ?? '', agreed);
  ({ token: link } = await createShare(services.sharing, [awards['iPET-1'] ?? ''], { actor: 'test' }));
  for (const code of ['EP-LAB', 'iPET-2']) {
    carried.push(JSON.stringify(await documentOf(the, awards[code] ?? '')));
    for (const form of FORMS.filter((one) => one !== 'edc-upload'))
      carried.push((await issueRendition(services.renditions, awards[code] ?? '', form, WHO)).document);
  }
  await issueRendition(services.renditions, awards['EP-LAB'] ?? '', 'edc-upload', WHO);
  await requested(the, awards['EP-LAB'] ?? '', `My name is ${NAME}.`);
}, 120_000);
afterAll(async () => {
  await site.close();
  await the.close();
});

const verdictOf = async (text: string) => {
  const report = await verify(readSubmitted(new TextEncoder().encode(text)), await the.services.trust());
  const codes = report.credentials.flatMap(({ results }) => results.map(({ code }) => code));
  return [report.verdict, ...codes];
};
const WORDS = [NAME, NEW_NAME, ESI, EMAIL, 'X-77', 'W-1'];

test('nothing in the database, the log or on a page says who it was; what is carried verifies as before', async () => {
  const { pool } = the.database;
  const { erasing } = the.services;
  expect(await tablesThatSay(pool, WORDS)).toEqual([
    'CorrectionRequest',
    'Credential',
    'Evidence',
    'IdempotentRequest',
    'Import',
    'ImportRow',
    'Learner',
    'LearnerContact',
    'LearnerMerge',
    'LearnerNumber',
    'Mail',
    'MailLink',
    'Reason',
    'Rendition',
    'UserAccount',
    'UserVerification',
  ]);
  const before = await Promise.all(carried.map(verdictOf));
  expect(before.map(([verdict]) => verdict)).toEqual(carried.map(() => 'verified'));
  expect((await site.get(`/s/${link}`)).status).toBe(200);

  const whole = await tableTexts(pool);
  const preview = await previewErasure(erasing, undefined, learnerId, 'test');
  expect(await tableTexts(pool)).toEqual(whole);
  const report = await eraseLearner(erasing, undefined, `urn:uuid:${learnerId}`, 'test');
  expect({ ...report, receipt: '' }).toEqual({ ...preview, receipt: '' });
  expect(report.removed).toMatchObject({
    records: 2,
    identifiers: 3,
    evidence: 1,
    shares: 2,
    registered: 1,
    contacts: 1,
    accounts: 1,
    consents: 1,
    rows: 2,
    answers: 1,
  });
  expect(report.awards.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(awards)));

  expect(await tablesThatSay(pool, WORDS)).toEqual([]);
  expect(the.log.filter((line) => WORDS.some((word) => line.includes(word)))).toEqual([]);
  expect((await site.get(`/s/${link}`)).status).toBe(404);
  expect(await Promise.all(carried.map(verdictOf))).toEqual(before);
  const again = await eraseLearner(erasing, undefined, learnerId, 'somebody else');
  expect(again).toEqual(report);
});

test('nothing more is made of it, and a revocation still tells', async () => {
  const { services } = the;
  const { lifecycle, issuing, renditions } = services;
  const id = awards['EP-LAB'] ?? '';
  const erased = { code: 'learner.erased' };
  await expect(correctAward(lifecycle, id, { grade: 'B' }, 'A try.', WHO)).rejects.toMatchObject(erased);
  await expect(issueRendition(renditions, id, 'sd-jwt', WHO)).rejects.toMatchObject(erased);
  const renaming = { learnerId, name: 'Somebody', reason: 'A try.' };
  await expect(renameLearner(lifecycle, renaming, WHO)).rejects.toMatchObject({ code: 'learner.unknown' });
  await expect(consent(the, learnerId)).rejects.toMatchObject({ code: 'learner.unknown' });
  const row = `urn:uuid:${learnerId},${NAME},EP-CDA,2026-05-03,pass,`;
  expect(await faultsOf(the.issue(HOME, row))).toEqual(['results.learner-unknown /2/learner']);

  const { certificates } = await revoke(lifecycle, id, 'A mistake.', 'test');
  expect(certificates.map(({ outcome }) => outcome)).toEqual(certificates.map(() => 'suspended'));
  expect(certificates.length).toBeGreaterThan(0);
  expect(await recover(issuing, 'test')).toMatchObject({ unsettled: [], consequences: [], composed: [] });
  const verdicts = await Promise.all(carried.map(verdictOf));
  expect(new Set(verdicts.map(([verdict]) => verdict))).toEqual(new Set(['not-verified']));
});

test('who is erased while they are being renamed is unknown then', async () => {
  const { lifecycle, erasing } = the.services;
  await the.issue(HOME, 'E-race,Erik Race,EP-CDA,2026-05-03,pass,');
  const id = await learnerByNumber(the, HOME, 'E-race');
  const selectRenderableAwards: typeof lifecycle.lifecycle.selectRenderableAwards = async (learner) => {
    await eraseLearner(erasing, undefined, id, 'somebody else');
    return lifecycle.lifecycle.selectRenderableAwards(learner);
  };
  const racing = { ...lifecycle, lifecycle: { ...lifecycle.lifecycle, selectRenderableAwards } };
  const renaming = { learnerId: id, name: 'Erik Renamed', reason: 'A try.' };
  await expect(renameLearner(racing, renaming, WHO)).rejects.toMatchObject({ code: 'learner.unknown' });
});

test('whoever it is: of one person nothing is left, and of everybody else nothing is gone', async () => {
  const { pool } = the.database;
  const { services } = the;
  let count = 0;
  const name = fc
    .string({ unit: 'grapheme', minLength: 6, maxLength: 40 })
    .map((text) => text.replaceAll(/[\p{C}\p{Z}\s,]/gu, '').normalize('NFC'))
    .filter((text) => [...text].length >= 6 && /\p{L}/u.test(text));
  await fc.assert(
    fc.asyncProperty(name, async (text) => {
      // a word that stands there anyhow, such as the name of a column, tells nothing
      fc.pre((await tablesThatSay(pool, [text])).length === 0);
      const [one, other] = [`E-${++count}-one`, `E-${count}-other`];
      const row = (number: string, of: string) =>
        `${number},"${of.replaceAll('"', '""')}",EP-CDA,2026-05-03,pass,`;
      await commit(
        services,
        (await dryRun(services, csv(row(one, text), row(other, 'Iris Remaining')), HOME)).id,
        'all',
      );
      const [id, kept] = [await learnerByNumber(the, HOME, one), await learnerByNumber(the, HOME, other)];
      const document = await documentOf(the, await awardOf(id));
      expect(await tablesThatSay(pool, [text])).not.toEqual([]);
      const others = await rowsAbout([kept, other]);
      await eraseLearner(services.erasing, HOME, id, 'test');
      expect(await tablesThatSay(pool, [text, one])).toEqual([]);
      expect(await rowsAbout([kept, other])).toEqual(others);
      expect((await verdictOf(JSON.stringify(document)))[0]).toBe('verified');
    }),
    { numRuns: 5 },
  );
});

const awardOf = async (id: string) =>
  (await the.database.prisma.award.findFirstOrThrow({ where: { learnerId: id } })).id;

/** What every table holds about somebody else. */
async function rowsAbout(words: readonly string[]): Promise<string[]> {
  const texts = await tableTexts(the.database.pool);
  const about = [...texts].flatMap(([table, rows]) =>
    rows
      .filter((row) => words.some((word) => row.includes(word.toLowerCase())))
      .map((row) => `${table} ${row}`),
  );
  return about.map((row) => sha256Multibase(new TextEncoder().encode(row))).sort();
}

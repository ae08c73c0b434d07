import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailDispatcher } from '../../../src/delivery/mail/dispatch.js';
import { addressMail, requestLink } from '../../../src/delivery/mail/links.js';
import { smtpTransport } from '../../../src/delivery/mail/smtp.js';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { masterSealer } from '../../../src/keys/seal.js';
import { mailQueue } from '../../../src/storage/mail-store.js';
import { writeMail } from '../../../src/web/mails/write.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { linkIn, type MailServer, type Mischief, startMailServer } from '../../support/mail-server.js';
import {
  learnerByNumber,
  MAIL_FROM,
  MASTER_SECRET,
  openTestServices,
  START,
  type TestServices,
} from '../../support/services.js';

let mails: MailServer;
let world: TestServices;
let api: TestApi;
let now = new Date(START);

beforeAll(async () => {
  mails = await startMailServer();
  world = await openTestServices({ smtpUrl: mails.url });
  api = await startApi(world);
});

afterAll(async () => {
  await api.close();
  await world.close();
  await mails.close();
});

async function after(minutes: number): Promise<void> {
  now = new Date(now.getTime() + minutes * 60_000);
  world.at(now.toISOString());
  await world.services.mailing.tick();
}

/** A mail to a new learner of alpha's that is due and will meet mischief. */
async function wanted(number: string, ...mischief: readonly Mischief[]) {
  const email = `${number.toLowerCase()}@example.org`;
  await world.issue('alpha', `${number},Ana,MA,2026-01-15,A,`);
  const learnerId = await learnerByNumber(world, 'alpha', number);
  await giveContact(world.services.contacts, 'alpha', learnerId, { email, language: 'en' }, 'test');
  mails.mischief.push(...mischief);
  return { email, learnerId };
}

/** The same after its first attempt. */
async function mailWith(number: string, ...mischief: readonly Mischief[]) {
  const { email, learnerId } = await wanted(number, ...mischief);
  await after(0);
  const { id } = await world.database.prisma.mail.findFirstOrThrow({ where: { learnerId } });
  return { id, email };
}

/** As the institution sees it. */
async function seen(id: string) {
  const { items } = (await answered(200, api.alpha.listMails({ query: { limit: 200 } }))).body;
  return items.find((mail) => mail.id === id);
}

test.each<[string, Mischief, string]>([
  ['refuses for now', { refuse: 'recipient', status: 451 }, '451'],
  ['refuses the message for now', { refuse: 'message', status: 452 }, '452'],
  ['dies amid the message', { dies: true }, 'mail.no-answer'],
])('a server that %s is asked again, and the mail comes once', async (name, mischief, answer) => {
  const { id, email } = await mailWith(`F-${name.length}`, mischief);
  expect(await seen(id)).toMatchObject({ state: 'pending', attempts: 1, lastAnswer: answer });
  expect(mails.fresh(email)).toEqual([]);
  await after(0.5);
  expect(mails.fresh(email)).toEqual([]);
  await after(2);
  expect(mails.fresh(email)).toHaveLength(1);
  await after(24 * 60);
  expect(mails.fresh(email)).toEqual([]);
  expect(await seen(id)).toMatchObject({ state: 'delivered', attempts: 2, lastAnswer: '250' });
});

test('where the answer was lost the same message comes twice, under one id', async () => {
  const { email } = await mailWith('F-silent', { keepsSilent: true });
  await after(2);
  const [one, two, ...more] = mails.fresh(email);
  expect(more).toEqual([]);
  expect(two?.messageId).toBe(one?.messageId);
  expect(linkIn(two)).toBe(linkIn(one));
});

test('a server that only delays is waited for, and beyond patience asked again with the same message', async () => {
  const { services, database } = world;
  const patience = 150;
  const sender = { publicUrl: 'http://localhost:3000', networkName: 'Small Network', demo: false };
  const sealer = masterSealer(new Uint8Array(MASTER_SECRET), services.effects.random);
  const impatient = mailDispatcher({
    queue: mailQueue(database.prisma),
    transport: smtpTransport({ url: mails.url, from: MAIL_FROM }, patience),
    address: (mail) => addressMail(services.links, mail),
    write: async (addressed) => writeMail(addressed, sender),
    sealer: {
      seal: (id, content) => sealer.seal('mail', id, content),
      open: (id, sealed) => sealer.open('mail', id, sealed),
    },
    host: 'localhost',
    onError: (error) => {
      throw error;
    },
    clock: () => now,
    random: services.effects.random,
  });
  const { email, learnerId } = await wanted('F-slow', { delays: 20 * patience }, { delays: patience / 3 });
  await impatient.tick();
  const { id } = await database.prisma.mail.findFirstOrThrow({ where: { learnerId } });
  expect(await seen(id)).toMatchObject({ state: 'pending', attempts: 1, lastAnswer: 'mail.timeout' });
  now = new Date(now.getTime() + 2 * 60_000);
  await impatient.tick();
  expect(await seen(id)).toMatchObject({ state: 'delivered', attempts: 2, lastAnswer: '250' });
  const [one, two, ...more] = mails.fresh(email);
  expect(more).toEqual([]);
  expect(two?.messageId).toBe(one?.messageId);
});

test('a mail that is refused for good is seen, sent again on request, and names nobody', async () => {
  const { id, email } = await mailWith('F-550', { refuse: 'recipient', status: 550 });
  const failed = await seen(id);
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, lastAnswer: '550', kind: 'credentials' });
  expect(JSON.stringify([failed, world.log])).not.toContain('example.org');
  await after(24 * 60);
  expect(mails.fresh(email)).toEqual([]);
  await answered(202, api.alpha.resendMail({ params: { id } }));
  await after(0);
  expect(mails.fresh(email)).toHaveLength(1);
});

test('a server that is away is tried for days, then given up', async () => {
  const port = Number(new URL(mails.url).port);
  await mails.close();
  const { id } = await mailWith('F-away');
  for (let attempt = 0; attempt < 10; attempt++) await after(30 * 60);
  expect(await seen(id)).toMatchObject({ state: 'failed', lastAnswer: 'mail.no-answer', attempts: 9 });
  mails = await startMailServer(port);
});

test('of two processes one sends', async () => {
  const other = await world.another();
  const emails = Array.from({ length: 6 }, (_, index) => `both-${index}@example.org`);
  for (const [index, email] of emails.entries()) {
    await world.issue('alpha', `B-${index},Ana,MA,2026-01-15,A,`);
    const id = await learnerByNumber(world, 'alpha', `B-${index}`);
    await giveContact(world.services.contacts, 'alpha', id, { email, language: 'en' }, 'test');
  }
  await Promise.all([world.services.mailing.tick(), other.mailing.tick()]);
  expect(emails.map((email) => mails.fresh(email).length)).toEqual(emails.map(() => 1));
});

test('what a mail said, and to whom, is kept sealed, and forgotten after a week', async () => {
  await requestLink(world.services.links, 'both-0@example.org', 'en');
  await after(0);
  const sealed = async () =>
    (await world.database.prisma.mail.findMany({ where: { sealedContent: { not: null } } })).map(
      ({ sealedContent }) => Buffer.from(sealedContent ?? []).toString('latin1'),
    );
  expect((await sealed()).length).toBeGreaterThan(0);
  expect((await sealed()).join()).not.toContain('http');
  await after(8 * 24 * 60);
  await world.services.forget();
  expect(await sealed()).toEqual([]);
  expect(await world.database.prisma.mail.count({ where: { to: { not: null } } })).toBe(0);
});

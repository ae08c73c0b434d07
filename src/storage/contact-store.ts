import type { PrismaClient } from '../generated/prisma/client.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import type { ContactStore } from '../issuing/records/ports.js';
import { audit } from './audit.js';
import { wantCredentialMails } from './credential-mails.js';
import { ownerOf } from './owner.js';
import { type Db, rows } from './rows.js';
import { transact } from './transact.js';

export function contactStore(prisma: PrismaClient): ContactStore {
  return {
    async selectOptionalContact(learnerId) {
      const row = await prisma.learnerContact.findUnique({
        where: { learnerId },
        include: { learner: { select: { account: true } } },
      });
      if (!row) return undefined;
      const { email, language, givenOf, givenAt, learner } = row;
      const claimedAt = learner.account?.claimedAt;
      return { email, language, givenOf: givenOf ?? undefined, givenAt, claimedAt };
    },

    async giveContact({ learnerId, email, language, givenOf }, act) {
      return transact(prisma, async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Learner" WHERE "id" = ${learnerId}::uuid FOR UPDATE`;
        const before = await tx.learnerContact.findUnique({ where: { learnerId } });
        const isNew = before?.email !== email;
        const ofOther = before && givenOf !== undefined && before.givenOf !== givenOf;
        if (isNew && ofOther) return false;
        const contact = isNew
          ? { email, language, givenOf: givenOf ?? null, givenAt: act.at }
          : { email, language };
        await tx.learnerContact.upsert({
          where: { learnerId },
          create: { learnerId, givenOf: givenOf ?? null, givenAt: act.at, ...contact },
          update: contact,
        });
        if (!isNew) return true;
        await tx.mailLink.updateMany({
          where: { learnerId, usedAt: null },
          data: { usedAt: act.at },
        });
        await wantCredentialMails(tx, [learnerId], act.at);
        const owner = await ownerOf(tx, givenOf);
        await audit(tx, act, [{ act: 'learner.contact-given', subject: `learner:${learnerId}`, owner }]);
        return true;
      });
    },
  };
}

/** Contacts that came with results: they are kept where there is none; one that is there is not changed by a file. */
export async function insertContacts(tx: Db, plans: readonly AwardPlan[], act: Act): Promise<void> {
  const contacts = plans.flatMap(({ award, contact }) =>
    contact ? [{ ...contact, learnerId: award.learner.id, issuerDid: award.issuerDid }] : [],
  );
  if (contacts.length === 0) return;
  const added = await tx.$queryRaw<{ learnerId: string; issuerDid: string }[]>`
    WITH given AS (
      SELECT DISTINCT ON ("learnerId") "learnerId", "email", "language", "issuerDid"
      FROM jsonb_to_recordset(${rows(contacts)}::jsonb)
        AS contact("learnerId" uuid, "email" text, "language" text, "issuerDid" text) ORDER BY "learnerId"),
    added AS (
      INSERT INTO "LearnerContact" ("learnerId", "email", "language", "givenOf", "givenAt")
      SELECT g."learnerId", g."email", g."language", i."code", ${act.at}
      FROM given g JOIN "Institution" i ON i."did" = g."issuerDid"
      ON CONFLICT ("learnerId") DO NOTHING RETURNING "learnerId")
    SELECT g."learnerId", g."issuerDid" FROM given g JOIN added a ON a."learnerId" = g."learnerId"`;
  await audit(
    tx,
    act,
    added.map(({ learnerId, issuerDid }) => ({
      act: 'learner.contact-given',
      subject: `learner:${learnerId}`,
      owner: issuerDid,
    })),
  );
}

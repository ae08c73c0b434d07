import type { LearnerContact, PrismaClient } from '../generated/prisma/client.js';
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
      const { email, language, givenOf, givenAt, confirmedOf, learner } = row;
      const claimedAt = learner.account?.claimedAt;
      const claimable = await isClaimable(prisma, row);
      return { email, language, givenOf: givenOf ?? undefined, givenAt, confirmedOf, claimable, claimedAt };
    },

    async giveContact({ learnerId, email, language, givenOf }, act) {
      return transact(prisma, async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Learner" WHERE "id" = ${learnerId}::uuid FOR UPDATE`;
        const before = await tx.learnerContact.findUnique({ where: { learnerId } });
        const isNew = before?.email !== email;
        const ofOther = before && givenOf !== undefined && before.givenOf !== givenOf;
        if (isNew && ofOther) return false;
        const confirmed = before && !isNew ? confirmedBy(before, givenOf) : undefined;
        const given = { email, language, givenOf: givenOf ?? null, givenAt: act.at, confirmedOf: [] };
        await tx.learnerContact.upsert({
          where: { learnerId },
          create: { learnerId, ...given },
          update: isNew ? given : { language, ...confirmed },
        });
        if (!isNew && !confirmed) return true;
        if (isNew)
          await tx.mailLink.updateMany({
            where: { learnerId, usedAt: null },
            data: { usedAt: act.at },
          });
        const account = await tx.learnerAccount.findUnique({ where: { learnerId } });
        if (isNew || !account || account.claimedAt < before.givenAt)
          await wantCredentialMails(tx, [learnerId], act.at);
        const owner = await ownerOf(tx, givenOf);
        await audit(tx, act, [{ act: 'learner.contact-given', subject: `learner:${learnerId}`, owner }]);
        return true;
      });
    },
  };
}

type Given = Pick<LearnerContact, 'learnerId' | 'givenOf' | 'confirmedOf'>;

/** What changes when somebody else gives the same address; `undefined`: nothing, it was they who gave it. */
function confirmedBy({ givenOf: before, confirmedOf }: Given, givenOf: string | undefined) {
  const by = givenOf ?? before;
  if (by === null || (givenOf ?? null) === before || (givenOf && confirmedOf.includes(givenOf)))
    return undefined;
  return { givenOf: givenOf === undefined ? null : before, confirmedOf: [...new Set([...confirmedOf, by])] };
}

/**
 * Whether whoever holds the address may have all of the learner's: an institution alone vouches for its own awards, and the network
 * for all.
 */
export async function isClaimable(db: Db, { learnerId, givenOf, confirmedOf }: Given): Promise<boolean> {
  if (givenOf === null) return true;
  const others = await db.institution.findMany({
    where: { code: { notIn: [givenOf, ...confirmedOf] } },
    select: { did: true },
  });
  const issuerDid = { in: others.map(({ did }) => did) };
  return (await db.award.count({ where: { learnerId, issuerDid } })) === 0;
}

/** Contacts that came with results: they are kept where there is none; one that is there is not changed by a file, but confirmed. */
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
      ON CONFLICT ("learnerId") DO UPDATE
        SET "confirmedOf" = array_append("LearnerContact"."confirmedOf", excluded."givenOf")
        WHERE "LearnerContact"."email" = excluded."email"
          AND "LearnerContact"."givenOf" IS DISTINCT FROM excluded."givenOf"
          AND excluded."givenOf" <> ALL ("LearnerContact"."confirmedOf")
      RETURNING "learnerId")
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

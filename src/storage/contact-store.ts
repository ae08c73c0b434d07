import type { Act, AwardPlan } from '../issuing/ports.js';
import type { ContactStore } from '../issuing/records/ports.js';
import { audit } from './audit.js';
import { wantCredentialMails } from './credential-mails.js';
import { keepWhereKnown } from './keepers.js';
import { ownerOf } from './owner.js';
import { NETWORK } from './reach.js';
import { type Db, rows } from './rows.js';
import { lockLearners } from './standing.js';
import { type Client, transact } from './transact.js';

export function contactStore(prisma: Client): ContactStore {
  return {
    async selectOptionalContact(learnerId, wall) {
      const given = wall ?? NETWORK;
      const row = await prisma.learnerContact.findUnique({
        where: { learnerId_givenOf: { learnerId, givenOf: given } },
      });
      if (!row) return undefined;
      const kept = await prisma.learnerAccount.findFirst({
        where: { learnerId, vouchedOf: { in: [given, NETWORK] } },
        orderBy: { claimedAt: 'asc' },
      });
      const { email, language, givenAt } = row;
      return { email, language, givenOf: wall, givenAt, claimedAt: kept?.claimedAt };
    },

    async giveContact({ learnerId, email, language, givenOf: wall }, act) {
      await transact(prisma, async (tx) => {
        await lockLearners(tx, [learnerId]);
        const givenOf = wall ?? NETWORK;
        const where = { learnerId_givenOf: { learnerId, givenOf } };
        const before = await tx.learnerContact.findUnique({ where });
        const isNew = before?.email !== email;
        const given = { email, language, givenAt: act.at };
        await tx.learnerContact.upsert({
          where,
          create: { learnerId, givenOf, ...given },
          update: isNew ? given : { language },
        });
        if (!isNew) return;
        await keepWhereKnown(tx, [learnerId], act);
        await wantCredentialMails(tx, [{ learnerId, vouchedOf: givenOf, place: email }], act.at);
        const owner = await ownerOf(tx, wall);
        await audit(tx, act, [{ act: 'learner.contact-given', subject: `learner:${learnerId}`, owner }]);
      });
    },
  };
}

/** Contacts that came with results: they are kept where the institution gave none; one that it gave is not changed by a file. */
export async function insertContacts(tx: Db, plans: readonly AwardPlan[], act: Act): Promise<void> {
  const contacts = new Map(
    // of several the first one stays in the map
    plans.toReversed().flatMap(({ award: { learner, issuerDid }, contact }) => {
      const given = contact && { ...contact, learnerId: learner.id, issuerDid };
      return given ? [[`${learner.id} ${issuerDid}`, given] as const] : [];
    }),
  );
  if (contacts.size === 0) return;
  const added = await tx.$queryRaw<{ learnerId: string }[]>`
    INSERT INTO "LearnerContact" ("learnerId", "givenOf", "email", "language", "givenAt")
    SELECT c."learnerId", i."code", c."email", c."language", ${act.at}
    FROM jsonb_to_recordset(${rows([...contacts.values()])}::jsonb)
      AS c("learnerId" uuid, "email" text, "language" text, "issuerDid" text)
    JOIN "Institution" i ON i."did" = c."issuerDid"
    ON CONFLICT DO NOTHING RETURNING "learnerId"`;
  const learnerIds = added.map(({ learnerId }) => learnerId);
  await keepWhereKnown(tx, learnerIds, act);
  const owners = new Map(plans.map(({ award }) => [award.learner.id, award.issuerDid]));
  await audit(
    tx,
    act,
    learnerIds.map((id) => ({
      act: 'learner.contact-given',
      subject: `learner:${id}`,
      owner: owners.get(id),
    })),
  );
}

import { CairnError } from '../common/errors.js';
import { jsonEquals, plainJson } from '../common/json.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type {
  AwardsUnder,
  MemberRecord,
  MemberStore,
  RecognitionPeriod,
} from '../issuing/catalogue/ports.js';
import type { InstitutionRecord } from '../issuing/ports.js';
import { GRACE_DAYS } from '../registry/recognition.js';
import { audit } from './audit.js';
import { insertMember, selectMembers, selectOptionalMember } from './members.js';
import { conflict, type Db, isUniqueViolation, json, jsonOrNull } from './rows.js';
import { transact } from './transact.js';

/** Members of the network and what they are recognised for: admitted, edited, never deleted. */
export function memberStore(prisma: PrismaClient): MemberStore {
  return {
    selectMembers: () => selectMembers(prisma),
    selectOptionalMember: (code) => selectOptionalMember(prisma, code),

    async insertMember(member, key, act) {
      try {
        await transact(prisma, (tx) => insertMember(tx, member, key, act));
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw conflict('institution.code-taken', 'The network has an institution of this code', error);
      }
    },

    async changeMember(code, revision, decide, act) {
      return transact(prisma, async (tx) => {
        const before = await selectAndLockMember(tx, code);
        if (revision !== undefined && revision !== before.revision)
          throw new CairnError('outdated', 'edit.outdated', 'The institution was edited since it was read');
        const { member, notes } = await decide(before, awardsUnder(tx, before.did));
        const edited = await updateMember(tx, before, member);
        await updateRecognitions(tx, before, member.recognisedFor);
        const subject = `institution:${code}`;
        await audit(
          tx,
          act,
          notes.map((note) => ({ ...note, subject, owner: before.did })),
        );
        return { ...member, revision: before.revision + (edited ? 1 : 0) };
      });
    },
  };
}

/** Whoever records an award holds member and recognition until that is done, so nothing is under way after this. */
async function selectAndLockMember(tx: Db, code: string): Promise<MemberRecord> {
  await tx.$executeRaw`SELECT 1 FROM "Institution" WHERE "code" = ${code} FOR UPDATE`;
  await tx.$executeRaw`SELECT 1 FROM "Recognition" WHERE "institutionCode" = ${code} FOR UPDATE`;
  const member = await selectOptionalMember(tx, code);
  if (member) return member;
  throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
}

function awardsUnder(tx: Db, did: string): AwardsUnder {
  return {
    async losing({ module, from, until: before }, until) {
      const [found] = await tx.$queryRaw<{ count: number; kept: string | null }[]>`
        SELECT count(*) FILTER (WHERE need > ${until})::int AS count, max(need) AS kept
        FROM (
          SELECT greatest(a."awardedOn", to_char(max(c."signedAt" AT TIME ZONE 'UTC')
            - make_interval(days => ${GRACE_DAYS}::int), 'YYYY-MM-DD')) AS need
          FROM "Award" a
          LEFT JOIN "Credential" c ON c."awardId" = a."id" AND c."state" = 'issued' AND c."revokedAt" IS NULL
          WHERE a."issuerDid" = ${did} AND a."revokedAt" IS NULL
            AND (${module ?? null}::text IS NULL OR (a."kind" = 'module' AND a."code" = ${module ?? null}))
            AND a."awardedOn" >= ${from} AND a."awardedOn" <= ${before ?? LAST_DAY}
          GROUP BY a."id"
        ) AS needs`;
      return { count: found?.count ?? 0, keptUntil: found?.kept ?? until };
    },
    async any({ module, from, until }) {
      const row = await tx.award.findFirst({
        where: {
          issuerDid: did,
          ...(module === undefined ? {} : { kind: 'module', code: module }),
          awardedOn: { gte: from, lte: until ?? LAST_DAY },
        },
        select: { id: true },
      });
      return row !== null;
    },
  };
}

const LAST_DAY = '9999-12-31';

async function updateMember(tx: Db, before: MemberRecord, after: InstitutionRecord): Promise<boolean> {
  const fields = ({ name, city, website, primaryLanguage, legal, memberUntil }: InstitutionRecord) => ({
    name,
    city,
    website,
    primaryLanguage,
    legal: legal ?? null,
    memberUntil: memberUntil ?? null,
  });
  const data = fields(after);
  if (jsonEquals(plainJson(fields(before)), plainJson(data))) return false;
  await tx.institution.update({
    where: { code: before.code },
    data: { ...data, name: json(data.name), legal: jsonOrNull(data.legal), revision: { increment: 1 } },
  });
  return true;
}

async function updateRecognitions(
  tx: Db,
  { code, recognisedFor: before }: MemberRecord,
  after: readonly RecognitionPeriod[],
): Promise<void> {
  const same = (a: RecognitionPeriod) => (b: RecognitionPeriod) => a.module === b.module && a.from === b.from;
  const key = ({ module, from }: RecognitionPeriod) => ({
    institutionCode: code,
    moduleCode: module,
    from,
  });
  for (const one of before.filter((known) => !after.some(same(known))))
    await tx.recognition.delete({ where: { institutionCode_moduleCode_from: key(one) } });
  for (const one of after) {
    const known = before.find(same(one));
    const until = one.until ?? null;
    if (!known) await tx.recognition.create({ data: { ...key(one), until } });
    else if (known.until !== one.until)
      await tx.recognition.update({
        where: { institutionCode_moduleCode_from: key(one) },
        data: { until },
      });
  }
}

import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import type { Draft, PrismaClient } from '../generated/prisma/client.js';
import type { Concerned, DraftRecord, DraftStore, VersionKind } from '../issuing/catalogue/ports.js';
import type { Act } from '../issuing/ports.js';
import { audit } from './audit.js';
import { before, newestFirst } from './pages.js';
import { conflict, type Db, isUniqueViolation, json } from './rows.js';
import { transact } from './transact.js';

/** Longest that publishing may take, in milliseconds: it marks every learner whom the version concerns. */
const PUBLISH_TIMEOUT = 120_000;

/** Drafts, and what becomes of them: published versions, in force or retired. */
export function draftStore(prisma: PrismaClient): DraftStore {
  return {
    async selectOptionalDraft(id) {
      const row = await prisma.draft.findUnique({ where: { id } });
      return row ? toDraft(row) : undefined;
    },

    async selectDrafts({ owner, kind, code }, page) {
      const where = { ...(owner && { owner }), ...(kind && { kind }), ...(code && { code }) };
      const rows = await prisma.draft.findMany({
        where: { ...where, ...before('createdAt', page.after) },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toDraft);
    },

    async insertDraft(draft, act) {
      try {
        await transact(prisma, async (tx) => {
          await tx.draft.create({ data: { ...draft, content: json(draft.content) } });
          await auditDraft(tx, 'draft.created', draft, act);
        });
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async replaceDraft(id, revision, content, act) {
      return transact(prisma, async (tx) => {
        const draft = await selectAndLockDraft(tx, id, revision);
        const data = { content: json(content), revision: { increment: 1 }, updatedAt: act.at };
        const row = await tx.draft.update({ where: { id }, data });
        await auditDraft(tx, 'draft.edited', draft, act);
        return toDraft(row);
      });
    },

    async deleteDraft(id, revision, act) {
      await transact(prisma, async (tx) => {
        const draft = await selectAndLockDraft(tx, id, revision);
        await tx.draft.delete({ where: { id } });
        await auditDraft(tx, 'draft.deleted', draft, act);
      });
    },

    async publishDraft({ draft, kind, code, version, published, concerned }, act) {
      const work = async (tx: Db) => {
        // one after the other, so that no code is taken twice, in another spelling either
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('publish', 0))`;
        const { count } = await tx.draft.deleteMany({ where: draft });
        if (count === 0 || (await isTaken(tx, kind, code, version)))
          throw conflict('publish.raced', 'The draft, or what is published, changed meanwhile', undefined);
        const data = { ...published, code, version, publishedAt: act.at };
        if (kind === 'module') await tx.moduleVersion.create({ data });
        else await tx.programmeVersion.create({ data });
        await askToCompose(tx, concerned);
        const owner = await ownerDid(tx, ownerIn(published.bytes));
        const { address, digest } = published;
        await audit(tx, act, [
          { act: `${kind}.published`, subject: `${kind}:${code}/${version}`, details: { digest }, owner },
          { act: 'draft.published', subject: `draft:${draft.id}`, details: { address }, owner },
        ]);
      };
      await transact(prisma, work, { timeout: PUBLISH_TIMEOUT });
    },

    async selectOptionalPublished(draftId) {
      const row = await prisma.auditEntry.findFirst({
        where: { subject: `draft:${draftId}`, act: 'draft.published' },
        select: { details: true },
      });
      return row ? (row.details as { address: string }).address : undefined;
    },

    async setRetired({ kind, code, version }, retired, concerned, act) {
      const where = { code, version, retiredAt: retired ? null : { not: null } };
      const data = { retiredAt: retired ? act.at : null };
      const work = async (tx: Db) => {
        const { count } =
          kind === 'module'
            ? await tx.moduleVersion.updateMany({ where, data })
            : await tx.programmeVersion.updateMany({ where, data });
        if (count === 0) return false;
        await askToCompose(tx, concerned);
        const owner = await ownerDid(tx, await ownerCodeOf(tx, kind, code, version));
        const verb = retired ? 'retired' : 'reinstated';
        await audit(tx, act, [{ act: `${kind}.${verb}`, subject: `${kind}:${code}/${version}`, owner }]);
        return true;
      };
      return transact(prisma, work, { timeout: PUBLISH_TIMEOUT });
    },

    async insertScheme(scheme, act) {
      try {
        await transact(prisma, async (tx) => {
          await tx.gradingScheme.create({ data: { code: scheme.code, content: json(scheme) } });
          const subject = `grading-scheme:${scheme.code}`;
          await audit(tx, act, [{ act: 'grading-scheme.added', subject }]);
        });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw conflict('grading-scheme.code-taken', 'There is a grading scheme of this code', error);
      }
    },
  };
}

async function selectAndLockDraft(tx: Db, id: string, revision: number | undefined): Promise<DraftRecord> {
  await tx.$executeRaw`SELECT 1 FROM "Draft" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.draft.findUnique({ where: { id } });
  if (!row) throw new CairnError('not-found', 'draft.unknown', 'There is no draft of this id');
  if (revision !== undefined && revision !== row.revision)
    throw new CairnError('outdated', 'edit.outdated', 'The draft was edited since it was read');
  return toDraft(row);
}

/** Whether this version or a later one is there, or the code in another spelling. */
async function isTaken(tx: Db, kind: VersionKind, code: string, version: number): Promise<boolean> {
  const where = {
    code: { equals: code, mode: 'insensitive' as const },
    OR: [{ code: { not: code } }, { version: { gte: version } }],
  };
  const row =
    kind === 'module'
      ? await tx.moduleVersion.findFirst({ where, select: { address: true } })
      : await tx.programmeVersion.findFirst({ where, select: { address: true } });
  return row !== null;
}

/** Marks all who hold a live award of one of these, in the order of their ids: nobody waits in a circle. */
async function askToCompose(tx: Db, { modules, programmes }: Concerned): Promise<void> {
  if (modules.length + programmes.length === 0) return;
  await tx.$executeRaw`
    WITH concerned AS (
      SELECT "id" FROM "Learner"
      WHERE "id" IN (
        SELECT "learnerId" FROM "Award"
        WHERE "revokedAt" IS NULL
          AND (("kind" = 'module' AND "code" = ANY(${[...modules]}::text[]))
            OR ("kind" = 'programme' AND "code" = ANY(${[...programmes]}::text[])))
      )
      ORDER BY "id" FOR NO KEY UPDATE
    )
    UPDATE "Learner" l SET "composeWanted" = l."composeWanted" + 1 FROM concerned WHERE l."id" = concerned."id"`;
}

async function ownerCodeOf(tx: Db, kind: VersionKind, code: string, version: number): Promise<string> {
  const query = { where: { code_version: { code, version } }, select: { bytes: true } };
  const { bytes } =
    kind === 'module'
      ? await tx.moduleVersion.findUniqueOrThrow(query)
      : await tx.programmeVersion.findUniqueOrThrow(query);
  return ownerIn(bytes);
}

function ownerIn(bytes: string): string {
  const version = JSON.parse(bytes) as { owner?: string; awardingBody?: string };
  return version.owner ?? version.awardingBody ?? 'network';
}

/** DID of an owner, as the audit takes it: what belongs to the network alone has none. */
async function ownerDid(tx: Db, owner: string): Promise<string | undefined> {
  const row = await tx.institution.findUnique({ where: { code: owner }, select: { did: true } });
  return row?.did;
}

async function auditDraft(
  tx: Db,
  act: string,
  { id, kind, code, owner }: Pick<DraftRecord, 'id' | 'kind' | 'code' | 'owner'>,
  by: Act,
): Promise<void> {
  const line = { act, subject: `draft:${id}`, details: { kind, code } };
  await audit(tx, by, [{ ...line, owner: await ownerDid(tx, owner) }]);
}

function toDraft({ content, ...row }: Draft): DraftRecord {
  return { ...row, content: content as JsonObject };
}

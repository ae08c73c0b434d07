import type { CairnError } from '../common/errors.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import { GRACE_DAYS, recognise } from '../registry/recognition.js';
import type { RegisteredVersion, Registry, RegistryIssuer } from '../registry/registry.js';
import { selectTogether, withheld } from './learner-state.js';
import { conflict, type Db } from './rows.js';

// What an award builds on was read before its transaction. Here it is looked at again, and locked until the transaction
// ends. Whatever changed is a conflict, and the caller looks again. The order of locks is the same everywhere: members
// and versions, learners, awards, status lists, each by their ids; so nobody waits in a circle.

/** Locks learners, so that neither their consent nor what a person decided of their certificates changes. */
export async function lockLearners(tx: Db, learnerIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM "Learner" WHERE "id" = ANY(${[...new Set(learnerIds)]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/** Locks the learner of an award, before the award itself. */
export async function lockLearnerOf(tx: Db, awardId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM "Learner" WHERE "id" = (SELECT "learnerId" FROM "Award" WHERE "id" = ${awardId}::uuid)
    FOR NO KEY UPDATE`;
}

/** Locks learners and makes sure that each is one's own record still and agrees to what was composed for them. */
export async function requireLearners(tx: Db, plans: readonly AwardPlan[]): Promise<void> {
  const ids = [...new Set(plans.map(({ award }) => award.learner.id))];
  await lockLearners(tx, ids);
  const rows = new Map(
    (await tx.learner.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]),
  );
  if ([...rows.values()].some(({ mergedIntoId }) => mergedIntoId !== null))
    throw gone('learner.merged', 'The record of a learner was merged into another one');
  if (plans.some(({ award }) => rows.get(award.learner.id)?.name !== award.learner.name))
    throw gone('learner.renamed', 'A learner got another name');
  const agreed = plans.filter(({ basis }) => basis?.consent);
  if (agreed.length === 0) return;
  const together = await selectTogether(
    tx,
    agreed.map(({ award }) => award.learner.id),
  );
  if (agreed.some(({ award, basis }) => String(together.get(award.learner.id)) !== String(basis?.consent)))
    throw gone('award.consent-withdrawn', 'A learner withdrew the consent to composition');
}

/** Makes sure that no person revoked, in the meantime, the certificate that is to be minted without a person's word. */
export async function requireNotWithheld(tx: Db, plans: readonly AwardPlan[]): Promise<void> {
  const automatic = plans.filter(({ award, basis }) => award.kind === 'programme' && !basis?.confirmed);
  if (automatic.length === 0) return;
  const before = await tx.award.findMany({
    where: { kind: 'programme', learnerId: { in: automatic.map(({ award }) => award.learner.id) } },
    select: { learnerId: true, kind: true, code: true, recordedAt: true, endedBy: true },
  });
  const refused = automatic.some(({ award }) =>
    withheld(before.filter(({ learnerId }) => learnerId === award.learner.id)).includes(award.code),
  );
  if (refused) throw gone('award.withheld', 'A person revoked such a certificate in the meantime');
}

/** Makes sure that the issuers may award this, as a verifier will decide it, and that the versions are not retired. */
export async function requireRecognition(tx: Db, plans: readonly AwardPlan[], act: Act): Promise<void> {
  const awards = plans.map(({ award }) => award);
  await requireOffered(tx, awards);
  const registry = { ...(await lockedRegistry(tx, awards)), versions: versionsOf(awards) };
  const refused = awards.some(
    ({ issuerDid, achievement, ects, awardedOn }) =>
      recognise(registry, {
        issuer: issuerDid,
        achievement,
        ects,
        awardedOn,
        signedAt: act.at.toISOString(),
      }) !== 'recognised',
  );
  if (refused) throw gone('award.not-recognised', 'An issuer is not recognised for this award any more');
}

type Award = AwardPlan['award'];

async function requireOffered(tx: Db, awards: readonly Award[]): Promise<void> {
  const addresses = [...new Set(awards.map(({ achievement }) => achievement))];
  const modules = await tx.$queryRaw<{ retiredAt: Date | null }[]>`
    SELECT "retiredAt" FROM "ModuleVersion" WHERE "address" = ANY(${addresses}) ORDER BY "address" FOR SHARE`;
  const programmes = await tx.$queryRaw<{ retiredAt: Date | null }[]>`
    SELECT "retiredAt" FROM "ProgrammeVersion" WHERE "address" = ANY(${addresses}) ORDER BY "address" FOR SHARE`;
  const offered = [...modules, ...programmes].filter(({ retiredAt }) => retiredAt === null);
  if (offered.length !== addresses.length)
    throw gone('award.version-retired', 'A module or programme version was retired in the meantime');
}

interface MemberRow {
  code: string;
  did: string;
  from: string;
  until: string | null;
}

async function lockedRegistry(tx: Db, awards: readonly Award[]): Promise<Omit<Registry, 'versions'>> {
  const dids = [...new Set(awards.map(({ issuerDid }) => issuerDid))];
  const codes = [...new Set(awards.map(({ code }) => code))];
  const members = await tx.$queryRaw<MemberRow[]>`
    SELECT "code", "did", "memberFrom" AS "from", "memberUntil" AS "until" FROM "Institution"
    WHERE "did" = ANY(${dids}) ORDER BY "code" FOR SHARE`;
  const recognitions = await tx.$queryRaw<MemberRow[]>`
    SELECT "institutionCode" AS "code", "moduleCode" AS "did", "from", "until" FROM "Recognition"
    WHERE "institutionCode" = ANY(${members.map(({ code }) => code)}) AND "moduleCode" = ANY(${codes})
    ORDER BY "institutionCode", "moduleCode", "from" FOR SHARE`;
  const network = await tx.network.findUnique({ where: { id: 1 } });
  const issuers = members.map((member) =>
    issuerOf(
      member,
      recognitions
        .filter(({ code }) => code === member.code)
        .map((row) => ({ module: row.did, ...periodOf(row) })),
    ),
  );
  if (network)
    issuers.push(
      issuerOf({ code: network.code, did: network.did, from: network.memberSince, until: null }, []),
    );
  return { issuers: new Map(issuers.map((issuer) => [issuer.did, issuer])), graceDays: GRACE_DAYS };
}

function periodOf({ from, until }: { from: string; until: string | null }) {
  return { from, until: until ?? undefined };
}

function issuerOf(row: MemberRow, recognisedFor: RegistryIssuer['recognisedFor']): RegistryIssuer {
  const { code, did } = row;
  const nothing = { name: {}, country: '', demo: false, keys: [] };
  return { ...nothing, kind: 'institution', code, did, membership: periodOf(row), recognisedFor };
}

function versionsOf(awards: readonly Award[]): Registry['versions'] {
  return new Map(
    awards.map(({ achievement, kind, code, ects, issuerDid }): [string, RegisteredVersion] => [
      achievement,
      { address: achievement, kind, code, ects, title: {}, digest: '', awardedBy: issuerDid },
    ]),
  );
}

function gone(code: string, message: string): CairnError {
  return conflict(code, message, undefined);
}

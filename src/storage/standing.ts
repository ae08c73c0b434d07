import type { CairnError } from '../common/errors.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import { GRACE_DAYS, recognise } from '../registry/recognition.js';
import type { RegisteredVersion, Registry, RegistryIssuer } from '../registry/registry.js';
import { type Ended, selectTogether, withheld } from './learner-state.js';
import { conflict, type Db } from './rows.js';
import type { Statements } from './statements.js';

// What an award builds on was read before its transaction. Here it is looked at again, and locked until the transaction
// ends. Whatever changed is a conflict, and the caller looks again. The order of locks is the same everywhere: members
// and versions, learners, awards, status lists, each by their ids; so nobody waits in a circle.

/** Locks learners, so that neither their consent nor what a person decided of their certificates changes. */
export async function lockLearners(tx: Db, learnerIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM "Learner" WHERE "id" = ANY(${[...new Set(learnerIds)]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/** Locks the learners of awards, before the awards themselves: whose they are after a merge that this waited for, too. */
export async function lockLearnersOf(tx: Db, awardIds: readonly string[]): Promise<void> {
  for (let locked = ''; ; ) {
    const owners = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Learner" WHERE "id" IN (SELECT "learnerId" FROM "Award" WHERE "id" = ANY(${awardIds}::uuid[]))
      ORDER BY "id" FOR NO KEY UPDATE`;
    const ids = owners.map(({ id }) => id).join();
    if (ids === locked) return;
    locked = ids;
  }
}

/** Locks learners and makes sure that each is one's own record still and agrees to what was composed for them. */
export async function requireLearners(tx: Statements, plans: readonly AwardPlan[]): Promise<void> {
  const ids = [...new Set(plans.map(({ award }) => award.learner.id))];
  if (ids.length === 0) return;
  const locked = await tx.$queryRaw<{ id: string; name: string; mergedIntoId: string | null }[]>`
    SELECT "id", "name", "mergedIntoId" FROM "Learner" WHERE "id" = ANY(${ids}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`;
  const rows = new Map(locked.map((row) => [row.id, row]));
  if (locked.some(({ mergedIntoId }) => mergedIntoId !== null))
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
export async function requireNotWithheld(tx: Statements, plans: readonly AwardPlan[]): Promise<void> {
  const automatic = plans.filter(({ award, basis }) => award.kind === 'programme' && !basis?.confirmed);
  if (automatic.length === 0) return;
  const before = await tx.$queryRaw<(Ended & { learnerId: string })[]>`
    SELECT "learnerId", "kind", "code", "recordedAt", "endedBy" FROM "Award"
    WHERE "kind" = 'programme' AND "learnerId" = ANY(${automatic.map(({ award }) => award.learner.id)}::uuid[])`;
  const refused = automatic.some(({ award }) =>
    withheld(before.filter(({ learnerId }) => learnerId === award.learner.id)).includes(award.code),
  );
  if (refused) throw gone('award.withheld', 'A person revoked such a certificate in the meantime');
}

/** Makes sure that the issuers may award this, as a verifier will decide it, and that the versions are not retired. */
export async function requireRecognition(
  tx: Statements,
  plans: readonly AwardPlan[],
  act: Act,
): Promise<void> {
  const awards = plans.map(({ award }) => award);
  const { offered, ...registry } = await lockedStanding(tx, awards);
  if (new Set(awards.map(({ achievement }) => achievement)).size !== offered)
    throw gone('award.version-retired', 'A module or programme version was retired in the meantime');
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

interface MemberRow {
  readonly code: string;
  readonly did: string;
  readonly from: string;
  readonly until: string | null;
}

interface Standing {
  readonly modules: number;
  readonly programmes: number;
  readonly members: readonly MemberRow[];
  readonly recognitions: readonly (Omit<MemberRow, 'did'> & { readonly module: string })[];
  readonly network: MemberRow | null;
}

/** The registry as far as these awards go, and how many of their versions are still offered, all of it locked. */
async function lockedStanding(
  tx: Statements,
  awards: readonly Award[],
): Promise<Registry & { readonly offered: number }> {
  const addresses = [...new Set(awards.map(({ achievement }) => achievement))];
  const dids = [...new Set(awards.map(({ issuerDid }) => issuerDid))];
  const codes = [...new Set(awards.map(({ code }) => code))];
  const [standing] = await tx.$queryRaw<Standing[]>`
    WITH modules AS (
      SELECT "retiredAt" FROM "ModuleVersion" WHERE "address" = ANY(${addresses}) ORDER BY "address" FOR SHARE),
    programmes AS (
      SELECT "retiredAt" FROM "ProgrammeVersion" WHERE "address" = ANY(${addresses}) ORDER BY "address" FOR SHARE),
    members AS (
      SELECT "code", "did", "memberFrom" AS "from", "memberUntil" AS "until" FROM "Institution"
      WHERE "did" = ANY(${dids}) ORDER BY "code" FOR SHARE),
    recognitions AS (
      SELECT "institutionCode" AS "code", "moduleCode" AS "module", "from", "until" FROM "Recognition"
      WHERE "institutionCode" IN (SELECT "code" FROM members) AND "moduleCode" = ANY(${codes})
      ORDER BY "institutionCode", "moduleCode", "from" FOR SHARE)
    SELECT (SELECT count(*)::int FROM modules WHERE "retiredAt" IS NULL) AS "modules",
      (SELECT count(*)::int FROM programmes WHERE "retiredAt" IS NULL) AS "programmes",
      (SELECT coalesce(jsonb_agg(m), '[]') FROM members m) AS "members",
      (SELECT coalesce(jsonb_agg(r), '[]') FROM recognitions r) AS "recognitions",
      (SELECT jsonb_build_object('code', "code", 'did', "did", 'from', "memberSince") FROM "Network") AS "network"`;
  const { modules = 0, programmes = 0, members = [], recognitions = [], network } = standing ?? {};
  const issuers = members.map((member) =>
    issuerOf(
      member,
      recognitions
        .filter(({ code }) => code === member.code)
        .map((row) => ({ module: row.module, ...periodOf(row) })),
    ),
  );
  if (network) issuers.push(issuerOf(network, []));
  return {
    issuers: new Map(issuers.map((issuer) => [issuer.did, issuer])),
    versions: versionsOf(awards),
    graceDays: GRACE_DAYS,
    offered: modules + programmes,
  };
}

function periodOf({ from, until }: Pick<MemberRow, 'from' | 'until'>) {
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

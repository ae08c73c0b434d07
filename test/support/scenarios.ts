import { giveConsent } from '../../src/issuing/consent.js';
import { issueResults } from '../../src/issuing/issue-results.js';
import { type AwardAct, actOnAwards } from '../../src/issuing/lifecycle/acts.js';
import { correctAward } from '../../src/issuing/lifecycle/correct.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../src/issuing/lifecycle/rename.js';
import { confirmMerge } from '../../src/issuing/merging/decide.js';
import { type MergeDeps, proposeMerge } from '../../src/issuing/merging/propose.js';
import type { ConsentStore, IssuingStore } from '../../src/issuing/ports.js';
import { settle } from '../../src/issuing/settle.js';
import type { TestDatabase } from './database.js';
import { revoke } from './revoke.js';
import { csv, START } from './services.js';

/** What the commands of a story need. */
export type StoryDeps = MergeDeps & { readonly store: IssuingStore & ConsentStore };

/** One command of a story. To repeat it must be harmless. `deps` may die in the middle of it. */
export type Step = (deps: StoryDeps, stage: Stage) => Promise<unknown>;

/** Where a story plays: `tag` keeps its learners apart from those of other stories on the same database. */
export interface Stage {
  readonly database: TestDatabase;
  readonly tag: string;
  /** What a step found out before the crash, for its repetition. */
  readonly memory: Map<string, string>;
  /** Sets the clock. */
  at(instant: string): void;
}

const TODAY = START.slice(0, 10);
const TOMORROW = '2026-06-16';

/** A result `MODULE DATE` of each learner, who is a letter: `{ a: ['MA 2026-01-10'] }`. */
type Results = Readonly<Record<string, readonly string[]>>;

function issue(institution: string, results: Results): Step {
  return (deps, { tag }) => {
    const rows = Object.entries(results).flatMap(([learner, lines]) =>
      lines.map((line) => `${tag}${learner},Learner ${learner},${line.replace(' ', ',')},B,`),
    );
    return issueResults(deps, csv(...rows), institution, 'test');
  };
}

/** Revokes the first award of learner `a` for a module (of a day), or for a programme. */
function revokeOne(code: string, awardedOn = ''): Step {
  return async (deps, { database, tag, memory }) => {
    const key = `revoke ${code} ${awardedOn}`;
    const known = memory.get(key);
    const learner = { numbers: { some: { number: `${tag}a` } } };
    const where = { learner, code, ...(awardedOn ? { awardedOn } : {}) };
    const first = { where, orderBy: { recordedAt: 'asc' } } as const;
    const id = known ?? (await database.prisma.award.findFirstOrThrow(first)).id;
    memory.set(key, id);
    return revoke(deps, id, 'Awarded by mistake.', 'test');
  };
}

/** Learner `a` is known to both institutions, and may agree that their awards are looked at together. */
function enrol(agrees: boolean): Step {
  return async (deps, { database, tag }) => {
    const number = { institutionCode: 'alpha', number: `${tag}a` };
    const found = await database.prisma.learnerNumber.findFirstOrThrow({ where: number });
    await database.prisma.learnerNumber.createMany({
      data: [{ ...number, institutionCode: 'beta', learnerId: found.learnerId }],
      skipDuplicates: true,
    });
    return agrees ? giveConsent(deps, found.learnerId, 'test') : undefined;
  };
}

/** Confirms what is proposed to learner `a`. */
function confirm(): Step {
  return async (deps, { database, tag }) => {
    const number = { institutionCode: 'alpha', number: `${tag}a` };
    const { learnerId } = await database.prisma.learnerNumber.findFirstOrThrow({ where: number });
    return settle(deps, { actor: 'test', confirm: true, learnerIds: [learnerId] });
  };
}

/** The first award of learner `a` for a module or programme, the same one in each repetition. */
async function firstAward(code: string, { database, tag, memory }: Stage): Promise<string> {
  const learner = { numbers: { some: { number: `${tag}a` } } };
  const first = { where: { learner, code }, orderBy: { recordedAt: 'asc' } } as const;
  const id = memory.get(`award ${code}`) ?? (await database.prisma.award.findFirstOrThrow(first)).id;
  memory.set(`award ${code}`, id);
  return id;
}

function act(what: AwardAct, code: string): Step {
  return async (deps, stage) => {
    const id = await firstAward(code, stage);
    return actOnAwards(deps, what, [id], 'Looked into.', operator('test'));
  };
}

function correct(code: string, grade: string): Step {
  return async (deps, stage) =>
    correctAward(deps, await firstAward(code, stage), { grade }, 'Typed wrongly.', operator('test'));
}

async function learnerOf(letter: string, { database, tag, memory }: Stage): Promise<string> {
  const number = { institutionCode: 'alpha', number: `${tag}${letter}` };
  const found = memory.get(`learner ${letter}`);
  const id = found ?? (await database.prisma.learnerNumber.findFirstOrThrow({ where: number })).learnerId;
  memory.set(`learner ${letter}`, id);
  return id;
}

function rename(name: string): Step {
  return async (deps, stage) => {
    const change = { learnerId: await learnerOf('a', stage), name, reason: 'Married.' };
    return renameLearner(deps, change, operator('test'));
  };
}

/** Learner `b` is learner `a`: one proposes, another confirms. */
function merge(): Step {
  return async (deps, stage) => {
    const [kept, merged] = [await learnerOf('a', stage), await learnerOf('b', stage)];
    const known = () => stage.database.prisma.learnerMerge.findFirst({ where: { mergedId: merged } });
    const wish = { kept, merged, reason: 'One person.' };
    // somebody else may have proposed it in the meantime
    if (!(await known()))
      await proposeMerge(deps, wish, operator('one')).catch(async (error: unknown) => {
        if (!(await known())) throw error;
      });
    return confirmMerge(deps, (await known())?.id ?? '', operator('another'));
  };
}

function nextDay(): Step {
  return async (_, { at }) => at(`${TOMORROW}T10:00:00Z`);
}

const BOTH = issue('alpha', { a: ['MA 2026-01-10', 'MB 2026-02-10', 'MC 2026-03-10'] });

/** Stories of the small catalogue. What each comes to is found by playing it undisturbed. */
export const STORIES: Readonly<Record<string, readonly Step[]>> = {
  'one certificate, and one that is not due': [
    issue('alpha', { a: ['MA 2026-01-10', 'MB 2026-02-10'], b: ['MA 2026-01-10'] }),
  ],
  'a certificate on a certificate': [BOTH],
  'two files, each of them half a certificate': [
    issue('alpha', { a: ['MB 2026-02-10'] }),
    issue('alpha', { a: ['MA 2026-01-10'] }),
  ],
  'two institutions, with consent': [
    issue('alpha', { a: ['MB 2026-02-10'] }),
    enrol(true),
    issue('beta', { a: ['MA 2026-01-10'] }),
  ],
  'two institutions, without consent': [
    issue('alpha', { a: ['MB 2026-02-10'] }),
    enrol(false),
    issue('beta', { a: ['MA 2026-01-10'] }),
  ],
  'a part revoked, another in its place': [
    issue('alpha', { a: ['MA 2026-01-10', 'MA 2026-02-10', 'MB 2026-02-10', 'MC 2026-03-10'] }),
    revokeOne('MA', '2026-01-10'),
  ],
  'a part revoked, none in its place': [BOTH, revokeOne('MB')],
  'a part revoked that only the outer certificate used': [BOTH, revokeOne('MC')],
  'a part revoked, its replacement awarded a day later': [
    issue('alpha', { a: [`MA ${TODAY}`, 'MB 2026-02-10', 'MC 2026-03-10'] }),
    nextDay(),
    issue('alpha', { a: [`MB ${TOMORROW}`] }),
    revokeOne('MB', '2026-02-10'),
  ],
  'a part revoked, its replacement given afterwards': [
    BOTH,
    revokeOne('MA'),
    issue('alpha', { a: ['MA 2026-04-10'] }),
  ],
  'both of two alternatives revoked': [
    issue('alpha', { a: ['MA 2026-01-10', 'MB 2026-02-10', 'MA 2026-03-10'] }),
    revokeOne('MA', '2026-01-10'),
    revokeOne('MA', '2026-03-10'),
  ],
  'a part suspended, and reinstated': [BOTH, act('suspend', 'MA'), act('reinstate', 'MA')],
  'a certificate suspended, a part revoked, and the certificate reinstated': [
    issue('alpha', { a: ['MA 2026-01-10', 'MB 2026-02-10', 'MB 2026-02-11'] }),
    act('suspend', 'P1'),
    revokeOne('MB', '2026-02-10'),
    act('reinstate', 'P1'),
  ],
  'a new name': [BOTH, rename('Other Name')],
  'a grade corrected, so that the certificate falls, and again': [
    issue('alpha', { a: ['MD 2026-01-10', 'MA 2026-01-10'] }),
    correct('MD', 'C'),
    correct('MD', 'A'),
  ],
  'two records of one learner': [
    issue('alpha', {
      a: ['MB 2026-02-10', 'MC 2026-03-10'],
      b: ['MA 2026-01-10', 'MB 2026-02-11', 'MC 2026-03-10'],
    }),
    merge(),
  ],
  'the inner certificate revoked, and minted again on a person’s word': [BOTH, revokeOne('P1'), confirm()],
};

/** What a story came to: the learners' awards with their stacks in words that every playing of it shares. */
export async function outcomeOf({ database, tag }: Stage): Promise<string[]> {
  const rows = await database.prisma.award.findMany({
    where: { learner: { numbers: { some: { number: { startsWith: tag } } } } },
    include: {
      learner: true,
      credentials: { where: { state: 'issued' } },
      stack: { include: { part: true } },
    },
  });
  const named = (award: { code: string; awardedOn: string }) => `${award.code} of ${award.awardedOn}`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows
    .map((award) => {
      const state = award.revokedAt ? 'revoked' : award.suspendedAt ? 'suspended' : 'in force';
      const stack = award.stack
        .filter(({ revision }) => revision === award.stackRevision)
        .map(({ rulePart, part, throughId }) => {
          const through = byId.get(throughId ?? '');
          return `${rulePart}: ${named(part)}${through ? ` through ${named(through)}` : ''}`;
        });
      return [
        award.learner.name,
        named(award),
        state,
        `${award.credentials.length} credentials`,
        ...stack.sort(),
      ].join('; ');
    })
    .sort();
}

/** The signed documents of a story's learners, and whether each is in force. */
export async function documentsOf({ database, tag }: Stage) {
  const rows = await database.prisma.credential.findMany({
    where: { state: 'issued', award: { learner: { numbers: { some: { number: { startsWith: tag } } } } } },
  });
  return rows.map(({ id, document, statusIndex, revokedAt, suspendedAt }) => ({
    id,
    statusIndex,
    text: document ?? '',
    inForce: revokedAt === null && suspendedAt === null,
  }));
}

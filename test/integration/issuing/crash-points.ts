import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import { isJsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { PrismaClient } from '../../../src/generated/prisma/client.js';
import { recover } from '../../../src/issuing/settle.js';
import { type Services, wire } from '../../../src/services.js';
import { createPool } from '../../../src/storage/pool.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions, strayIndexes } from '../../support/books.js';
import { Bomb, MinedSocket, mined } from '../../support/crash.js';
import {
  documentsOf,
  outcomeOf,
  STORIES,
  type Stage,
  type Step,
  type StoryDeps,
} from '../../support/scenarios.js';
import {
  MASTER_SECRET,
  openTestServices,
  START,
  seededRandom,
  type TestServices,
} from '../../support/services.js';
import { gradedCatalogue } from '../../support/small-catalogue.js';

/** Repeats a run: the seed that a failure prints. */
const SEED = process.env.CAIRN_CRASH_SEED ?? randomBytes(6).toString('hex');
/** How many crashes there are in one test, so that a failure is told early and near. */
const AT_A_TIME = 20;

/**
 * `call`: the process ends at a call to the store or the signer. `hiccup`: one such call fails, and the process goes on.
 * `cut`: the connection to the database breaks, amid a transaction or not, and the process ends.
 */
const FAULTS = ['call', 'call', 'hiccup', 'cut'] as const;
type Fault = (typeof FAULTS)[number];

const AFTERWARDS = '2026-06-17T10:00:00Z';

let world: TestServices;

const depsOf = ({ lifecycle, stores }: Services): StoryDeps => ({ ...lifecycle, store: stores });

/** Plays a story with dependencies that end when the bomb strikes. */
async function withFault<T>(fault: Fault, bomb: Bomb, play: (deps: StoryDeps) => Promise<T>): Promise<T> {
  if (fault !== 'cut') return play(mined(depsOf(world.services), bomb));
  const { config, effects } = world.services;
  const pool = createPool({ ...world.database.address, stream: () => new MinedSocket(bomb) }, 3);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  const services = wire({ prisma, pool, close }, config, new Uint8Array(MASTER_SECRET), effects);
  try {
    return await play(depsOf(services));
  } finally {
    await services.close();
  }
}

interface Reference {
  readonly outcome: readonly string[];
  /** For each step, how often each kind of fault could have struck. */
  readonly counts: readonly Readonly<Record<Fault, number>>[];
}

const references = new Map<string, Promise<Reference>>();

/** Plays a story undisturbed, with bombs that only count. */
function referenceOf(story: string): Promise<Reference> {
  const known = references.get(story) ?? makeReference(story, stageOf(`reference ${references.size}-`));
  references.set(story, known);
  return known;
}

async function makeReference(story: string, stage: Stage): Promise<Reference> {
  const counts: Record<Fault, number>[] = [];
  for (const step of STORIES[story] ?? []) {
    const [call, cut] = [new Bomb(), new Bomb()];
    await withFault('cut', cut, (deps) => step(mined(deps, call), stage));
    counts.push({ call: call.count, hiccup: call.count, cut: cut.count });
  }
  expect(await contradictions(world.database)).toEqual([]);
  return { outcome: await outcomeOf(stage), counts };
}

function stageOf(tag: string): Stage {
  world.at(START);
  return { database: world.database, tag, memory: new Map(), at: (instant) => world.at(instant) };
}

/** Random whole numbers below a bound, of a seed. */
function dice(name: string): (below: number) => number {
  const random = seededRandom(`${SEED} ${name}`);
  return (below) => random(3).reduce((sum, byte) => sum * 256 + byte, 0) % below;
}

/** One playing of one story; `crashes` tells what happened. */
interface Play {
  readonly story: string;
  readonly stage: Stage;
  readonly draw: (below: number) => number;
  readonly crashes: string[];
}

/** Does something that may crash at its `at`-th call or write; true if it did. */
async function crash(
  play: Play,
  fault: Fault,
  below: number,
  what: string,
  work: (deps: StoryDeps) => Promise<unknown>,
) {
  const [at, afterwards] = [1 + play.draw(Math.max(1, below)), play.draw(2) === 0];
  const bomb = new Bomb({ at, afterwards, once: fault === 'hiccup' });
  await withFault(fault, bomb, work).catch((error: unknown) => {
    if (!bomb.struck) throw error;
  });
  if (bomb.struck) play.crashes.push(`${what}: ${afterwards ? 'after' : 'before'} ${fault} ${at}`);
  return bomb.struck;
}

/** What another process, which nothing happens to, does at the same time. */
async function beside(company: string, healthy: StoryDeps, step: Step, stage: Stage): Promise<void> {
  if (company === 'recovery') await recover(healthy, 'test');
  if (company === 'step') await step(healthy, stage);
}

/** Each step crashes once; then the service starts again, which may crash too, and the step is repeated. */
async function playOut(play: Play, counts: Reference['counts']): Promise<void> {
  const healthy = depsOf(world.services);
  for (const [index, step] of (STORIES[play.story] ?? []).entries()) {
    const fault = FAULTS[play.draw(FAULTS.length)] ?? 'call';
    const below = counts[index]?.[fault] ?? 0;
    const company = ['recovery', 'step'][play.draw(8)] ?? 'none';
    const other = Promise.allSettled([beside(company, healthy, step, play.stage)]);
    const what = `step ${index} beside ${company}`;
    const struck = await crash(play, fault, below, what, (deps) => step(deps, play.stage));
    for (const result of await other) if (result.status === 'rejected') throw result.reason;
    if (!struck) continue;
    const then = play.draw(3);
    if (then === 0) await crash(play, fault, 25, 'recovery', (deps) => recover(deps, 'test'));
    if (then === 1) await crash(play, fault, 25, 'repetition', (deps) => step(deps, play.stage));
    const { failed, unsettled } = await recover(healthy, 'test');
    expect([...failed, ...unsettled]).toEqual([]);
    expect(await contradictions(world.database)).toEqual([]);
    await step(healthy, play.stage);
  }
}

async function checkDocuments(stage: Stage): Promise<void> {
  // after the last day of any story, so that no status list is from the future
  stage.at(AFTERWARDS);
  for (const { id, statusIndex, text, inForce } of await documentsOf(stage)) {
    const document = parseStrictJson(text);
    if (!isJsonObject(document)) throw new Error('A credential is an object');
    expect(document.id).toBe(`urn:uuid:${id}`);
    expect(document.credentialStatus).toEqual([
      expect.objectContaining({ statusListIndex: `${statusIndex}` }),
      expect.objectContaining({ statusListIndex: `${statusIndex}` }),
    ]);
    const report = await verify(document, await world.services.trust());
    expect(report.verdict).toBe(inForce ? 'verified' : 'not-verified');
  }
}

/** Plays one story and tells how often it crashed. */
async function playOne(name: string): Promise<number> {
  const draw = dice(name);
  const stories = Object.keys(STORIES);
  const story = stories[draw(stories.length)] ?? '';
  const { counts, outcome } = await referenceOf(story);
  const play: Play = { story, stage: stageOf(`play ${name}-`), draw, crashes: [] };
  try {
    await playOut(play, counts);
    expect(await contradictions(world.database)).toEqual([]);
    expect(await outcomeOf(play.stage)).toEqual(outcome);
    if (draw(10) === 0) await checkDocuments(play.stage);
  } catch (cause) {
    const happened = `${story}; crashed in ${play.crashes.join(', ')}`;
    throw new Error(`CAIRN_CRASH_SEED=${SEED}, play ${name}, ${happened}: ${cause}`, { cause });
  }
  return play.crashes.length;
}

/** Defines the tests of so many crashes, rounded up to whole chapters. */
export function testCrashes(points: number): void {
  beforeAll(async () => {
    world = await openTestServices({ catalogue: gradedCatalogue() });
  });
  afterAll(() => world.close());

  describe('after a crash at a random call or statement, and a new start, the books are in order', () => {
    const chapters = Array.from({ length: Math.ceil(points / AT_A_TIME) }, (_, index) => index);
    test.each(chapters)(
      `chapter %i of ${AT_A_TIME} crashes`,
      async (chapter) => {
        let crashes = 0;
        for (let number = 0; crashes < AT_A_TIME; number++) crashes += await playOne(`${chapter}.${number}`);
      },
      120_000,
    );

    test('every status index is one that its list’s permutation handed out', async () => {
      expect(await strayIndexes(world.database, new Uint8Array(MASTER_SECRET))).toEqual([]);
    });
  });
}

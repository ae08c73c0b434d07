import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StackableAward } from '../../../src/domain/award.js';
import { compileRule } from '../../../src/domain/rules/compile.js';
import { evaluate, type StackLine } from '../../../src/domain/rules/evaluate.js';
import type { Rule } from '../../../src/domain/rules/rule.js';
import { type AwardAct, actOnAwards, previewAct } from '../../../src/issuing/lifecycle/acts.js';
import { correctAward, previewCorrection } from '../../../src/issuing/lifecycle/correct.js';
import type { Effect } from '../../../src/issuing/lifecycle/effect.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import type { PublishedCatalogue } from '../../../src/issuing/ports.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions } from '../../support/books.js';
import { documentOf, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';
import { gradedCatalogue } from '../../support/small-catalogue.js';

// Random acts on one learner's awards against a small pure model of what then stands; and each act's preview against what
// the act then does.

let the: TestServices;
let catalogue: PublishedCatalogue;
beforeAll(async () => {
  the = await openTestServices({ catalogue: gradedCatalogue() });
  catalogue = await the.services.stores.selectCatalogue();
});
afterAll(() => the.close());

const RESULTS = [
  'MA 2026-01-10',
  'MA 2026-01-11',
  'MB 2026-01-10',
  'MB 2026-01-12',
  'MC 2026-01-10',
  'MD 2026-01-10',
];
const ACTOR = operator('test');

/** An award as the model knows it. */
interface Modelled extends StackableAward {
  readonly id: string;
  revoked: boolean;
  /** A person suspended it. */
  held: boolean;
  grade?: { readonly scheme: string; readonly value: string } | undefined;
}

interface Certificate extends Modelled {
  stack: readonly StackLine[];
  /** What it rests on changed, and no new look has satisfied the rule since. */
  waits: boolean;
}

/** The pure model: what is in force after which acts. */
class Model {
  readonly modules: Modelled[];
  readonly certificates: Certificate[];

  constructor(modules: Modelled[], certificates: Certificate[]) {
    this.modules = modules;
    this.certificates = certificates;
  }

  all(): Modelled[] {
    return [...this.modules, ...this.certificates];
  }

  suspended(award: Modelled): boolean {
    const certificate = this.certificates.find(({ id }) => id === award.id);
    if (award.held || certificate?.waits) return true;
    return (certificate?.stack ?? []).some((line) => {
      const part = this.all().find(({ id }) => id === line.award);
      return part !== undefined && this.suspended(part);
    });
  }

  users(id: string): Certificate[] {
    return this.certificates.filter(
      ({ revoked, stack }) => !revoked && stack.some(({ award }) => award === id),
    );
  }

  act(act: AwardAct, award: Modelled): void {
    if (act === 'revoke') {
      if (award.revoked) return;
      award.revoked = true;
      for (const user of this.users(award.id)) user.waits = true;
    } else if (!award.revoked) award.held = act === 'suspend';
    this.look();
  }

  correct(award: Modelled, value: string): void {
    if (award.grade?.value === value) return;
    award.grade = { scheme: 'letters', value };
    for (const user of this.users(award.id)) if (user.code === 'P3') user.waits = true;
    this.look();
  }

  /** What waits and no person holds is looked at anew, inner ones first. */
  look(): void {
    for (const certificate of this.certificates) {
      if (certificate.revoked || certificate.held || !certificate.waits) continue;
      const usable = this.all().filter((one) => !one.revoked && one !== certificate && !this.suspended(one));
      const found = evaluate(compiled(certificate.code), usable.map(withParts), certificate.awardedOn);
      if (!found.satisfied) continue;
      certificate.stack = found.assignment;
      certificate.waits = false;
    }
  }
}

function withParts(award: Modelled): StackableAward {
  return 'stack' in award
    ? { ...award, parts: stackOf(award as Certificate).map((line) => line.award) }
    : award;
}

function stackOf({ stack }: Certificate): readonly StackLine[] {
  return stack;
}

function compiled(code: string) {
  const programme = catalogue.programmes.find(({ version }) => version.code === code)?.version;
  if (!programme) throw new Error(`No programme ${code}`);
  const { equivalents, gradingSchemes } = programme;
  const rule: Rule = programme.rule;
  return compileRule(rule, { equivalents, gradingSchemes });
}

async function begin(number: string): Promise<{ model: Model; learnerId: string }> {
  await the.issue('alpha', ...RESULTS.map((result) => `${number},Ada,${result.replace(' ', ',')},B,`));
  const learnerId = await learnerByNumber(the, 'alpha', number);
  const { awards } = await the.services.stores.selectLearnerState(learnerId);
  const modelled = awards.map((award) => ({ ...award, revoked: false, held: false }));
  const certificates = modelled.flatMap(({ stack, ...award }) =>
    stack ? [{ ...award, stack, waits: false }] : [],
  );
  certificates.sort((a, b) => a.stack.length - b.stack.length);
  return {
    model: new Model(
      modelled.filter(({ kind }) => kind === 'module'),
      certificates,
    ),
    learnerId,
  };
}

/** What stands, in words that model and database share. */
function expected(model: Model): string[] {
  return model
    .all()
    .filter(({ revoked }) => !revoked)
    .map((award) => {
      const stack = model.certificates.find(({ id }) => id === award.id)?.stack ?? [];
      const waits = model.certificates.find(({ id }) => id === award.id)?.waits;
      const parts = waits ? 'open' : stack.map((line) => line.award).sort();
      return `${award.code} ${award.id} ${model.suspended(award) ? 'suspended' : 'in force'} ${parts}`;
    })
    .sort();
}

async function found(model: Model, learnerId: string): Promise<string[]> {
  const { awards } = await the.services.stores.selectLearnerState(learnerId);
  const waiting = new Set(model.certificates.filter(({ waits }) => waits).map(({ id }) => id));
  return awards
    .map(({ code, id, suspended, parts = [] }) => {
      const stack = waiting.has(id) ? 'open' : [...parts].sort();
      return `${code} ${id} ${suspended ? 'suspended' : 'in force'} ${stack}`;
    })
    .sort();
}

type Command =
  | { readonly kind: AwardAct; readonly which: number }
  | { readonly kind: 'correct'; readonly grade: string }
  | { readonly kind: 'rename'; readonly name: string };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('suspend' as const), which: fc.nat(8) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reinstate' as const), which: fc.nat(8) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('revoke' as const), which: fc.nat(7) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), grade: fc.constantFrom('A', 'B', 'C') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rename' as const), name: fc.constantFrom('Ada', 'Eve') }),
  },
);

/** Does a command to model and database, previews it first, and compares the two. */
async function play(model: Model, learnerId: string, one: Command): Promise<void> {
  const deps = the.services.lifecycle;
  if (one.kind === 'rename') {
    await renameLearner(deps, { learnerId, name: one.name, reason: 'Said so.' }, ACTOR);
    return;
  }
  const award =
    one.kind === 'correct' ? model.modules.find(({ code }) => code === 'MD') : model.all()[one.which];
  if (!award || (award.revoked && one.kind !== 'revoke')) return;
  let previewed: Effect;
  let done: Effect;
  if (one.kind === 'correct') {
    previewed = await previewCorrection(deps, award.id, { grade: one.grade }, ACTOR);
    done = await correctAward(deps, award.id, { grade: one.grade }, 'Wrong.', ACTOR);
    model.correct(award, one.grade);
  } else {
    previewed = await previewAct(deps, one.kind, [award.id], ACTOR);
    done = await actOnAwards(deps, one.kind, [award.id], 'Wrong.', ACTOR);
    model.act(one.kind, award);
  }
  expect(done).toEqual(previewed);
}

test('whatever is done in whatever order, what stands is what the model says, and the books are in order', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 9 }), async (commands) => {
      const { model, learnerId } = await begin(`R${++count}`);
      expect(await found(model, learnerId)).toEqual(expected(model));
      for (const one of commands) {
        await play(model, learnerId, one);
        expect(await found(model, learnerId)).toEqual(expected(model));
        expect(await contradictions(the.database)).toEqual([]);
      }
      const last = model.certificates.find(({ revoked }) => !revoked);
      if (!last) return;
      const { verdict } = await verify(await documentOf(the, last.id), await the.services.trust());
      expect(verdict).toBe(model.suspended(last) ? 'not-verified' : 'verified');
    }),
    { numRuns: Number(process.env.CAIRN_LIFECYCLE_RUNS ?? 2), endOnFailure: true },
  );
}, 600_000);

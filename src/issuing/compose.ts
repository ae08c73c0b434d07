import { type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { buildCertificate, type StackLine } from '../credentials/documents/build.js';
import type { PublishedProgramme } from '../credentials/documents/published.js';
import { dateInZone, midnightInZone } from '../domain/dates.js';
import { ectsFromDecimal } from '../domain/ects.js';
import { compileRule } from '../domain/rules/compile.js';
import { type Evaluation, evaluate } from '../domain/rules/evaluate.js';
import { type IssueDeps, signAwards } from './issue.js';
import type {
  AwardPlan,
  InstitutionRecord,
  LearnerState,
  LiveAward,
  NetworkRecord,
  PublishedCatalogue,
  SignedAward,
  Together,
} from './ports.js';
import { newestVersions } from './versions.js';

export interface ComposeDeps extends IssueDeps {
  readonly random: Random;
}

export interface ComposeOptions {
  readonly actor: string;
  /** These learners; without it, all for whom something may have become due. */
  readonly learnerIds?: readonly string[] | undefined;
  /** Also mint what is only proposed: a person confirmed it. A DID: of the programmes that this body awards. */
  readonly confirm?: boolean | string | undefined;
  /** Learns of each certificate when it is recorded, for who has to tell of it even if what comes after it goes wrong. */
  readonly onMinted?: (minted: Composed) => void;
}

/**
 * A certificate that was minted, or could be where a person's word is asked for: by the programme's policy, or because a
 * person revoked the one before.
 */
export interface Composed {
  readonly learnerId: string;
  readonly programme: string;
  /** DID of the awarding body. */
  readonly awardingBody: string;
  readonly awardId: string;
  readonly credentialId: string;
  readonly state: 'issued' | 'proposed';
}

type Programme = PublishedCatalogue['programmes'][number];

/** What one look at learners found and did. */
export interface Look {
  readonly composed: readonly Composed[];
  /** Learners for whom something was minted, or changed in the meantime: they have to be looked at anew. */
  readonly again: readonly string[];
}

/**
 * Mints for each of these learners the next certificate that is due: one of a programme whose rule the learner's awards
 * satisfy today and which the learner doesn't hold yet. Reads across institutions only for learners who agreed. What a
 * person has to confirm is `proposed`. Safe to repeat and to race: a learner holds a programme once.
 */
export async function mintNext(
  deps: ComposeDeps,
  states: readonly LearnerState[],
  catalogue: PublishedCatalogue,
  options: ComposeOptions,
): Promise<Look> {
  const plans: AwardPlan[] = [];
  const proposed: Composed[] = [];
  for (const state of states) {
    const due = findDue(state, catalogue, deps.clock());
    const automatic = ({ version }: Programme) =>
      version.policy === 'automatic' && !state.withheld.includes(version.code);
    const confirmed = ({ version }: Programme) =>
      options.confirm === true || options.confirm === version.awardedBy.id;
    const next = due.find(({ programme }) => confirmed(programme) || automatic(programme));
    if (next) {
      const basis = { consent: state.consent, confirmed: confirmed(next.programme) };
      plans.push({ ...planCertificate(deps.random, state, next, catalogue), basis });
    } else proposed.push(...due.map(({ programme }) => proposal(state, programme)));
  }
  const minted = await mintCertificates(deps, plans, options);
  return {
    composed: [...minted, ...proposed],
    again: plans.map(({ award }) => award.learner.id),
  };
}

function proposal({ learner }: LearnerState, { version }: Programme): Composed {
  return {
    learnerId: learner.id,
    programme: version.code,
    awardingBody: version.awardedBy.id,
    awardId: '',
    credentialId: '',
    state: 'proposed',
  };
}

/** A programme whose rule is satisfied, by which awards, as of which day. */
export interface Due {
  readonly programme: Programme;
  readonly asOf: string;
  readonly evaluation: Extract<Evaluation, { satisfied: true }>;
}

/** What a learner has become entitled to and doesn't hold, in the order of the catalogue. */
export function findDue(state: LearnerState, catalogue: PublishedCatalogue, now: Date): Due[] {
  const usable = state.awards.filter((award) => award.issued && !award.suspended);
  return [...newestVersions(catalogue.programmes).values()].flatMap((programme) => {
    const held = state.awards.some(
      (award) => award.kind === 'programme' && award.code === programme.version.code,
    );
    if (held) return [];
    const asOf = dateInZone(now, bodyZone(programme.version, catalogue));
    if (!isMember(awardingBody(programme.version, catalogue), asOf)) return [];
    for (const pool of pools(usable, state.consent)) {
      const evaluation = evaluateProgramme(programme.version, pool, asOf);
      if (evaluation.satisfied) return [{ programme, asOf, evaluation }];
    }
    return [];
  });
}

/** A body whose membership ended awards nothing new. */
function isMember(body: NetworkRecord | InstitutionRecord, date: string): boolean {
  if ('memberSince' in body) return body.memberSince <= date;
  return body.memberFrom <= date && (body.memberUntil === undefined || date <= body.memberUntil);
}

/** Beyond what the learner agreed to, only awards of one institution are looked at together. */
export function pools(awards: readonly LiveAward[], consent: Together): LiveAward[][] {
  if (consent === true) return [[...awards]];
  const modules = awards.filter((award) => award.kind === 'module');
  const each = [...new Set(modules.map((award) => award.institution))].map((one) => [one]);
  return [...(consent ? [consent] : []), ...each].map((institutions) => {
    const own = new Set(
      modules.filter(({ institution }) => institutions.includes(institution)).map(({ id }) => id),
    );
    const programmes = awards.filter((award) => award.kind === 'programme');
    const programmeIds = new Set(programmes.map(({ id }) => id));
    const within = (award: LiveAward) =>
      (award.parts ?? []).every((part) => own.has(part) || programmeIds.has(part));
    return awards.filter((award) => own.has(award.id) || (award.kind === 'programme' && within(award)));
  });
}

export function evaluateProgramme(
  programme: PublishedProgramme,
  awards: readonly LiveAward[],
  asOf: string,
): Evaluation {
  const context = { equivalents: programme.equivalents, gradingSchemes: programme.gradingSchemes };
  return evaluate(compileRule(programme.rule, context), awards, asOf);
}

/** The IANA zone of a programme's awarding body: its certificates are dated there. */
export function bodyZone(programme: PublishedProgramme, catalogue: PublishedCatalogue): string {
  return awardingBody(programme, catalogue).timeZone;
}

function awardingBody(programme: PublishedProgramme, catalogue: PublishedCatalogue) {
  const { awardedBy } = programme;
  const body = [catalogue.network, ...catalogue.institutions].find(({ did }) => did === awardedBy.id);
  if (!body)
    throw new CairnError(
      'incoherent',
      'programme.awarding-body',
      'The awarding body of a programme is not a member',
    );
  return body;
}

/**
 * An award can be dated a day ahead of the zone of the body that would award the certificate, any of them; the learner is
 * then looked at again tomorrow.
 */
export function hasAwardsToCome(state: LearnerState, catalogue: PublishedCatalogue, now: Date): boolean {
  const today = [...newestVersions(catalogue.programmes).values()].map(({ version }) =>
    dateInZone(now, bodyZone(version, catalogue)),
  );
  return state.awards.some((award) => today.some((date) => award.awardedOn > date));
}

/** Mints what it can: a certificate that another process minted first, or a part of which was revoked, is left out. */
async function mintCertificates(
  deps: ComposeDeps,
  plans: readonly AwardPlan[],
  { actor, onMinted }: ComposeOptions,
): Promise<Composed[]> {
  if (plans.length === 0) return [];
  const signed = await signAwards(deps, plans);
  const minted: Composed[] = [];
  const record = async (some: readonly SignedAward[]) => {
    await deps.store.recordAwards(some, [], { actor, at: deps.clock() });
    for (const { plan } of some) {
      const one = certificate(plan);
      minted.push(one);
      onMinted?.(one);
    }
  };
  await unlessChanged(record(signed), async () => {
    if (signed.length > 1) for (const one of signed) await unlessChanged(record([one]), async () => {});
  });
  return minted;
}

function certificate({ award, credentialId }: AwardPlan): Composed {
  return {
    learnerId: award.learner.id,
    programme: award.code,
    awardingBody: award.issuerDid,
    awardId: award.id,
    credentialId,
    state: 'issued',
  };
}

/** Waits for work that fails as a conflict if what it builds on has changed, and then does something else. */
async function unlessChanged(work: Promise<void>, otherwise: () => Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof CairnError && error.kind === 'conflict')) throw error;
    await otherwise();
  }
}

/** The plan of a programme award as of a day, or of a new revision of one that exists. */
export function planCertificate(
  random: Random,
  state: LearnerState,
  { programme, asOf, evaluation }: Due,
  catalogue: PublishedCatalogue,
  existing?: Pick<LiveAward, 'id' | 'credentialId'>,
): AwardPlan {
  const { version, digest } = programme;
  const supersedes = existing ? existing.credentialId : state.replaced.get(version.code);
  const body = awardingBody(version, catalogue);
  const byId = new Map(state.awards.map((award) => [award.id, award]));
  const stack = evaluation.assignment.map((line): StackLine => {
    const award = byId.get(line.award);
    if (!award)
      throw new CairnError('incoherent', 'compose.unknown-award', 'A stack names an award that is not there');
    const { achievement, ects, awardedDate, institution } = award;
    return {
      rulePart: line.part,
      award: award.id,
      through: line.through,
      achievement,
      ects,
      awardedDate,
      issuer: institution,
    };
  });
  const award = {
    id: existing?.id ?? randomUuid(random),
    kind: 'programme' as const,
    learner: state.learner,
    issuerDid: body.did,
    code: version.code,
    achievement: version.id,
    ects: ectsFromDecimal(version.ects),
    awardedOn: asOf,
    awardedDate: midnightInZone(asOf, body.timeZone),
    criteria: {},
  };
  const credentialId = randomUuid(random);
  const issuer = { did: body.did, name: body.name, country: body.country };
  const facts = { credentialId, issuer, learner: state.learner, award, versionDigest: digest, supersedes };
  return {
    award,
    credentialId,
    supersedes,
    stack,
    grades: new Map(stack.map((line) => [line.award, byId.get(line.award)?.grade?.value])),
    document: (status) => buildCertificate(version, { ...facts, status }, stack),
  };
}

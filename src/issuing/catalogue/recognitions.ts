import { CairnError, type Fault } from '../../common/errors.js';
import { type CalendarDate, dateInZone } from '../../domain/dates.js';
import { checkRecognition } from '../../domain/recognition-check.js';
import { isMember, type MemberDeps, requireAgreed } from './institutions.js';
import type { By, MemberDecision, MemberRecord, RecognitionPeriod } from './ports.js';

/** `current`: it may award the module today. `planned` and `ended` are as of today in the institution's zone, too. */
export const RECOGNITION_STATES = ['planned', 'current', 'ended'] as const;
export type RecognitionState = (typeof RECOGNITION_STATES)[number];

export interface Recognition extends RecognitionPeriod {
  readonly institution: string;
  readonly state: RecognitionState;
}

/** Which recognition: a member has one of a module that begins on a day. */
export interface RecognitionKey {
  readonly institution: string;
  readonly module: string;
  readonly from: CalendarDate;
}

/**
 * The network recognises that an institution may award a module in a period, both ends included. Throws
 * `institution.unknown`, and `recognition.invalid` with every fault. `repeated`: as in `admitInstitution`.
 */
export async function recogniseInstitution(
  deps: MemberDeps,
  by: By,
  wish: RecognitionKey & { readonly until?: CalendarDate | undefined },
  repeated = false,
): Promise<Recognition> {
  const { modules } = await deps.store.selectCatalogue();
  const known = new Set(modules.map(({ version }) => version.code));
  const { module, from, until } = wish;
  const recognition = { module, from, ...(until === undefined ? {} : { until }) };
  const decide = async (member: MemberRecord): Promise<MemberDecision> => {
    const before = member.recognisedFor.find((one) => one.module === module && one.from === from);
    if (repeated && before && before.until === until) return { member, notes: [] };
    const faults = checkRecognition(recognition, member, member.recognisedFor, known);
    if (faults.length > 0) throw invalid(faults);
    return {
      member: { ...member, recognisedFor: [...member.recognisedFor, recognition] },
      notes: [{ act: 'recognition.given', details: { module, from, until: until ?? null } }],
    };
  };
  return change(deps, by, wish, decide);
}

/**
 * Ends a recognition after a day, today in the institution's zone if none is given; it stays on record. To end it on a day
 * on which it ends already is no error. Throws `recognition.unknown`; `recognition.invalid` for an end before its
 * beginning; `recognition.ended` for an end later than the one it has (a further period is a new recognition); and
 * `recognition.awards-after` where awards would lose it and the caller doesn't say `evenIfAwarded`: nothing is revoked
 * then, but nobody's check finds them recognised any more.
 */
export async function endRecognition(
  deps: MemberDeps,
  by: By,
  key: RecognitionKey,
  end: { readonly until?: CalendarDate | undefined; readonly evenIfAwarded?: boolean | undefined },
): Promise<Recognition> {
  const decide = async (
    member: MemberRecord,
    awards: Parameters<Parameters<MemberDeps['store']['changeMember']>[2]>[1],
  ): Promise<MemberDecision> => {
    const before = requireKnown(member, key);
    const until = end.until ?? dateInZone(deps.clock(), member.timeZone);
    if (before.until === until) return { member, notes: [] };
    if (before.until !== undefined && before.until < until)
      throw new CairnError('conflict', 'recognition.ended', 'The recognition ends earlier already');
    if (until < key.from) throw invalid([reversed(key)]);
    const place = { code: 'recognition.awards-after', pointer: '/until' };
    const lost = await requireAgreed(awards.losing(before, until), end.evenIfAwarded, place);
    const recognisedFor = member.recognisedFor.map((one) => (one === before ? { ...one, until } : one));
    const details = { module: key.module, from: key.from, until, awardsNotRecognised: lost };
    return {
      member: { ...member, recognisedFor },
      notes: [{ act: 'recognition.ended', details }],
    };
  };
  return change(deps, by, key, decide);
}

/** Takes back a recognition under which nothing was ever awarded. Throws `recognition.unknown`, `recognition.used`. */
export async function withdrawRecognition(deps: MemberDeps, by: By, key: RecognitionKey): Promise<void> {
  await deps.store.changeMember(
    key.institution,
    undefined,
    async (member, awards) => {
      const before = requireKnown(member, key);
      if (await awards.any(before)) {
        throw new CairnError(
          'conflict',
          'recognition.used',
          'Awards were made under the recognition: it can be ended, and stays on record',
        );
      }
      const recognisedFor = member.recognisedFor.filter((one) => one !== before);
      const details = { module: key.module, from: key.from };
      return { member: { ...member, recognisedFor }, notes: [{ act: 'recognition.withdrawn', details }] };
    },
    { actor: by.actor, at: deps.clock() },
  );
}

export interface RecognitionFilter {
  readonly institution?: string | undefined;
  readonly module?: string | undefined;
  readonly state?: RecognitionState | undefined;
}

/** Recognitions that the caller may see, past ones too: all are the network's to see, an institution sees its own. */
export async function listRecognitions(
  deps: Pick<MemberDeps, 'store' | 'clock'>,
  by: By,
  filter: RecognitionFilter,
): Promise<Recognition[]> {
  const members = await deps.store.selectMembers();
  const seen = members.filter(
    ({ code }) =>
      [undefined, code].includes(by.institution) && [undefined, code].includes(filter.institution),
  );
  return seen
    .flatMap((member) => member.recognisedFor.map((one) => recognitionOf(member, one, deps.clock())))
    .filter(
      ({ module, state }) =>
        [undefined, module].includes(filter.module) && [undefined, state].includes(filter.state),
    );
}

/** Throws `recognition.unknown`, also for one of another institution than the caller's. */
export async function selectRecognition(
  deps: Pick<MemberDeps, 'store' | 'clock'>,
  by: By,
  key: RecognitionKey,
): Promise<Recognition> {
  const seen = [undefined, key.institution].includes(by.institution);
  const member = seen ? await deps.store.selectOptionalMember(key.institution) : undefined;
  if (!member) throw unknown();
  return recognitionOf(member, requireKnown(member, key), deps.clock());
}

async function change(
  deps: MemberDeps,
  by: By,
  key: RecognitionKey,
  decide: Parameters<MemberDeps['store']['changeMember']>[2],
): Promise<Recognition> {
  const act = { actor: by.actor, at: deps.clock() };
  const member = await deps.store.changeMember(key.institution, undefined, decide, act);
  return recognitionOf(member, requireKnown(member, key), act.at);
}

function recognitionOf(member: MemberRecord, period: RecognitionPeriod, now: Date): Recognition {
  const today = dateInZone(now, member.timeZone);
  const ended = (until: CalendarDate | undefined) => until !== undefined && until < today;
  const state = ended(period.until) || ended(member.memberUntil) ? 'ended' : 'current';
  const begun = period.from <= today && isMember(member, now);
  return { ...period, institution: member.code, state: state === 'current' && !begun ? 'planned' : state };
}

function requireKnown(member: MemberRecord, key: RecognitionKey): RecognitionPeriod {
  const found = member.recognisedFor.find((one) => one.module === key.module && one.from === key.from);
  if (!found) throw unknown();
  return found;
}

function unknown(): CairnError {
  return new CairnError('not-found', 'recognition.unknown', 'There is no such recognition');
}

function invalid(faults: readonly Fault[]): CairnError {
  return new CairnError('invalid', 'recognition.invalid', 'The recognition contradicts itself', faults);
}

function reversed({ from }: RecognitionKey): Fault {
  return {
    code: 'recognition.period-reversed',
    pointer: '/until',
    message: 'The recognition would end before it begins.',
    expected: `${from} or later; one under which nothing was awarded can be withdrawn`,
  };
}

import { type Fault, faultsUnder } from '../common/errors.js';
import { pointer } from '../common/json.js';
import type { CalendarDate } from './dates.js';

interface Period {
  readonly from: CalendarDate;
  /** The last day; absent where no end is set. */
  readonly until?: CalendarDate | undefined;
}

interface Recognition extends Period {
  readonly module: string;
}

interface Member {
  readonly code: string;
  readonly memberFrom: CalendarDate;
  readonly memberUntil?: CalendarDate | undefined;
  readonly recognisedFor: readonly Recognition[];
}

/**
 * Every incoherence in who belongs to the network and may award what, when. Pointers start at `/institutions`, and at
 * `/modules` for a module that nobody may ever award.
 */
export function checkRecognitions(
  members: readonly Member[],
  modules: readonly { readonly code: string }[],
  networkSince: CalendarDate,
): Fault[] {
  const known = new Set(modules.map((module) => module.code));
  return [
    ...members.flatMap((member, index) => [
      ...faultsUnder(pointer('institutions', index), checkMembership(member, networkSince)),
      ...member.recognisedFor.flatMap((recognition, place) =>
        faultsUnder(
          pointer('institutions', index, 'recognisedFor', place),
          checkRecognition(recognition, member, member.recognisedFor.slice(0, place), known),
        ),
      ),
    ]),
    ...checkAwardable(members, modules),
  ];
}

/** Every incoherence in a member's code and its period of membership. Pointers are into the member. */
export function checkMembership(member: Omit<Member, 'recognisedFor'>, networkSince: CalendarDate): Fault[] {
  const faults: Fault[] = [];
  if (member.code === 'network') {
    faults.push({
      code: 'institution.code-reserved',
      pointer: '/code',
      message: 'No institution can have the code network: owners and awarding bodies are named by it.',
    });
  }
  if (member.memberFrom < networkSince) {
    faults.push({
      code: 'institution.before-network',
      pointer: '/memberFrom',
      message: `${member.code} is a member from ${member.memberFrom}, but the network exists since ${networkSince}.`,
    });
  }
  if (isReversed(membership(member))) {
    faults.push({
      code: 'institution.period-reversed',
      pointer: '/memberUntil',
      message: `The membership of ${member.code} ends before it begins.`,
    });
  }
  return faults;
}

/** Every incoherence in one recognition of a member beside its others. Pointers are into the recognition. */
export function checkRecognition(
  recognition: Recognition,
  member: Omit<Member, 'recognisedFor'>,
  others: readonly Recognition[],
  known: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  const { module } = recognition;
  if (!known.has(module)) {
    faults.push({
      code: 'recognition.module-unknown',
      pointer: '/module',
      message: `${member.code} is recognised for ${module}, which is no module of the catalogue.`,
    });
  }
  if (isReversed(recognition)) {
    faults.push({
      code: 'recognition.period-reversed',
      pointer: '/until',
      message: `The recognition of ${member.code} for ${module} ends before it begins.`,
    });
  } else if (!contains(membership(member), recognition)) {
    faults.push({
      code: 'recognition.outside-membership',
      pointer: '',
      message: `The recognition of ${member.code} for ${module} reaches beyond its membership.`,
      expected: `within ${member.memberFrom} to ${member.memberUntil ?? 'an open end'}`,
    });
  }
  if (others.some((other) => other.module === module && overlap(other, recognition))) {
    faults.push({
      code: 'recognition.overlap',
      pointer: '',
      message: `${member.code} is recognised for ${module} in two periods that overlap.`,
      expected: 'periods without a common day',
    });
  }
  return faults;
}

function checkAwardable(members: readonly Member[], modules: readonly { readonly code: string }[]): Fault[] {
  const awardable = new Set(members.flatMap((member) => member.recognisedFor.map((entry) => entry.module)));
  return modules.flatMap((module, index): Fault[] => {
    if (awardable.has(module.code)) return [];
    return [
      {
        code: 'module.not-awardable',
        pointer: pointer('modules', index),
        message: `No institution is recognised for ${module.code}, so nobody could ever get it.`,
      },
    ];
  });
}

function membership(member: Omit<Member, 'recognisedFor'>): Period {
  return { from: member.memberFrom, until: member.memberUntil };
}

// Calendar dates of four-digit years compare as text; an open end is later than every date.
const lastDay = (period: Period): CalendarDate => period.until ?? '9999-12-31';
const isReversed = (period: Period): boolean => lastDay(period) < period.from;
const overlap = (a: Period, b: Period): boolean => a.from <= lastDay(b) && b.from <= lastDay(a);

/** An inner period without an end needs an outer one without an end: membership that ends takes recognition with it. */
function contains(outer: Period, inner: Period): boolean {
  return inner.from >= outer.from && lastDay(inner) <= lastDay(outer);
}

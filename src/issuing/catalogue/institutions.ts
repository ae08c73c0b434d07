import type { Clock } from '../../common/effects.js';
import { CairnError, type Fault } from '../../common/errors.js';
import { canonicalJson, jsonEquals, plainJson } from '../../common/json.js';
import { isWithin } from '../../common/wall.js';
import { didWebOf } from '../../credentials/dids/did-web.js';
import type { InstitutionContent } from '../../domain/catalogue.js';
import { type CalendarDate, dateInZone } from '../../domain/dates.js';
import type { LegalIdentity } from '../../domain/legal.js';
import { checkMembership } from '../../domain/recognition-check.js';
import type { TextMap } from '../../domain/text.js';
import type { InstitutionRecord, NewKey } from '../ports.js';
import type {
  AwardsUnder,
  By,
  CurationStore,
  MemberDecision,
  MemberRecord,
  RecognitionPeriod,
} from './ports.js';

export interface MemberDeps {
  readonly store: CurationStore;
  readonly makeKey: (didWeb: string | undefined) => Promise<NewKey>;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** A new member as it is admitted; what it is recognised for comes after. */
export type Admission = Omit<InstitutionContent, 'recognisedFor'>;

/**
 * Admits a member to the network: makes its key pair and its DID, and stores all three at once. `repeated`: the same
 * request may have been made before; a member that is there to the letter is then the answer. Throws
 * `institution.invalid` with every fault, `institution.code-taken`.
 */
export async function admitInstitution(
  deps: MemberDeps,
  by: By,
  admission: Admission,
  repeated = false,
): Promise<MemberRecord> {
  const { network } = await deps.store.selectCatalogue();
  refuse(checkMembership(admission, network.memberSince));
  const content = { ...named(admission, network.demo), recognisedFor: [] };
  const known = await deps.store.selectOptionalMember(admission.code);
  if (known) {
    if (repeated && isSame(known, content)) return known;
    throw new CairnError('conflict', 'institution.code-taken', 'The network has an institution of this code');
  }
  const key = await deps.makeKey(didWebOf(deps.publicUrl, ['i', admission.code]));
  const member = { ...content, did: key.did };
  await deps.store.insertMember(member, key, { actor: by.actor, at: deps.clock() });
  return { ...member, revision: 0 };
}

function isSame({ revision: _revision, did: _did, ...known }: MemberRecord, content: InstitutionContent) {
  return jsonEquals(plainJson({ ...known, recognisedFor: [] }), plainJson(content));
}

/** In a demonstration every issuer is marked as invented, in its name too. */
export function demoName(name: TextMap, demo: boolean): TextMap {
  if (!demo) return name;
  const marked = (text: string) => (text.endsWith(' (demo)') ? text : `${text} (demo)`);
  return Object.fromEntries(Object.entries(name).map(([language, text]) => [language, marked(text)]));
}

/** An issuer under the names by which it is known here: in a demonstration the legal one is marked, too. */
export function named<T extends { readonly name: TextMap; readonly legal?: LegalIdentity | undefined }>(
  issuer: T,
  demo: boolean,
): T {
  const { legal } = issuer;
  const identity = legal?.name ? { ...legal, name: demoName(legal.name, demo) } : legal;
  return { ...issuer, name: demoName(issuer.name, demo), ...(identity ? { legal: identity } : {}) };
}

/** An edit: what is absent stays. Members that never change may be sent as they are. */
export interface MemberEdit {
  readonly name?: TextMap | undefined;
  readonly city?: string | undefined;
  readonly website?: string | undefined;
  readonly primaryLanguage?: string | undefined;
  /** `null`: none. */
  readonly legal?: LegalIdentity | null | undefined;
  /** `null`: no end. */
  readonly memberUntil?: CalendarDate | null | undefined;
  /** End the membership although awards would lose their recognition. */
  readonly evenIfAwarded?: boolean | undefined;
  readonly code?: string | undefined;
  readonly did?: string | undefined;
  readonly country?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly memberFrom?: string | undefined;
}

const FIXED = {
  code: 'It stands in the institution’s DID and addresses, which never change.',
  did: 'Everything that the institution signed names it by its DID.',
  country: 'The credentials that it signed name it; an institution of another country is another member.',
  timeZone: 'The award dates that it signed are days in this zone.',
  memberFrom: 'What it awarded rests on when its membership began.',
} as const;

/**
 * Edits a member. Its city, website and primary language are its own to edit, too; its name, legal identity and membership,
 * which the network vouches for, are the network's (`auth.network-only`). Throws `institution.unknown`, also for another institution than the caller's;
 * `institution.fixed` with a reason for each member that never changes; `institution.invalid`; `edit.outdated`; and
 * `institution.awards-after` where awards would lose their recognition and the edit doesn't say `evenIfAwarded`.
 */
export async function editInstitution(
  deps: MemberDeps,
  by: By,
  code: string,
  edit: MemberEdit,
  revision: number | undefined,
): Promise<MemberRecord> {
  await selectInstitution(deps, by, code);
  const { network } = await deps.store.selectCatalogue();
  const act = { actor: by.actor, at: deps.clock() };
  const identity = edit.legal?.name
    ? { ...edit.legal, name: demoName(edit.legal.name, network.demo) }
    : edit.legal;
  const wanted = { ...edit, name: edit.name && demoName(edit.name, network.demo), legal: identity };
  const decide = async (member: MemberRecord, awards: AwardsUnder): Promise<MemberDecision> => {
    refuseFixed(member, wanted);
    const next = edited(member, wanted);
    if (by.institution !== undefined) refuseForeign(member, next);
    refuse(checkMembership(next, network.memberSince));
    const details = changesOf(member, next);
    const { memberUntil: until } = next;
    const shortened = until !== undefined && (member.memberUntil === undefined || until < member.memberUntil);
    const notes = details.fields.length === 0 ? [] : [{ act: 'institution.edited', details }];
    if (!shortened) return { member: next, notes };
    const period = { from: member.memberFrom, until: member.memberUntil };
    const place = { code: 'institution.awards-after', pointer: '/memberUntil' };
    const awardsNotRecognised = await requireAgreed(awards.losing(period, until), edit.evenIfAwarded, place);
    const recognisedFor = await cutRecognitions(member.recognisedFor, until, awards);
    return {
      member: { ...next, recognisedFor },
      notes: [{ act: 'institution.edited', details: { ...details, awardsNotRecognised } }],
    };
  };
  return deps.store.changeMember(code, revision, decide, act);
}

function edited({ memberUntil, legal, ...member }: MemberRecord, edit: MemberEdit): MemberRecord {
  const until = edit.memberUntil === undefined ? memberUntil : (edit.memberUntil ?? undefined);
  const identity = edit.legal === undefined ? legal : (edit.legal ?? undefined);
  return {
    ...member,
    name: edit.name ?? member.name,
    city: edit.city ?? member.city,
    website: edit.website ?? member.website,
    primaryLanguage: edit.primaryLanguage ?? member.primaryLanguage,
    ...(identity === undefined ? {} : { legal: identity }),
    ...(until === undefined ? {} : { memberUntil: until }),
  };
}

const EDITABLE = ['name', 'city', 'website', 'primaryLanguage', 'legal', 'memberUntil'] as const;

function changesOf(before: MemberRecord, after: MemberRecord) {
  const fields = EDITABLE.filter((field) => !jsonEquals(plainJson(before[field]), plainJson(after[field])));
  return { fields, ...(fields.includes('memberUntil') ? { memberUntil: after.memberUntil ?? null } : {}) };
}

function refuseFixed(member: MemberRecord, edit: MemberEdit): void {
  const faults = (Object.keys(FIXED) as (keyof typeof FIXED)[]).flatMap((field): Fault[] => {
    const wanted = edit[field];
    if (wanted === undefined || wanted === member[field]) return [];
    return [
      {
        code: 'institution.fixed',
        pointer: `/${field}`,
        message: FIXED[field],
        expected: `${member[field]}, or leave it out`,
      },
    ];
  });
  if (faults.length > 0)
    throw new CairnError('invalid', 'institution.fixed', 'Some of this never changes', faults);
}

/** An institution may send back what it read, name, legal identity and membership as they are. */
function refuseForeign(before: MemberRecord, after: MemberRecord): void {
  const renamed = canonicalJson(before.name) !== canonicalJson(after.name);
  const identified = !jsonEquals(plainJson(before.legal), plainJson(after.legal));
  if (!renamed && !identified && before.memberUntil === after.memberUntil) return;
  throw new CairnError(
    'refused',
    'auth.network-only',
    'The name, the legal identity and the membership of an institution are edited by the network',
  );
}

/** What a membership that ends takes with it: later days of recognitions, and those that nothing was awarded under. */
async function cutRecognitions(
  recognitions: readonly RecognitionPeriod[],
  until: CalendarDate,
  awards: AwardsUnder,
): Promise<RecognitionPeriod[]> {
  const kept: RecognitionPeriod[] = [];
  for (const recognition of recognitions) {
    const ends = recognition.until !== undefined && recognition.until <= until;
    if (ends) kept.push(recognition);
    else if (recognition.from <= until) kept.push({ ...recognition, until });
    // it begins later: a period in which something was awarded stays on record, of no effect without membership
    else if (await awards.any(recognition)) kept.push(recognition);
  }
  return kept;
}

/** How many awards lose their recognition. Throws unless none does, or the caller said that they may. */
export async function requireAgreed(
  losing: ReturnType<AwardsUnder['losing']>,
  agreed: boolean | undefined,
  { code, pointer }: { readonly code: string; readonly pointer: string },
): Promise<number> {
  const { count, keptUntil } = await losing;
  if (count === 0 || agreed === true) return count;
  const message = `${count} awards that were made under it would no longer be recognised, and their credentials no longer verified.`;
  const expected = `${keptUntil} or later; or evenIfAwarded: true`;
  throw new CairnError('conflict', code, message, [{ code, pointer, message, expected }]);
}

/** A member that the caller may see: all are the network's to see, an institution sees itself. Throws `institution.unknown`. */
export async function selectInstitution(
  deps: Pick<MemberDeps, 'store'>,
  by: By,
  code: string,
): Promise<MemberRecord> {
  const seen = isWithin(by.institution, code);
  const member = seen ? await deps.store.selectOptionalMember(code) : undefined;
  if (member) return member;
  throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
}

/** The members that the caller may see, in the order of their codes. */
export async function listInstitutions(deps: Pick<MemberDeps, 'store'>, by: By): Promise<MemberRecord[]> {
  if (by.institution !== undefined) return [await selectInstitution(deps, by, by.institution)];
  return deps.store.selectMembers();
}

/** Whether it is a member today, in its own zone. */
export function isMember({ memberFrom, memberUntil, timeZone }: InstitutionRecord, now: Date): boolean {
  const today = dateInZone(now, timeZone);
  return memberFrom <= today && (memberUntil === undefined || today <= memberUntil);
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0)
    throw new CairnError('invalid', 'institution.invalid', 'The institution contradicts itself', faults);
}

import { createHash } from 'node:crypto';
import { readEmail } from '../common/email.js';
import type { Fault } from '../common/errors.js';
import { uuidOfUrn } from '../common/uuid.js';
import type { PublishedModule } from '../credentials/documents/published.js';
import { type CalendarDate, dateInZone, isCalendarDate } from '../domain/dates.js';
import { LONGEST_ESI, readEsi } from '../domain/esi.js';
import type { Grade } from '../domain/grades.js';
import { isSignableName, plainName, sameName } from '../domain/names.js';
import type {
  InstitutionRecord,
  LearnerContact,
  LearnerLookup,
  LearnerRecord,
  PublishedCatalogue,
} from './ports.js';
import { checkCriteria } from './result-criteria.js';
import { checkModule } from './result-module.js';
import type { ResultRow } from './result-row.js';
import { rowFault } from './row-fault.js';
import { newestVersions } from './versions.js';
import { type Oddity, oddities } from './warn-results.js';

/** A result that makes sense: who achieved which module version when, how well. */
export interface CheckedResult {
  readonly line: number;
  /** `undefined`: a learner whom nobody here knows yet, by European Student Identifier or this institution's number. */
  readonly learner: LearnerRecord | undefined;
  readonly esi: string | undefined;
  readonly number: string | undefined;
  readonly name: string;
  readonly module: PublishedModule;
  readonly moduleDigest: string;
  readonly awardedOn: CalendarDate;
  readonly grade: Grade;
  readonly criteria: Readonly<Record<string, string>>;
  /** Where mails to the learner go. */
  readonly contact: LearnerContact | undefined;
}

/**
 * What the rows of a file further up say, by which rows further down are judged. Kept as digests: of a file of the largest
 * size it is some fifty megabytes.
 */
export interface FileMemory {
  /** Line of each result, by its mark. */
  readonly results: Map<string, number>;
  /** The name of each learner whom nobody knows yet, both as marks, and where it stands first. */
  readonly names: Map<string, { readonly name: string; readonly line: number }>;
  /** The address of each learner, both as marks, and where it stands first. */
  readonly emails: Map<string, { readonly email: string; readonly line: number }>;
}

/** Stands for a text in a memory: 96 bits, so that no two texts of a file share one. */
function mark(...text: readonly string[]): string {
  return createHash('sha1').update(JSON.stringify(text)).digest('base64').slice(0, 16);
}

export function emptyMemory(): FileMemory {
  return { results: new Map(), names: new Map(), emails: new Map() };
}

/** What rows are checked against. */
export interface CheckContext {
  readonly institution: InstitutionRecord;
  readonly catalogue: PublishedCatalogue;
  readonly now: Date;
  /** Of the file that the rows are part of; it learns what they say. */
  readonly memory: FileMemory;
}

export interface Checked {
  readonly results: CheckedResult[];
  readonly faults: Fault[];
  /** What is likely to be a mistake, and can be issued all the same. */
  readonly warnings: Fault[];
}

/**
 * Checks every row against the catalogue and answers with what can be issued and everything that is wrong or odd, at
 * once. Pointers are `/line/column`. Faults and warnings hold no names and no grades.
 */
export function checkResults(
  rows: readonly ResultRow[],
  { institution, catalogue, now, memory }: CheckContext,
  learners: LearnerLookup,
): Checked {
  const checked: Checked = { results: [], faults: [], warnings: [] };
  const modules = newestVersions(catalogue.modules);
  const known = new Set(catalogue.modules.map(({ version }) => version.code));
  const today = dateInZone(now, institution.timeZone);
  for (const row of rows) {
    const found = [
      ...checkName(row),
      ...checkModule(row, institution, modules, known, now),
      ...checkDate(row, today),
      ...checkContact(row),
    ];
    const learner = findLearner(row, learners, found);
    const person = learner.known?.id ?? learner.esi ?? row.learner;
    found.push(...checkTwice(row, person, memory.results));
    const module = modules.get(row.module);
    const grade = module && checkGrade(row, module.version, found);
    const criteria = module && checkCriteria(row, module.version, found);
    found.push(...checkSameName(row, learner.known?.name, person, memory.names));
    checked.faults.push(...found);
    checked.warnings.push(
      ...oddities(row, module, today).map((oddity) => warning(row, oddity)),
      ...checkSameEmail(row, learner.known && learners.emails.get(learner.known.id), person, memory.emails),
    );
    if (found.length > 0 || !module || !grade || !criteria) continue;
    checked.results.push({
      line: row.line,
      learner: learner.known,
      esi: learner.esi,
      number: learner.number,
      name: row.name,
      module: module.version,
      moduleDigest: module.digest,
      awardedOn: row.date,
      grade,
      criteria,
      contact: contactOf(row),
    });
  }
  return checked;
}

/** Longest language tag, in characters. */
const LONGEST_TAG = 35;

function checkContact(row: ResultRow): Fault[] {
  const { email = '', language = '' } = row;
  const faults: Fault[] = [];
  if (email !== '' && readEmail(email) === undefined) {
    const expected = 'an address such as name@example.org';
    faults.push(rowFault(row, 'email', 'email', 'This is no e-mail address.', expected));
  }
  if (
    language !== '' &&
    (language.length > LONGEST_TAG || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
  ) {
    const expected = 'a language tag (BCP 47) such as pt';
    faults.push(rowFault(row, 'language', 'language', 'This is no language tag.', expected));
  }
  return faults;
}

/**
 * An address that an institution gave is not changed by a file, since links to all of a learner's go there: `recorded`. Of two in
 * a file the first counts.
 */
function checkSameEmail(
  row: ResultRow,
  recorded: string | undefined,
  person: string,
  emails: FileMemory['emails'],
): Fault[] {
  const given = readEmail(row.email ?? '');
  if (given === undefined || person === '') return [];
  const differs = (message: string, expected: string) => [
    rowFault(row, 'email', 'email-differs', message, expected),
  ];
  if (recorded !== undefined) {
    if (recorded === given) return [];
    return differs(
      'The institution gave another address for the learner before; the file does not change it.',
      'the recorded address; a new one is given with the learner first',
    );
  }
  const [who, email] = [mark(person), mark(given)];
  const before = emails.get(who);
  if (before === undefined) emails.set(who, { email, line: row.line });
  if (before === undefined || before.email === email) return [];
  return differs(
    `The same learner stands in line ${before.line} with another address, which is the one that counts.`,
    'one address in all lines of a learner',
  );
}

function contactOf({ email = '', language = '' }: ResultRow): LearnerContact | undefined {
  const address = readEmail(email);
  return address === undefined ? undefined : { email: address, language: language || 'en' };
}

function warning(row: ResultRow, { column, code, message, expected }: Oddity): Fault {
  return rowFault(row, column, code, message, expected);
}

/** Longest number of an institution, in characters. */
const LONGEST_NUMBER = 64;
const LEARNER_FORMS =
  'a network learner id (urn:uuid:…), a European Student Identifier (urn:schac:personalUniqueCode:int:esi:…), or the institution’s own number of at most 64 characters';

interface FoundLearner {
  readonly known: LearnerRecord | undefined;
  readonly esi: string | undefined;
  readonly number: string | undefined;
}

function findLearner(row: ResultRow, learners: LearnerLookup, faults: Fault[]): FoundLearner {
  const none = { known: undefined, esi: undefined, number: undefined };
  const refuse = (code: string, message: string, expected: string) => {
    faults.push(rowFault(row, 'learner', code, message, expected));
    return none;
  };
  const { learner } = row;
  const isUrn = learner.toLowerCase().startsWith('urn:');
  if (learner === '' || learner.length > (isUrn ? LONGEST_ESI : LONGEST_NUMBER))
    return refuse('learner-missing', 'The learner is not named.', LEARNER_FORMS);
  const esi = readEsi(learner);
  if (esi !== undefined) return { ...none, known: learners.byEsi.get(esi), esi };
  const id = uuidOfUrn(learner);
  if (hasUnseen(learner) || (id === undefined && isUrn))
    return refuse('learner-malformed', 'This is no learner id and no number.', LEARNER_FORMS);
  if (id === undefined) return { ...none, known: learners.byNumber.get(learner), number: learner };
  const known = learners.byId.get(id);
  if (known) return { ...none, known };
  return refuse(
    'learner-unknown',
    'The network does not know this learner id.',
    'the id of a known learner, a European Student Identifier, or the institution’s own number',
  );
}

/** How rows name learners, as far as that is well-formed: by network id, European Student Identifier, own number. */
export function learnersNamed(rows: readonly ResultRow[]): {
  ids: string[];
  esis: string[];
  numbers: string[];
} {
  const named = [...new Set(rows.map(({ learner }) => learner))];
  const numbers = named.filter((learner) => !learner.toLowerCase().startsWith('urn:') && !hasUnseen(learner));
  return {
    ids: named.flatMap((learner) => uuidOfUrn(learner) ?? []),
    esis: [...new Set(named.flatMap((learner) => readEsi(learner) ?? []))],
    numbers,
  };
}

/** Characters that nobody sees: two numbers that look alike would be two learners. */
function hasUnseen(text: string): boolean {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}

function checkName(row: ResultRow): Fault[] {
  if (isSignableName(row.name)) return [];
  return [
    rowFault(
      row,
      'name',
      'name-malformed',
      'The name is missing, too long or holds control characters.',
      '1 to 200 characters',
    ),
  ];
}

/**
 * A name never finds anybody, but one that differs shows that the number or id may be somebody else's. `recorded`: the
 * name of a learner who is known; of others, the name further up in the file counts.
 */
function checkSameName(
  row: ResultRow,
  recorded: string | undefined,
  person: string,
  names: FileMemory['names'],
): Fault[] {
  if (row.name === '') return [];
  const differs = (message: string, expected: string) => [
    rowFault(row, 'name', 'name-differs', message, expected),
  ];
  if (recorded !== undefined) {
    if (sameName(recorded, row.name)) return [];
    return differs(
      'The learner is recorded under another name.',
      'the recorded name, or the right learner; a new name is recorded with the learner first',
    );
  }
  const [who, name] = [mark(person), mark(plainName(row.name))];
  const before = names.get(who);
  if (before === undefined) names.set(who, { name, line: row.line });
  if (before === undefined || before.name === name) return [];
  return differs(
    `The same learner stands in line ${before.line} under another name.`,
    'one name in all lines of a learner, or the right learner',
  );
}

function checkDate(row: ResultRow, today: CalendarDate): Fault[] {
  if (!isCalendarDate(row.date))
    return [rowFault(row, 'date', 'date-malformed', 'This is no date.', 'a calendar date YYYY-MM-DD')];
  if (row.date <= today) return [];
  return [
    rowFault(
      row,
      'date',
      'date-in-future',
      'The award date lies in the future.',
      'today or earlier, in the institution’s time zone',
    ),
  ];
}

/** `person`: whom the row is about, however it names the learner. */
function checkTwice(row: ResultRow, person: string, seen: Map<string, number>): Fault[] {
  // that nobody is named is told already
  if (person === '') return [];
  const key = mark(person, row.module, row.date);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row.line);
  // a memory that has seen the row before knows it by its own line
  if (before === undefined || before === row.line) return [];
  return [
    rowFault(
      row,
      'learner',
      'row-twice',
      `The same learner, module and date stand in line ${before}.`,
      'each result once',
    ),
  ];
}

function checkGrade(row: ResultRow, module: PublishedModule, faults: Fault[]): Grade | undefined {
  const { code, values, pass } = module.gradingScheme;
  const index = values.indexOf(row.grade);
  const expected = `one of ${values.slice(values.indexOf(pass)).join(', ')}`;
  if (index >= values.indexOf(pass) && index >= 0) return { scheme: code, value: row.grade };
  faults.push(
    index < 0
      ? rowFault(row, 'grade', 'grade-off-scale', 'The grade is not on the module’s scale.', expected)
      : rowFault(row, 'grade', 'grade-not-passing', 'The grade is below the one that passes.', expected),
  );
  return undefined;
}

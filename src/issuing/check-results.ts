import { createHash } from 'node:crypto';
import type { Fault } from '../common/errors.js';
import { uuidOfUrn } from '../common/uuid.js';
import type { PublishedModule } from '../credentials/documents/published.js';
import { type CalendarDate, dateInZone, isCalendarDate } from '../domain/dates.js';
import { LONGEST_ESI, readEsi } from '../domain/esi.js';
import type { Grade } from '../domain/grades.js';
import { isSignableName, plainName, sameName } from '../domain/names.js';
import { GRACE_DAYS, maySignAt } from '../registry/recognition.js';
import type { InstitutionRecord, LearnerLookup, LearnerRecord, PublishedCatalogue } from './ports.js';
import type { ResultRow } from './result-row.js';
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
}

/**
 * What the rows of a file further up say, by which rows further down are judged. Kept as digests: of a file of the largest
 * size it is some fifty megabytes.
 */
export interface FileMemory {
  /** Line of each result, by its mark. */
  readonly results: Map<string, number>;
  /** The name of each learner whom nobody knows yet, both as marks. */
  readonly names: Map<string, string>;
}

/** Stands for a text in a memory: 96 bits, so that no two texts of a file share one. */
function mark(...text: readonly string[]): string {
  return createHash('sha1').update(JSON.stringify(text)).digest('base64').slice(0, 16);
}

export function emptyMemory(): FileMemory {
  return { results: new Map(), names: new Map() };
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
    ];
    const learner = findLearner(row, learners, found);
    const person = learner.known?.id ?? learner.esi ?? row.learner;
    found.push(...checkTwice(row, person, memory.results));
    const module = modules.get(row.module);
    const grade = module && checkGrade(row, module.version, found);
    const criteria = module && checkCriteria(row, module.version, found);
    const name = learner.known?.name;
    const same = name === undefined ? sameAsBefore(row, person, memory.names) : sameName(name, row.name);
    if (row.name !== '' && !same) found.push(otherName(row));
    checked.faults.push(...found);
    checked.warnings.push(...oddities(row, module, today).map((oddity) => warning(row, oddity)));
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
    });
  }
  return checked;
}

function warning(row: ResultRow, { column, code, message, expected }: Oddity): Fault {
  return fault(row, column, code, message, expected);
}

function fault(row: ResultRow, column: string, code: string, message: string, expected: string): Fault {
  return { code: `results.${code}`, pointer: `/${row.line}/${column}`, message, expected };
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
    faults.push(fault(row, 'learner', code, message, expected));
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
    fault(
      row,
      'name',
      'name-malformed',
      'The name is missing, too long or holds control characters.',
      '1 to 200 characters',
    ),
  ];
}

/** A name never finds anybody, but one that differs shows that the number or id may be somebody else's. */
function otherName(row: ResultRow): Fault {
  return fault(
    row,
    'name',
    'name-differs',
    'The learner is recorded, or stands further up, under another name.',
    'the same name, or the right learner',
  );
}

/** Whether a learner whom nobody knows yet has the same name further up in the file, or none. */
function sameAsBefore({ name }: ResultRow, person: string, names: Map<string, string>): boolean {
  if (name === '') return true;
  const [who, called] = [mark(person), mark(plainName(name))];
  const before = names.get(who);
  if (before === undefined) names.set(who, called);
  return before === undefined || before === called;
}

function checkModule(
  row: ResultRow,
  institution: InstitutionRecord,
  modules: ReadonlyMap<string, unknown>,
  known: ReadonlySet<string>,
  now: Date,
): Fault[] {
  if (!modules.has(row.module)) {
    return [
      known.has(row.module)
        ? fault(
            row,
            'module',
            'module-retired',
            'The module was retired; nothing new is awarded on it.',
            'the code of a module that is offered',
          )
        : fault(
            row,
            'module',
            'module-unknown',
            'The network has no such module.',
            'the code of a published module',
          ),
    ];
  }
  const periods = institution.recognisedFor.filter((scope) => scope.module === row.module);
  if (periods.length === 0) {
    return [
      fault(
        row,
        'module',
        'not-recognised',
        'The institution is not recognised for this module.',
        'a module that the institution may award',
      ),
    ];
  }
  if (!isCalendarDate(row.date)) return [];
  const covered = (from: string, until: string | undefined) =>
    from <= row.date && (until === undefined || row.date <= until);
  const then = periods.filter(({ from, until }) => covered(from, until));
  if (then.length > 0 && covered(institution.memberFrom, institution.memberUntil)) {
    const signable = (period: { readonly until?: CalendarDate | undefined }) =>
      maySignAt(now.getTime(), period, GRACE_DAYS);
    if (then.some(signable) && signable({ until: institution.memberUntil })) return [];
    return [
      fault(
        row,
        'date',
        'recognition-over',
        'The institution’s recognition for this module ended too long ago for anything to be signed on it.',
        `results that are issued within ${GRACE_DAYS} days of the end of the recognition`,
      ),
    ];
  }
  return [
    fault(
      row,
      'date',
      'not-recognised-then',
      'The institution was not recognised for this module on that day.',
      'a date within the period of recognition',
    ),
  ];
}

function checkDate(row: ResultRow, today: CalendarDate): Fault[] {
  if (!isCalendarDate(row.date))
    return [fault(row, 'date', 'date-malformed', 'This is no date.', 'a calendar date YYYY-MM-DD')];
  if (row.date <= today) return [];
  return [
    fault(
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
    fault(
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
      ? fault(row, 'grade', 'grade-off-scale', 'The grade is not on the module’s scale.', expected)
      : fault(row, 'grade', 'grade-not-passing', 'The grade is below the one that passes.', expected),
  );
  return undefined;
}

/** More than any module has; a cell that holds more is no list of criteria. */
const MOST_CRITERIA = 50;

function checkCriteria(
  row: ResultRow,
  module: PublishedModule,
  faults: Fault[],
): Record<string, string> | undefined {
  const criteria: Record<string, string> = {};
  const before = faults.length;
  const refuse = (code: string, message: string, expected: string) =>
    void faults.push(fault(row, 'criteria', code, message, expected));
  const items = row.criteria.split(';').filter((text) => text.trim() !== '');
  if (items.length > MOST_CRITERIA) {
    refuse(
      'criteria-too-many',
      'The cell holds too many criteria.',
      'criterion=level;…, each criterion once',
    );
    return undefined;
  }
  for (const item of items) {
    const [name = '', ...levels] = item.split('=').map((text) => text.trim());
    const level = levels.join('=');
    const criterion = module.criteria.find((candidate) => candidate.id === name);
    if (!criterion)
      refuse(
        'criterion-unknown',
        'The module has no such competence criterion.',
        `one of ${module.criteria.map(({ id }) => id).join(', ')}`,
      );
    else if (!criterion.levels.some((candidate) => candidate.id === level))
      refuse(
        'level-unknown',
        'The competence criterion has no such level.',
        `one of ${criterion.levels.map(({ id }) => id).join(', ')}`,
      );
    else if (name in criteria)
      refuse('criterion-twice', 'A competence criterion is there twice.', 'each criterion once');
    else criteria[name] = level;
  }
  return faults.length > before ? undefined : criteria;
}

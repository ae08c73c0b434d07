import type { Fault } from '../common/errors.js';
import type { PublishedModule } from '../credentials/documents/published.js';
import { type CalendarDate, dateInZone, isCalendarDate } from '../domain/dates.js';
import type { Grade } from '../domain/grades.js';
import type { InstitutionRecord, LearnerRecord, PublishedCatalogue } from './ports.js';
import type { ResultRow } from './results-file.js';
import { newestVersions } from './versions.js';

/** A result that makes sense: who achieved which module version when, how well. */
export interface CheckedResult {
  readonly line: number;
  /** `undefined`: a learner whom nobody here knows yet, by this institution's number. */
  readonly learner: LearnerRecord | undefined;
  readonly number: string | undefined;
  readonly name: string;
  readonly module: PublishedModule;
  readonly moduleDigest: string;
  readonly awardedOn: CalendarDate;
  readonly grade: Grade;
  readonly criteria: Readonly<Record<string, string>>;
}

/** How learners are found; names, e-mail or birth dates never match anybody. */
export interface LearnerLookup {
  readonly byId: ReadonlyMap<string, LearnerRecord>;
  readonly byNumber: ReadonlyMap<string, LearnerRecord>;
}

const LEARNER_ID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/**
 * Checks every row against the catalogue and answers with what can be issued and everything that is wrong, at once.
 * Pointers are `/line/column`. Faults hold no names and no grades.
 */
export function checkResults(
  rows: readonly ResultRow[],
  institution: InstitutionRecord,
  catalogue: PublishedCatalogue,
  learners: LearnerLookup,
  now: Date,
): { results: CheckedResult[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const results: CheckedResult[] = [];
  const seen = new Map<string, number>();
  const newNames = new Map<string, string>();
  const modules = newestVersions(catalogue.modules);
  for (const row of rows) {
    const found = [
      ...checkName(row),
      ...checkModule(row, institution, modules),
      ...checkDate(row, institution, now),
    ];
    const learner = findLearner(row, learners, found);
    found.push(...checkTwice(row, learner.known?.id ?? row.learner, seen));
    const module = modules.get(row.module);
    const grade = module && checkGrade(row, module.version, found);
    const criteria = module && checkCriteria(row, module.version, found);
    found.push(...checkSameName(row, learner.known?.name ?? nameBefore(row, newNames)));
    faults.push(...found);
    if (found.length > 0 || !module || !grade || !criteria) continue;
    results.push({
      line: row.line,
      learner: learner.known,
      number: learner.number,
      name: row.name,
      module: module.version,
      moduleDigest: module.digest,
      awardedOn: row.date,
      grade,
      criteria,
    });
  }
  return { results, faults };
}

function fault(row: ResultRow, column: string, code: string, message: string, expected: string): Fault {
  return { code: `results.${code}`, pointer: `/${row.line}/${column}`, message, expected };
}

function findLearner(
  row: ResultRow,
  learners: LearnerLookup,
  faults: Fault[],
): { known: LearnerRecord | undefined; number: string | undefined } {
  const none = { known: undefined, number: undefined };
  if (row.learner === '' || row.learner.length > 64) {
    faults.push(
      fault(
        row,
        'learner',
        'learner-missing',
        'The learner is not named.',
        'a network learner id (urn:uuid:…) or the institution’s own number, at most 64 characters',
      ),
    );
    return none;
  }
  const id = LEARNER_ID.exec(row.learner)?.[1]?.toLowerCase();
  if (hasUnseen(row.learner) || (id === undefined && row.learner.toLowerCase().startsWith('urn:'))) {
    faults.push(
      fault(
        row,
        'learner',
        'learner-malformed',
        'This is no network learner id and no number.',
        'urn:uuid: and a UUID, or the institution’s own number',
      ),
    );
    return none;
  }
  if (id === undefined) return { known: learners.byNumber.get(row.learner), number: row.learner };
  const known = learners.byId.get(id);
  if (!known)
    faults.push(
      fault(
        row,
        'learner',
        'learner-unknown',
        'The network does not know this learner id.',
        'the id of a known learner, or the institution’s own number',
      ),
    );
  return { known, number: undefined };
}

/** The network ids and the institution's numbers by which rows name learners, as far as they are well-formed. */
export function learnersNamed(rows: readonly ResultRow[]): { ids: string[]; numbers: string[] } {
  const named = [...new Set(rows.map(({ learner }) => learner))];
  const ids = named.flatMap((learner) => LEARNER_ID.exec(learner)?.[1]?.toLowerCase() ?? []);
  const numbers = named.filter((learner) => !LEARNER_ID.test(learner) && !hasUnseen(learner));
  return { ids, numbers };
}

/** Characters that nobody sees: two numbers that look alike would be two learners. */
function hasUnseen(text: string): boolean {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}

/** Controls, and marks that turn the order of the letters around them. Joiners stay: some scripts need them in names. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text);
}

function checkName(row: ResultRow): Fault[] {
  if (row.name !== '' && row.name.length <= 200 && !hasControls(row.name)) return [];
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
function checkSameName(row: ResultRow, recorded: string | undefined): Fault[] {
  const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (recorded === undefined || row.name === '' || plain(recorded) === plain(row.name)) return [];
  return [
    fault(
      row,
      'name',
      'name-differs',
      'The learner is recorded, or stands further up, under another name.',
      'the same name, or the right learner',
    ),
  ];
}

/** The name that a learner whom nobody knows yet has further up in the file. */
function nameBefore(row: ResultRow, names: Map<string, string>): string | undefined {
  const before = names.get(row.learner);
  if (before === undefined && row.name !== '') names.set(row.learner, row.name);
  return before;
}

function checkModule(
  row: ResultRow,
  institution: InstitutionRecord,
  modules: ReadonlyMap<string, unknown>,
): Fault[] {
  if (!modules.has(row.module)) {
    return [
      fault(
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
  const then =
    periods.some(({ from, until }) => covered(from, until)) &&
    covered(institution.memberFrom, institution.memberUntil);
  if (then) return [];
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

function checkDate(row: ResultRow, institution: InstitutionRecord, now: Date): Fault[] {
  if (!isCalendarDate(row.date))
    return [fault(row, 'date', 'date-malformed', 'This is no date.', 'a calendar date YYYY-MM-DD')];
  if (row.date <= dateInZone(now, institution.timeZone)) return [];
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
  const key = JSON.stringify([person, row.module, row.date]);
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, row.line);
    return [];
  }
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

function checkCriteria(
  row: ResultRow,
  module: PublishedModule,
  faults: Fault[],
): Record<string, string> | undefined {
  const criteria: Record<string, string> = {};
  for (const item of row.criteria.split(';').filter((text) => text.trim() !== '')) {
    const [name = '', ...levels] = item.split('=').map((text) => text.trim());
    const level = levels.join('=');
    const criterion = module.criteria.find((candidate) => candidate.id === name);
    if (!criterion) {
      faults.push(
        fault(
          row,
          'criteria',
          'criterion-unknown',
          'The module has no such competence criterion.',
          `one of ${module.criteria.map(({ id }) => id).join(', ')}`,
        ),
      );
    } else if (!criterion.levels.some((candidate) => candidate.id === level)) {
      faults.push(
        fault(
          row,
          'criteria',
          'level-unknown',
          'The competence criterion has no such level.',
          `one of ${criterion.levels.map(({ id }) => id).join(', ')}`,
        ),
      );
    } else if (name in criteria) {
      faults.push(
        fault(
          row,
          'criteria',
          'criterion-twice',
          'A competence criterion is there twice.',
          'each criterion once',
        ),
      );
    } else criteria[name] = level;
  }
  return faults.some(({ pointer }) => pointer === `/${row.line}/criteria`) ? undefined : criteria;
}

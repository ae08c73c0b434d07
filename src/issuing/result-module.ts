import type { Fault } from '../common/errors.js';
import type { CalendarDate } from '../domain/dates.js';
import { dateInZone, isCalendarDate } from '../domain/dates.js';
import { GRACE_DAYS, maySignAt } from '../registry/recognition.js';
import type { InstitutionRecord } from './ports.js';
import type { ResultRow } from './result-row.js';
import { rowFault } from './row-fault.js';

/** What is wrong with the module of a row, and with the institution's recognition for it on the day of the award. */
export function checkModule(
  row: ResultRow,
  institution: InstitutionRecord,
  modules: ReadonlyMap<string, unknown>,
  known: ReadonlySet<string>,
  now: Date,
): Fault[] {
  if (!modules.has(row.module)) {
    return [
      known.has(row.module)
        ? rowFault(
            row,
            'module',
            'module-retired',
            'The module was retired; nothing new is awarded on it.',
            likely(row.module, institution, modules, now),
          )
        : rowFault(
            row,
            'module',
            'module-unknown',
            'The network has no such module.',
            likely(row.module, institution, modules, now),
          ),
    ];
  }
  const periods = institution.recognisedFor.filter((scope) => scope.module === row.module);
  if (periods.length === 0) {
    return [
      rowFault(
        row,
        'module',
        'not-recognised',
        'The institution is not recognised for this module.',
        likely(row.module, institution, modules, now),
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
      rowFault(
        row,
        'date',
        'recognition-over',
        'The institution’s recognition for this module ended too long ago for anything to be signed on it.',
        `results that are issued within ${GRACE_DAYS} days of the end of the recognition`,
      ),
    ];
  }
  return [
    rowFault(
      row,
      'date',
      'not-recognised-then',
      'The institution was not recognised for this module on that day.',
      'a date within the period of recognition',
    ),
  ];
}

/** How many codes a message lists. */
const LISTED = 20;

/** The code that was likely to be meant, or else those that the institution may award. */
function likely(
  given: string,
  institution: InstitutionRecord,
  modules: ReadonlyMap<string, unknown>,
  now: Date,
): string {
  const today = dateInZone(now, institution.timeZone);
  const codes = institution.recognisedFor
    .filter(({ module, until }) => modules.has(module) && (until === undefined || until >= today))
    .map(({ module }) => module);
  const awardable = [...new Set(codes)].filter((code) => code !== given).sort();
  const near = awardable.filter((code) => isNear(given, code));
  if (near.length > 0) return `${near.slice(0, 3).join(' or ')}, if that was meant`;
  if (awardable.length === 0) return 'a module that the institution may award: today it may award none';
  const more = awardable.length - LISTED;
  return `one of those that the institution may award: ${awardable.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether two codes differ in nothing but case and signs, or in one character of at least four. */
function isNear(given: string, code: string): boolean {
  const [a, b] = [bare(given), bare(code)];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length < 4 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const swapped =
    a.slice(at, at + 2) ===
    b
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('');
  return (
    short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1) ||
    (swapped && a.slice(at + 2) === b.slice(at + 2))
  );
}

function bare(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

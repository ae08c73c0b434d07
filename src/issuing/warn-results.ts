import { type CalendarDate, isCalendarDate, monthsBefore } from '../domain/dates.js';
import { plainName } from '../domain/names.js';
import type { CatalogueVersion } from './ports.js';
import type { ResultRow } from './result-row.js';

/** Something that can be right, and seldom is. */
export interface Oddity {
  readonly column: keyof ResultRow;
  readonly code: string;
  readonly message: string;
  readonly expected: string;
}

const MONTHS_PAST = 120;
const MONTHS_BEFORE_VERSION = 60;

/** What looks like a mistake in a row. */
export function oddities(
  row: ResultRow,
  module: CatalogueVersion<unknown> | undefined,
  today: CalendarDate,
): Oddity[] {
  return [...oddLearner(row), ...oddDate(row.date, module, today), ...oddName(row.name)];
}

/** Two words without a digit, as people are called and numbers are not. */
const LIKE_A_NAME = /^\p{L}[\p{L}\p{M}'’.-]*,?(?: \p{L}[\p{L}\p{M}'’.-]*)+$/u;
const LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

function oddLearner({ learner, name }: ResultRow): Oddity[] {
  if (/^\d(?:[.,]\d+E\+?|E\+)\d+$/i.test(learner))
    return [
      {
        column: 'learner',
        code: 'learner-shortened',
        message: 'The number looks as if a spreadsheet had shortened it.',
        expected: 'the whole number, in a column that is formatted as text',
      },
    ];
  const personal =
    LIKE_EMAIL.test(learner) ||
    LIKE_A_NAME.test(learner) ||
    (learner !== '' && plainName(learner) === plainName(name));
  if (!personal) return [];
  return [
    {
      column: 'learner',
      code: 'learner-looks-personal',
      message:
        'The number looks like an e-mail address or a name: these change, and others may come to have them.',
      expected: 'the number that the institution gave the learner',
    },
  ];
}

function oddDate(date: string, module: CatalogueVersion<unknown> | undefined, today: CalendarDate): Oddity[] {
  if (!isCalendarDate(date)) return [];
  const odd = (code: string, message: string): Oddity[] => [
    { column: 'date', code, message, expected: 'the day of the assessment' },
  ];
  if (date.endsWith('-01-01') || date === '1999-12-31')
    return odd('date-placeholder', 'This day often stands for one that is not known.');
  if (date < monthsBefore(today, MONTHS_PAST))
    return odd('date-long-ago', 'The award date lies more than ten years back.');
  const published = module?.publishedAt.toISOString().slice(0, 10);
  if (published !== undefined && date < monthsBefore(published, MONTHS_BEFORE_VERSION))
    return odd('date-before-version', 'The module version was published years after the award date.');
  return [];
}

function oddName(name: string): Oddity[] {
  const odd = (code: string, message: string): Oddity[] => [
    { column: 'name', code, message, expected: 'the name as it is to stand on the certificate' },
  ];
  if (/[\d@,;/]/u.test(name))
    return odd('name-unlikely', 'The name holds a digit or a character that names seldom have.');
  const letters = name.replace(/[^\p{L}]/gu, '');
  const capitals = letters.length > 3 && /\p{Lu}/u.test(letters) && letters === letters.toUpperCase();
  return capitals ? odd('name-capitals', 'The name is written in capitals only.') : [];
}

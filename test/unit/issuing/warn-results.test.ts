import { expect, test } from '@jest/globals';
import { oddities } from '../../../src/issuing/warn-results.js';

const ROW = {
  line: 2,
  learner: 'N-1',
  name: 'Zephyrine Undertow',
  module: 'MA',
  date: '2026-05-04',
  grade: 'B',
  criteria: '',
};
const MODULE = {
  version: undefined,
  digest: 'z',
  publishedAt: new Date('2026-01-01T00:00:00Z'),
  retiredAt: undefined,
};
const found = (change: Partial<typeof ROW>) =>
  oddities({ ...ROW, ...change }, MODULE, '2026-06-15').map(({ column, code }) => `${column} ${code}`);

test.each<[Partial<typeof ROW>, string]>([
  [{ date: '1900-01-01' }, 'date date-placeholder'],
  [{ date: '2025-01-01' }, 'date date-placeholder'],
  [{ date: '1999-12-31' }, 'date date-placeholder'],
  [{ date: '2016-06-14' }, 'date date-long-ago'],
  [{ date: '2020-12-31' }, 'date date-before-version'],
  [{ name: 'ZEPHYRINE UNDERTOW' }, 'name name-capitals'],
  [{ name: 'ЖАННА' }, 'name name-capitals'],
  [{ name: 'Undertow, Zephyrine' }, 'name name-unlikely'],
  [{ name: 'z.undertow@alpha.example' }, 'name name-unlikely'],
  [{ name: 'Zephyrine Undertow 2' }, 'name name-unlikely'],
  [{ learner: '1.23E+11' }, 'learner learner-shortened'],
  [{ learner: '1,23456E+11' }, 'learner learner-shortened'],
  [{ learner: 'z.undertow@alpha.example' }, 'learner learner-looks-personal'],
  [{ learner: 'Ottoline Undertow' }, 'learner learner-looks-personal'],
  [{ learner: 'Undertow, Ottoline' }, 'learner learner-looks-personal'],
  [{ learner: 'cher', name: 'Cher' }, 'learner learner-looks-personal'],
])('%j is odd: %s', (change, oddity) => {
  expect(found(change)).toEqual([oddity]);
});

test.each<Partial<typeof ROW>>([
  {},
  { date: '2021-01-02' },
  { date: '04.05.2026' },
  { date: '' },
  { name: 'Bo Li' },
  { name: 'LI' },
  { name: 'Åsa O’Brien-van der Meer' },
  { name: '李雷雷雷雷' },
  { name: '' },
  { learner: '12345678901234567890' },
  { learner: '7E12' },
  { learner: 'AB-CDE' },
  { learner: 'MP 2041' },
  { learner: '', name: '' },
])('%j is not', (change) => {
  expect(found(change)).toEqual([]);
});

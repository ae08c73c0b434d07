import { expect, test } from '@jest/globals';
import { checkModule } from '../../../src/issuing/result-module.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

const NOW = new Date('2026-06-15T10:00:00Z');

/** What is said to be right where `module` stands, by an institution that may award `codes`. */
function right(module: string, codes: readonly string[]): string | undefined {
  const [alpha] = smallCatalogue().institutions;
  if (!alpha) throw new Error('The small catalogue has no institution');
  const recognisedFor = codes.map((code) => ({ module: code, from: '2021-01-01' }));
  const institution = { ...alpha, recognisedFor, did: 'did:web:a' };
  const row = { line: 2, learner: 'N-1', name: 'A', module, date: '2026-05-04', grade: 'B', criteria: '' };
  const offered = new Map(codes.map((code) => [code, {}]));
  const [fault] = checkModule(row, institution, offered, new Set(codes), NOW);
  expect(fault?.code).toBe('results.module-unknown');
  return fault?.expected;
}

const CODES = ['EP-ASM', 'EP-CDA', 'EP-COM', 'IPM-RVL'];

test.each([
  ['ep-asm', 'EP-ASM'],
  ['EP ASM', 'EP-ASM'],
  ['EPASM', 'EP-ASM'],
  ['EP-AS', 'EP-ASM'],
  ['EP-ASMM', 'EP-ASM'],
  ['EP-AXM', 'EP-ASM'],
  ['EP-CAD', 'EP-CDA'],
  ['PE-COM', 'EP-COM'],
])('%s is near to %s', (given, code) => {
  expect(right(given, CODES)).toBe(`${code}, if that was meant`);
});

test.each(['XX-99', '', 'EP', 'EP-ASM-2026'])(
  '%j is near to none: what may be awarded is listed',
  (given) => {
    expect(right(given, CODES)).toBe(
      'one of those that the institution may award: EP-ASM, EP-CDA, EP-COM, IPM-RVL',
    );
  },
);

test('a long list is cut, and an empty one is said to be empty', () => {
  const many = Array.from({ length: 30 }, (_, index) => `MODULE-${index + 10}`);
  expect(right('other', many)).toMatch(/MODULE-10, .*MODULE-29 and 10 more$/);
  expect(right('other', [])).toContain('it may award none');
});

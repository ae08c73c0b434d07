import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { EDC_HOUSE_RULES } from '../../../../src/credentials/edc/house/rules.js';
import { ANNEX_I_EDC_RULES, ANNEX_I_RULES } from '../../../../src/credentials/lint/annex-i/rules.js';
import { ELM_RULES } from '../../../../src/credentials/lint/elm/rules.js';
import { ANNEX_I_ELEMENTS } from '../../../../src/domain/annex-i.js';

const CREDENTIALS = path.join(import.meta.dirname, '../../../../src/credentials');
const GROUPS = [
  ['lint/annex-i', ANNEX_I_RULES],
  ['lint/annex-i', ANNEX_I_EDC_RULES],
  ['lint/elm', ELM_RULES],
  ['edc/house', EDC_HOUSE_RULES],
] as const;

const filesOf = (folder: string) => readdirSync(path.join(CREDENTIALS, folder)).sort();
const fileOf = ({ name }: { name: string }) => `${name.slice(name.indexOf('.') + 1)}.ts`;

describe.each(GROUPS)('the rules of %s', (folder, rules) => {
  test('stand one a file, named after it, and each once', () => {
    const own = rules.map(fileOf).sort();
    expect(filesOf(folder)).toEqual(expect.arrayContaining(own));
    expect(new Set(own).size).toBe(own.length);
    // the folder of the model holds what its rules share, too
    if (folder !== 'lint/elm') expect([...own, 'rules.ts'].sort()).toEqual(filesOf(folder));
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))('%s has its source and its date', (_, rule) => {
    expect(rule.citation).toMatch(/\d|README\.md, ./);
    expect(new Date(rule.effective).toISOString()).toBe(`${rule.effective}T00:00:00.000Z`);
    if ('expected' in rule) expect(rule.expected).not.toBe('');
  });
});

test('every element of the regulation has a rule', () => {
  expect(ANNEX_I_EDC_RULES.map(({ name }) => name)).toEqual(Object.keys(ANNEX_I_ELEMENTS));
});

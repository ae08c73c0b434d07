import { describe, expect, test } from '@jest/globals';
import { institutionSchema } from '../../../src/domain/catalogue.js';
import {
  accreditationSchema,
  eidasIdentifierSchema,
  legalIdentitySchema,
  nationalLevelSchema,
  skillSchema,
} from '../../../src/domain/legal.js';
import { moduleContentSchema } from '../../../src/domain/module.js';
import { programmeContentSchema } from '../../../src/domain/programme.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

describe('an eIDAS identifier', () => {
  test.each(['VATPT-500000000', 'NTRSK-00000000', 'LEIXG-529900T8BM49AURSDO55', 'EE:EE-12345678'])(
    '%s is one',
    (text) => {
      expect(eidasIdentifierSchema.safeParse(text).success).toBe(true);
    },
  );

  test.each([
    '',
    '500000000',
    'PT500000000',
    'VATPT500000000',
    'VATPT-',
    'vatPT-500000000',
    'VATpt-500000000',
    'VATPRT-500000000',
    'TAXPT-500000000',
    'VATPT-500 000 000',
    ' VATPT-500000000',
    'VATPT-500000000\n',
  ])('%j is none', (text) => {
    expect(eidasIdentifierSchema.safeParse(text).success).toBe(false);
    expect(legalIdentitySchema.safeParse({ eidasIdentifier: text }).success).toBe(false);
  });
});

test.each([
  'https://data.europa.eu/esco/skill/03bc5f23-4317-41c2-9528-2db5c3c87b85',
  'http://data.europa.eu/esco/occupation/03bc5f23-4317-41c2-9528-2db5c3c87b85',
  'http://data.europa.eu/esco/skill/',
  'http://data.europa.eu/esco/skill/a/b',
  'http://data.europa.eu.evil.example/esco/skill/03bc5f23',
  'urn:esco:03bc5f23',
])('%s is not the address of an ESCO skill', (uri) => {
  expect(skillSchema.safeParse({ uri, title: { en: 'Skill' } }).success).toBe(false);
});

test('a country that is none, a report that is no web address and a day that never was are refused', () => {
  const agency = { name: { en: 'Agency' }, eidasIdentifier: 'NTRPT-1', country: 'PT' };
  const fine = { title: { en: 'Accreditation' }, type: 'programme', agency };
  expect(accreditationSchema.safeParse(fine).success).toBe(true);
  for (const wrong of [
    { agency: { ...agency, country: 'EU' } },
    { agency: { ...agency, eidasIdentifier: '1' } },
    { report: 'http://agency.example' },
    { report: 'javascript:alert(1)' },
    { issued: '2026-02-30' },
    { expires: '2026' },
    { type: 'label' },
  ])
    expect(accreditationSchema.safeParse({ ...fine, ...wrong }).success).toBe(false);
  const level = { framework: { en: 'Framework' }, country: 'EU', level: '7' };
  expect(nationalLevelSchema.safeParse(level).success).toBe(false);
});

describe('the primary language of an institution', () => {
  const [alpha] = smallCatalogue().institutions;

  test.each([undefined, '', 'EN', 'eng', 'pt-BR', 'xx', 'sh', 'constructor'])('%j is refused', (value) => {
    const parsed = institutionSchema.safeParse({ ...alpha, primaryLanguage: value });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['primaryLanguage']]);
  });

  test('is one of ISO 639-1', () => {
    expect(institutionSchema.parse({ ...alpha, primaryLanguage: 'kk' }).primaryLanguage).toBe('kk');
  });
});

test('versions that were published before still have the right form', () => {
  const { modules, programmes } = smallCatalogue();
  const [{ iscedF: _field, ...module } = {}] = modules;
  expect(moduleContentSchema.safeParse({ ...module, iscedF: '0199', languages: ['xx'] }).success).toBe(true);
  const [{ languages: _languages, mode: _mode, assessment: _assessment, ...before } = {}] = programmes;
  expect(programmeContentSchema.safeParse(before).success).toBe(true);
});

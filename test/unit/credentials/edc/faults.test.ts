import { describe, expect, test } from '@jest/globals';
import { edcFaults } from '../../../../src/credentials/edc/faults.js';
import { type EdcCase, ipetCases, MODULES, moduleCase } from '../../../support/edc-cases.js';

const module = () => moduleCase(MODULES[0] as (typeof MODULES)[number]);
const certificate = () => ipetCases()[1] as EdcCase;
const faultsOf = ({ version, facts, stack }: EdcCase) =>
  edcFaults(version, facts, stack).map(({ code, pointer }) => `${code} ${pointer}`);

const facts = (one: EdcCase, over: Partial<EdcCase['facts']>): EdcCase => ({
  ...one,
  facts: { ...one.facts, ...over },
});
const version = (one: EdcCase, over: object): EdcCase => ({
  ...one,
  version: { ...one.version, ...over } as EdcCase['version'],
});
const issuer = (one: EdcCase, over: Partial<EdcCase['facts']['issuer']>) =>
  facts(one, { issuer: { ...one.facts.issuer, ...over } });

describe('an award that can be expressed', () => {
  test('a module and a certificate of the seed', () => {
    expect(faultsOf(module())).toEqual([]);
    expect(faultsOf(certificate())).toEqual([]);
  });
});

describe('an award that can’t be expressed says which field', () => {
  const cases: [string, EdcCase, string][] = [
    [
      'an issuer without a legal identity',
      issuer(module(), { legal: undefined }),
      'edc.issuer-legal /facts/issuer/legal',
    ],
    [
      'an issuer without a primary language',
      issuer(module(), { primaryLanguage: undefined }),
      'edc.primary-language /facts/issuer/primaryLanguage',
    ],
    ['a country that there is not', issuer(module(), { country: 'XX' }), 'edc.country /facts/issuer/country'],
    [
      'an old programme version without an assessment',
      version(certificate(), { assessment: undefined }),
      'edc.assessment /version/assessment',
    ],
    [
      'an old programme version without a mode',
      version(certificate(), { mode: undefined }),
      'edc.mode /version/mode',
    ],
    ['a field of study that there is not', version(module(), { iscedF: '0777' }), 'edc.not-in-list /version'],
    ['a language that there is not', version(module(), { languages: ['zz'] }), 'edc.not-in-list /version'],
    [
      'a title in no known language',
      version(module(), { title: { zz: 'x' } }),
      'edc.title-language /version/title',
    ],
    ['no picture', facts(module(), { picture: new Uint8Array() }), 'edc.picture /facts/picture'],
    [
      'a picture that is no PNG',
      facts(module(), { picture: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0) }),
      'edc.picture /facts/picture',
    ],
    [
      'a time of issue without a zone',
      facts(module(), { issuedAt: '2026-06-15T10:00:00' }),
      'edc.issued-at /facts/issuedAt',
    ],
    [
      'a time of issue in another zone',
      facts(module(), { issuedAt: '2026-06-15T10:00:00+01:00' }),
      'edc.issued-at /facts/issuedAt',
    ],
    [
      'an address that is not https',
      facts(module(), { verifyAt: 'http://cairn.example' }),
      'edc.verify-at /facts/verifyAt',
    ],
    [
      'an address that is a script',
      facts(module(), { verifyAt: 'javascript:alert(1)' }),
      'edc.verify-at /facts/verifyAt',
    ],
  ];

  test.each(cases)('%s', (_name, one, fault) => {
    expect(faultsOf(one)).toEqual([fault]);
  });

  test('everything at once', () => {
    const one = facts(
      issuer(version(certificate(), { mode: undefined, assessment: undefined }), { legal: undefined }),
      {
        picture: new Uint8Array(),
      },
    );
    expect(
      [
        ...faultsOf({ ...one, facts: { ...one.facts, issuer: { ...one.facts.issuer, legal: undefined } } }),
      ].sort(),
    ).toEqual([
      'edc.assessment /version/assessment',
      'edc.issuer-legal /facts/issuer/legal',
      'edc.mode /version/mode',
      'edc.picture /facts/picture',
    ]);
  });

  test('a part that came in through an award that is not there', () => {
    const one = certificate();
    const at = one.stack.findIndex(({ line }) => line.through !== undefined);
    const stack = one.stack.map((part, index) =>
      index === at
        ? { ...part, line: { ...part.line, through: '00000000-0000-4000-8000-000000000000' } }
        : part,
    );
    expect(faultsOf({ ...one, stack })).toEqual([`edc.stack /stack/${at}/line/through`]);
  });

  test('a part that came in for another part of the rule', () => {
    const one = certificate();
    const at = one.stack.findIndex(({ line }) => line.through !== undefined);
    const stack = one.stack.map((part, index) =>
      index === at ? { ...part, line: { ...part.line, rulePart: 'elsewhere' } } : part,
    );
    expect(faultsOf({ ...one, stack })).toEqual([`edc.stack /stack/${at}/line/through`]);
  });

  test('a part in no list, of an issuer in no country', () => {
    const one = certificate();
    const stack = one.stack.map((part, index) =>
      index === 0
        ? { ...part, version: { ...part.version, iscedF: '0777' }, issuer: { ...part.issuer, country: 'XX' } }
        : part,
    );
    expect(faultsOf({ ...one, stack })).toEqual([
      'edc.not-in-list /stack/0/version',
      'edc.country /stack/0/issuer/country',
    ]);
  });
});

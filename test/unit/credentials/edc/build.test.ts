import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { documentLanguage } from '../../../../src/credentials/edc/build.js';
import { eidasCountry } from '../../../../src/credentials/edc/eidas-country.js';
import { buildCase, edcCases, ipetCases, MODULES, moduleCase } from '../../../support/edc-cases.js';

/** What stands at a path; of a list its first. */
function at(value: JsonValue | undefined, ...path: string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, name) => {
    const one = Array.isArray(inner) ? inner[0] : inner;
    return isJsonObject(one) ? one[name] : undefined;
  }, value);
}
const CLAIM = ['credentialSubject', 'hasClaim'];
const SPECIFICATION = [...CLAIM, 'specifiedBy'];
const ISSUER_COUNTRY = ['issuer', 'eIDASIdentifier', 'spatial', 'id'];

describe('everything that is known is said, in every language', () => {
  test('random awards', () => {
    fc.assert(
      fc.property(edcCases, (one) => {
        const document = buildCase(one);
        const { version, facts } = one;
        for (const path of [CLAIM, SPECIFICATION, ['displayParameter']]) {
          expect(at(document, ...path, 'title')).toEqual(version.title);
          expect(at(document, ...path, 'description')).toEqual(version.description);
        }
        const outcomes = at(document, ...SPECIFICATION, 'learningOutcome') as JsonObject[];
        expect(outcomes.map(({ title }) => title)).toEqual(version.outcomes.map(({ title }) => title));
        const skills = outcomes.map((outcome) => at(outcome, 'relatedESCOSkill', 'prefLabel'));
        expect(skills).toEqual(version.outcomes.map((outcome) => outcome.skills?.[0]?.title));
        expect(at(document, ...SPECIFICATION, 'entryRequirement', 'noteLiteral')).toEqual(
          version.entryRequirements,
        );
        const entitlements = at(document, ...CLAIM, 'entitlesTo');
        expect([entitlements ?? []].flat().map((entitlement) => at(entitlement, 'title'))).toEqual(
          (version.entitlements ?? []).map(({ title }) => title),
        );
        expect(
          Object.keys((at(document, ...SPECIFICATION, 'educationLevel', 'prefLabel') ?? {}) as object),
        ).toEqual(Object.keys(version.nationalLevel?.framework ?? {}));
        expect(at(document, ...SPECIFICATION, 'accreditation', 'title')).toEqual(
          version.qualityAssurance.accreditation?.title,
        );
        expect(at(document, ...SPECIFICATION, 'additionalNote', 'noteLiteral')).toEqual(
          version.qualityAssurance.description,
        );
        expect(at(document, 'issuer', 'legalName')).toEqual(facts.issuer.legal?.name ?? facts.issuer.name);
        expect(at(document, 'issuer', 'vatIdentifier', 'notation')).toBe(facts.issuer.legal?.vatIdentifier);
        expect(at(document, ...CLAIM, 'supplementaryDocument', 'contentURL')).toBe(facts.verifyAt);
      }),
      { numRuns: 30, seed: 20261128 },
    );
  });

  test('an award date and a time of issue are two things', () => {
    const document = buildCase(moduleCase(MODULES[0] as (typeof MODULES)[number]));
    expect(at(document, ...CLAIM, 'awardedBy', 'awardingDate')).toBe('2026-05-20T00:00:00+01:00');
    expect(['issued', 'issuanceDate', 'validFrom'].map((name) => document[name])).toEqual(
      Array(3).fill('2026-06-15T10:00:00Z'),
    );
  });

  test('an award without a grade was passed, and says of no grade that it is one', () => {
    const [certificate] = ipetCases();
    const assessment = at(certificate && buildCase(certificate), ...CLAIM, 'provenBy');
    expect(at(assessment, 'grade', 'noteLiteral')).toEqual({ en: 'Passed' });
    expect(at(assessment, 'identifier')).toBeUndefined();
  });

  test('building the same twice gives the same bytes', () => {
    for (const one of ipetCases())
      expect(JSON.stringify(buildCase(one))).toBe(JSON.stringify(buildCase(one)));
  });
});

describe('the language of a document', () => {
  test.each([
    ['the issuer’s', { en: 'a', sk: 'b' }, 'sk', 'sk'],
    ['a regional kind of it', { en: 'a', 'pt-BR': 'b' }, 'pt', 'pt-BR'],
    ['the issuer’s rather than a regional kind', { 'pt-BR': 'b', pt: 'c' }, 'pt', 'pt'],
    ['English where the title is not there in it', { nl: 'a', en: 'b' }, 'sk', 'en'],
    ['the first where there is no English', { nl: 'a', pt: 'b' }, 'sk', 'nl'],
    ['one that can be shown', { zz: 'a', pt: 'b' }, undefined, 'pt'],
  ])('%s', (_name, title, wanted, expected) => {
    expect(documentLanguage(title, wanted)).toBe(expected);
  });
});

describe('the country of an eIDAS identifier', () => {
  test.each([
    ['VATPT-501234567', 'PT'],
    ['NTRSK-12345678', 'SK'],
    ['VATEL-094019245', 'GR'],
    ['EI:SE-5567971433', 'SE'],
    ['SE:EI-5567971433', undefined],
    ['LEIXG-529900T8BM49AURSDO55', undefined],
    ['VATXX-1', undefined],
    ['501234567', undefined],
    ['', undefined],
  ])('%s', (identifier, country) => {
    expect(eidasCountry(identifier)).toBe(country);
  });

  test('where it names none, it is the issuer’s', () => {
    const one = moduleCase(MODULES[0] as (typeof MODULES)[number]);
    const issuer = {
      ...one.facts.issuer,
      country: 'SK',
      legal: { eidasIdentifier: 'LEIXG-529900T8BM49AURSDO55' },
    };
    const document = buildCase({ ...one, facts: { ...one.facts, issuer } });
    expect(at(document, ...ISSUER_COUNTRY)).toBe(
      'http://publications.europa.eu/resource/authority/country/SVK',
    );
  });
});

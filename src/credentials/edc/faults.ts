import type { Fault } from '../../common/errors.js';
import { LANGUAGES } from '../../domain/languages.js';
import { countryConcept } from '../documents/long-lists.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';
import { isDateTimeStamp } from '../suites/time.js';
import type { EdcFacts, EdcPart } from './facts.js';
import { conceptsOf } from './specification.js';

type Version = PublishedModule | PublishedProgramme;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/**
 * What keeps an award from being expressed as a European digital credential: which field, why, and what would be right.
 * Empty when it can be built. Pointers are into `{version, facts, stack}`. To be asked before building.
 */
export function edcFaults(version: Version, facts: EdcFacts, stack: readonly EdcPart[] = []): Fault[] {
  return [
    ...issuerFaults(facts),
    ...annexFaults(version),
    ...listFaults(version, '/version'),
    ...factFaults(facts),
    ...stack.flatMap((part, index) => partFaults(part, stack, `/stack/${index}`)),
  ];
}

function issuerFaults({ issuer }: EdcFacts): Fault[] {
  const faults: Fault[] = [];
  if (!issuer.legal) {
    faults.push({
      code: 'edc.issuer-legal',
      pointer: '/facts/issuer/legal',
      message: 'The issuer has no legal identity, which a European digital credential must name.',
      expected:
        'the eIDAS identifier of the legal person, as in the certificate of its seal, such as VATPT-501234567',
    });
  }
  if (issuer.primaryLanguage === undefined) {
    faults.push({
      code: 'edc.primary-language',
      pointer: '/facts/issuer/primaryLanguage',
      message:
        'The issuer has no primary language, which a European digital credential is first of all shown in.',
      expected: 'a language of ISO 639-1, such as en',
    });
  }
  return [...faults, ...countryFaults(issuer.country, '/facts/issuer/country')];
}

/** The mandatory elements of Annex I that older versions of programmes have no place for. */
function annexFaults(version: Version): Fault[] {
  const faults: Fault[] = [];
  if (version.assessment === undefined) {
    faults.push({
      code: 'edc.assessment',
      pointer: '/version/assessment',
      message: 'This version does not say how it is assessed (type of assessment, Annex I).',
      expected: 'a new version with its assessment',
    });
  }
  if (version.mode === undefined) {
    faults.push({
      code: 'edc.mode',
      pointer: '/version/mode',
      message: 'This version does not say where participants learn (form of participation, Annex I).',
      expected: 'a new version with its mode',
    });
  }
  if (!Object.keys(version.title).some((tag) => LANGUAGES.has(tag.split('-', 1)[0] ?? ''))) {
    faults.push({
      code: 'edc.title-language',
      pointer: '/version/title',
      message: 'The title is in no language that European digital credentials can be shown in.',
      expected: 'a title in a language of ISO 639-1',
    });
  }
  return faults;
}

function listFaults(version: Version, at: string): Fault[] {
  if (isListed(() => conceptsOf(version))) return [];
  return [
    {
      code: 'edc.not-in-list',
      pointer: at,
      message:
        'The field of study or a language of this version is in no list that documents are written with.',
      expected: 'a code of ISCED-F 2013, and languages of ISO 639-1',
    },
  ];
}

function countryFaults(country: string, at: string): Fault[] {
  if (isListed(() => countryConcept(country))) return [];
  return [
    {
      code: 'edc.country',
      pointer: at,
      message: 'The country is in no list that documents are written with.',
      expected: 'a two-letter country code of ISO 3166-1',
    },
  ];
}

function factFaults({ picture, issuedAt, verifyAt }: EdcFacts): Fault[] {
  const faults: Fault[] = [];
  if (!PNG.every((byte, index) => picture[index] === byte)) {
    faults.push({
      code: 'edc.picture',
      pointer: '/facts/picture',
      message: 'There is no picture of the certificate, which a European digital credential must show.',
      expected: 'the bytes of a PNG file',
    });
  }
  if (!(isDateTimeStamp(issuedAt) && issuedAt.endsWith('Z'))) {
    faults.push({
      code: 'edc.issued-at',
      pointer: '/facts/issuedAt',
      message: 'The time of issue is not an instant in UTC.',
      expected: 'an instant such as 2026-11-20T10:00:00Z',
    });
  }
  if (verifyAt !== undefined && !/^https:\/\/[^\s<>"{}|\\^`]+$/.test(verifyAt)) {
    faults.push({
      code: 'edc.verify-at',
      pointer: '/facts/verifyAt',
      message: 'The address of the page that verifies is not one of https.',
      expected: 'an address that begins with https://',
    });
  }
  return faults;
}

/** Nesting says through which award a part came in, so a stack that isn't nested like that can't be told. */
function partFaults(part: EdcPart, stack: readonly EdcPart[], at: string): Fault[] {
  const { through, rulePart } = part.line;
  const head = stack.find(({ line }) => line.award === through);
  const nests =
    through === undefined || (head?.line.through === undefined && head?.line.rulePart === rulePart);
  const faults = [
    ...listFaults(part.version, `${at}/version`),
    ...countryFaults(part.issuer.country, `${at}/issuer/country`),
  ];
  if (nests) return faults;
  return [
    ...faults,
    {
      code: 'edc.stack',
      pointer: `${at}/line/through`,
      message: 'A part came in through an award that is not in the stack for the same part of the rule.',
      expected: 'the award of a line that came in by itself',
    },
  ];
}

function isListed(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

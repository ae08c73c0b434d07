import type { Fault } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../common/json.js';
import { ISCED_F_FIELDS } from './isced-f.js';
import { LANGUAGES } from './languages.js';
import { ASSESSMENT_TYPES, MODES, QUALITY_TYPES } from './module.js';

/**
 * The mandatory elements of a European micro-credential, by the name that the regulation gives each: Council
 * Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I.
 */
export const ANNEX_I_ELEMENTS = {
  learner: 'Identification of the learner',
  title: 'Title of the micro-credential',
  country: 'Country/Region of the issuer',
  'awarding-body': 'Awarding body',
  date: 'Date of issuing',
  outcomes: 'Learning outcomes',
  workload:
    'Notional workload needed to achieve the learning outcomes (in European Credit Transfer and Accumulation System, wherever possible)',
  level:
    'Level (and cycle, if applicable) of the learning experience leading to the micro-credential (European Qualifications Framework, Qualifications Frameworks in the European Higher Education Area), if applicable',
  assessment: 'Type of assessment',
  participation: 'Form of participation in the learning activity',
  'quality-assurance': 'Type of quality assurance used to underpin the micro-credential',
} as const;
export type AnnexIElement = keyof typeof ANNEX_I_ELEMENTS;

type Kind = 'module' | 'programme';

/** Where a version has an element, and what would be right there. The other elements come with the award and its issuer. */
interface Place {
  readonly element: AnnexIElement;
  readonly path: readonly string[];
  readonly expected: string;
  readonly only?: Kind;
}

const PLACES: readonly Place[] = [
  { element: 'title', path: ['title'], expected: 'the title by language, such as {"en": "Course design"}' },
  {
    element: 'outcomes',
    path: ['outcomes'],
    expected: 'at least one outcome, such as {"id": "lo-1", "title": {"en": "Design a course."}}',
  },
  { element: 'workload', path: ['ects'], expected: 'ECTS credits, such as 1.5' },
  {
    element: 'workload',
    path: ['workloadHours'],
    expected: 'hours of work, 25 to 30 for each ECTS credit',
    only: 'module',
  },
  {
    element: 'level',
    path: ['eqfLevel'],
    expected: 'a level of the European Qualifications Framework, 1 to 8',
  },
  { element: 'assessment', path: ['assessment', 'type'], expected: `one of ${ASSESSMENT_TYPES.join(', ')}` },
  { element: 'participation', path: ['mode'], expected: `one of ${MODES.join(', ')}` },
  {
    element: 'quality-assurance',
    path: ['qualityAssurance', 'type'],
    expected: `one of ${QUALITY_TYPES.join(', ')}`,
  },
];

/**
 * What keeps a version from being published, beside its form and its coherence: every element of Annex I that it lacks
 * (`annex-i.…`), texts that aren't in the primary language of whom it belongs to (`….language-missing`), and codes that no
 * list has. Takes what an author wrote, complete or not, and looks at what is there; pointers are into it.
 */
export function checkPublishable(kind: Kind, content: JsonObject, language: string): Fault[] {
  return [
    ...missingElements(kind, content),
    ...missingLanguages(kind, content),
    ...missingTexts(kind, content, language),
    ...unknownCodes(kind, content),
  ];
}

function missingElements(kind: Kind, content: JsonObject): Fault[] {
  return PLACES.filter(({ only }) => only === undefined || only === kind).flatMap((place): Fault[] => {
    const at = firstEmpty(content, place.path);
    if (at === undefined) return [];
    return [
      {
        code: `annex-i.${place.element}`,
        pointer: pointer(...at),
        message: `An element of every European micro-credential is missing: “${ANNEX_I_ELEMENTS[place.element]}”.`,
        expected: place.expected,
      },
    ];
  });
}

/** The part of the path up to the first member that is missing or empty; `undefined` if everything is there. */
function firstEmpty(content: JsonObject, path: readonly string[]): readonly string[] | undefined {
  let inner: JsonValue | undefined = content;
  for (const [index, step] of path.entries()) {
    // what stands where an object should is told of with the form
    if (!isJsonObject(inner)) return undefined;
    inner = Object.hasOwn(inner, step) ? inner[step] : undefined;
    if (isEmpty(inner)) return path.slice(0, index + 1);
  }
  return undefined;
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

/** Of modules the form asks for them; programmes that were published before could do without. */
function missingLanguages(kind: Kind, { languages }: JsonObject): Fault[] {
  if (kind === 'module' || !isEmpty(languages)) return [];
  return [
    {
      code: 'programme.languages-missing',
      pointer: pointer('languages'),
      message: 'In which languages the programme is taught and assessed is missing.',
      expected: 'language codes of two letters, such as ["en"]',
    },
  ];
}

/** Texts that every document of the version carries. */
const TEXTS = [
  ['title'],
  ['description'],
  ['assessment', 'description'],
  ['qualityAssurance', 'description'],
] as const;

function missingTexts(kind: Kind, content: JsonObject, language: string): Fault[] {
  const outcomes = Array.isArray(content.outcomes) ? content.outcomes : [];
  const places = [...TEXTS, ...outcomes.map((_, index) => ['outcomes', index, 'title'] as const)];
  return places.flatMap((path): Fault[] => {
    const texts = path.reduce<JsonValue | undefined>(member, content);
    if (!isJsonObject(texts) || Object.keys(texts).length === 0 || Object.hasOwn(texts, language)) return [];
    return [
      {
        code: `${kind}.language-missing`,
        pointer: pointer(...path),
        message: 'The text is not there in the primary language of whom it belongs to.',
        expected: `a text for “${language}”, beside those in other languages`,
      },
    ];
  });
}

function member(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function unknownCodes(kind: Kind, { iscedF, languages }: JsonObject): Fault[] {
  const faults: Fault[] = [];
  if (typeof iscedF === 'string' && /^\d{2,4}$/.test(iscedF) && !ISCED_F_FIELDS.has(iscedF))
    faults.push({
      code: `${kind}.isced-unknown`,
      pointer: pointer('iscedF'),
      message: 'ISCED-F 2013 has no field of this code.',
      expected: 'a code of ISCED-F 2013, such as "0114", teacher training with subject specialisation',
    });
  for (const [index, language] of (Array.isArray(languages) ? languages : []).entries())
    if (typeof language === 'string' && /^[a-z]{2}$/.test(language) && !LANGUAGES.has(language))
      faults.push({
        code: `${kind}.language-unknown`,
        pointer: pointer('languages', index),
        message: 'ISO 639-1 has no language of this code.',
        expected: 'a language code of two letters, such as en',
      });
  return faults;
}

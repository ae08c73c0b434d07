import type { Accreditation, Entitlement } from '../../domain/legal.js';
import type { ModuleContent } from '../../domain/module.js';

/**
 * A value of a controlled list that documents may carry: its address, the address of its list and its English label. All
 * lists are of the Publications Office of the European Union: those of the European Learning Model in version 25831c2, and
 * the authority tables of countries, languages and file types.
 */
export interface Concept {
  readonly id: string;
  readonly scheme: string;
  readonly label: string;
}

const SNB = 'http://data.europa.eu/snb';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

export function elm(list: string, code: string, label: string): Concept {
  return { id: `${SNB}/${list}/${code}`, scheme: `${SNB}/${list}/25831c2`, label };
}

export function authority(table: string, code: string, label: string): Concept {
  return { id: `${AUTHORITY}/${table}/${code}`, scheme: `${AUTHORITY}/${table}`, label };
}

type Mode = ModuleContent['mode'];
type Setting = ModuleContent['setting'];
type AssessmentType = ModuleContent['assessment']['type'];
type Supervision = ModuleContent['assessment']['supervision'];

const MODES: Readonly<Record<Mode, Concept>> = {
  presential: elm('learning-assessment', '9191af2ed9', 'Presential'),
  online: elm('learning-assessment', '920fbb3cbe', 'Online'),
  blended: elm('learning-assessment', 'e92d221e4d', 'Blended'),
};

const SETTINGS: Readonly<Record<Setting, Concept>> = {
  formal: elm('learning-setting', '6fd4685715', 'formal learning'),
  'non-formal': elm('learning-setting', 'e207a81fc7', 'non-formal learning'),
};

const ASSESSMENTS: Readonly<Record<AssessmentType, Concept>> = {
  portfolio: elm('assessment', '4f03b91c0e', 'portfolio'),
  'written-examination': elm('assessment', '6e6cb2cc78', 'written examination'),
  'oral-examination': elm('assessment', 'd30284d7df', 'oral examination'),
  project: elm('assessment', '795dac4096', 'project work'),
  'observed-teaching': elm('assessment', '6a4db9f11d', 'practical assessment'),
  assignment: elm('assessment', '2939dae15f', 'marked assignment'),
};

const SUPERVISIONS: Readonly<Record<Supervision, Concept>> = {
  'supervised-identity-checked': elm(
    'supervision-verification',
    '70be69aaf9',
    'Supervised with ID Verification',
  ),
  'unsupervised-identity-checked': elm(
    'supervision-verification',
    'df2880c5cb',
    'Unsupervised with ID verification',
  ),
  unsupervised: elm('supervision-verification', 'c598449d64', 'Unsupervised without ID Verification'),
};

const EQF_LEVELS: readonly Concept[] = [1, 2, 3, 4, 5, 6, 7, 8].map((level) =>
  elm('eqf', String(level), `Level ${level}`),
);

const ACCREDITATIONS: Readonly<Record<Accreditation['type'], Concept>> = {
  programme: elm('accreditation', '820101cba6', 'Program Quality Assurance'),
  institution: elm('accreditation', 'bb4618238e', 'Institutional Quality Assurance'),
};

const ENTITLEMENTS: Readonly<Record<Entitlement['type'], Concept>> = {
  learning: elm('entitlement', '64aad92881', 'learning opportunity'),
  occupation: elm('entitlement', '52f62180c2', 'occupation'),
};

const ENTITLEMENT_STATUSES = {
  actual: elm('entitlement-status', 'b7015a8a8c', 'actual'),
  prospective: elm('entitlement-status', '5b8d6b34fb', 'prospective'),
} as const;

const LEARNING_OPPORTUNITIES = {
  module: elm('learning-opportunity', '0f7dac46ca', 'Programme module'),
  programme: elm('learning-opportunity', '74a4a268e8', 'Short learning programme'),
} as const;

const LEARNING_ACTIVITIES: Readonly<Record<Mode, Concept>> = {
  presential: elm('learning-activity', 'ff436ea7c9', 'classroom coursework'),
  online: elm('learning-activity', 'bf2e3a7bae', 'e-learning coursework'),
  blended: elm('learning-activity', 'fd33e234ae', 'educational programme'),
};

const FILE_TYPES = {
  png: authority('file-type', 'PNG', 'PNG'),
  jpeg: authority('file-type', 'JPEG', 'JPEG'),
} as const;

/** The European Credit Transfer and Accumulation System, the framework of every credit point here. */
export const ECTS_CONCEPT: Concept = elm('education-credit', '6fcec5c5af', 'European Credit Transfer System');
/** The profile of European digital credentials that are for any achievement. */
export const GENERIC_PROFILE_CONCEPT: Concept = elm('credential', 'e34929035b', 'Generic');
/** How the bytes of a picture are written. */
export const BASE64_CONCEPT: Concept = elm('encoding', '6146cde7dd', 'base64');

/** Where participants learn; the list is named after the assessment, and is the one that `mode` takes. */
export function modeConcept(mode: Mode): Concept {
  return MODES[mode];
}

export function settingConcept(setting: Setting): Concept {
  return SETTINGS[setting];
}

export function assessmentConcept(type: AssessmentType): Concept {
  return ASSESSMENTS[type];
}

export function supervisionConcept(supervision: Supervision): Concept {
  return SUPERVISIONS[supervision];
}

/** The kind of an accreditation. There is no list of kinds of quality assurance that end without an accreditation. */
export function accreditationConcept(type: Accreditation['type']): Concept {
  return ACCREDITATIONS[type];
}

export function entitlementConcept(type: Entitlement['type']): Concept {
  return ENTITLEMENTS[type];
}

/** Whether the holder has it already (`actual`) or may get it (`prospective`). */
export function entitlementStatusConcept(status: keyof typeof ENTITLEMENT_STATUSES): Concept {
  return ENTITLEMENT_STATUSES[status];
}

export function learningOpportunityConcept(kind: keyof typeof LEARNING_OPPORTUNITIES): Concept {
  return LEARNING_OPPORTUNITIES[kind];
}

/** What participants did, as far as the mode tells it. */
export function learningActivityConcept(mode: Mode): Concept {
  return LEARNING_ACTIVITIES[mode];
}

export function fileTypeConcept(type: keyof typeof FILE_TYPES): Concept {
  return FILE_TYPES[type];
}

/** A level of the European Qualifications Framework, 1 to 8; another number throws a RangeError. */
export function eqfLevelConcept(level: number): Concept {
  return known(EQF_LEVELS[level - 1], `EQF level ${level}`);
}

/** A value of a list; throws a RangeError that names what isn't in it. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`${what} is in no list that documents are written with`);
  return value;
}

/** Every value of the short lists. */
export function shortLists(): Concept[] {
  return [
    ...[MODES, SETTINGS, ASSESSMENTS, SUPERVISIONS, ACCREDITATIONS, ENTITLEMENTS].flatMap((table) =>
      Object.values<Concept>(table),
    ),
    ...[ENTITLEMENT_STATUSES, LEARNING_OPPORTUNITIES, LEARNING_ACTIVITIES, FILE_TYPES].flatMap((table) =>
      Object.values<Concept>(table),
    ),
    ...EQF_LEVELS,
    ...[ECTS_CONCEPT, GENERIC_PROFILE_CONCEPT, BASE64_CONCEPT],
  ];
}

export const MODE_CONCEPTS = addresses(MODES);
export const SETTING_CONCEPTS = addresses(SETTINGS);
export const ASSESSMENT_CONCEPTS = addresses(ASSESSMENTS);
export const SUPERVISION_CONCEPTS = addresses(SUPERVISIONS);

/** The address of an EQF level. */
export function eqfConcept(level: number): string {
  return `${SNB}/eqf/${level}`;
}

/** The address of a field of ISCED-F. Versions published before membership was checked may have one that isn't in the list. */
export function iscedConcept(code: string): string {
  return `${SNB}/isced-f/${code}`;
}

function addresses<K extends string>(table: Readonly<Record<K, Concept>>): Readonly<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<Concept>(table).map(([word, concept]) => [word, concept.id]),
  ) as Record<K, string>;
}

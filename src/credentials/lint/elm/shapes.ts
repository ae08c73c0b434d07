import { LEARNING_SHAPES } from './learning-shapes.js';
import { OTHER_SHAPES } from './other-shapes.js';
import type { LiteralType } from './terms.js';

/** What a member may hold. */
export type Range =
  | { readonly kind: 'text'; readonly unique: boolean }
  | { readonly kind: 'literal'; readonly type: LiteralType | 'any'; readonly greatest: number | undefined }
  | {
      readonly kind: 'node';
      /** Any of these; none means any node. */
      readonly classes: readonly string[];
      readonly addressed: boolean;
      /** Address of the list that a concept must say it is of. */
      readonly scheme: string | undefined;
    };

/** A member of a class. */
export interface MemberShape {
  readonly member: string;
  readonly range: Range;
  readonly least: 0 | 1;
  readonly most: 1 | undefined;
}

const SNB = 'http://data.europa.eu/snb';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const AUTHORITY_TABLES = ['atu', 'country', 'currency', 'language'];
const ESCO_SCHEMES = ['occupations', 'skills'];

const CLAIMS = 'LearningAchievement|LearningActivity|LearningAssessment|LearningEntitlement|Claim';

const RANGES: Readonly<Record<string, string>> = {
  agent: 'Agent|Person|Organisation',
  issuer: 'Agent|Person|Organisation',
  identifier: 'Identifier|LegalIdentifier',
  'achievement-specification': 'LearningAchievementSpecification|Qualification',
  claim: CLAIMS,
  iri: '@',
};

const DATATYPES: ReadonlySet<string> = new Set<LiteralType>([
  'string',
  'dateTime',
  'duration',
  'anyURI',
  'integer',
  'positiveInteger',
  'decimal',
  'boolean',
]);

/** Every class with its members. */
export const SHAPES: ReadonlyMap<string, readonly MemberShape[]> = new Map(
  Object.entries({ ...LEARNING_SHAPES, ...OTHER_SHAPES }).map(([name, shape]) => [
    name,
    Object.entries(shape).map(([member, line]) => readLine(member, line)),
  ]),
);

function readLine(member: string, line: string): MemberShape {
  const [range = '', times] = line.split(' ');
  return {
    member,
    range: readRange(range),
    least: times === '1' || times === '+' ? 1 : 0,
    most: times === '1' || times === '?' ? 1 : undefined,
  };
}

function readRange(written: string): Range {
  const [name = '', greatest] = written.split('<=');
  if (name === 'text' || name === 'words') return { kind: 'text', unique: name === 'text' };
  if (name === 'literal') return { kind: 'literal', type: 'any', greatest: undefined };
  if (DATATYPES.has(name) || name === 'HTML') {
    const type = name === 'HTML' ? 'plain' : (name as LiteralType);
    return { kind: 'literal', type, greatest: greatest === undefined ? undefined : Number(greatest) };
  }
  const [classes = '', list] = (RANGES[name] ?? name).split('@');
  return {
    kind: 'node',
    classes: classes === '' ? [] : classes.split('|'),
    addressed: list !== undefined,
    scheme: list ? schemeAddress(list) : undefined,
  };
}

/** The address of a controlled list by its short name. */
function schemeAddress(list: string): string {
  if (AUTHORITY_TABLES.includes(list)) return `${AUTHORITY}/${list}`;
  if (ESCO_SCHEMES.includes(list)) return `http://data.europa.eu/esco/concept-scheme/${list}`;
  return `${SNB}/${list}/25831c2`;
}

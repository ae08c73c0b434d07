import { optionalConcept } from '../../documents/long-lists.js';
import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { nodesIn, nodesOf } from './graph.js';

/** Where the concepts of a list have their addresses. */
const BASES: readonly (readonly [scheme: RegExp, base: (matched: string) => string])[] = [
  [/^http:\/\/data\.europa\.eu\/snb\/([\w-]+)\/25831c2$/, (list) => `http://data.europa.eu/snb/${list}/`],
  [
    /^http:\/\/publications\.europa\.eu\/resource\/authority\/([\w-]+)$/,
    (table) => `http://publications.europa.eu/resource/authority/${table}/`,
  ],
  [
    /^http:\/\/data\.europa\.eu\/esco\/concept-scheme\/(\w+?)s$/,
    (kind) => `http://data.europa.eu/esco/${kind}/`,
  ],
];

/** Lists that are known here from the first to the last concept. */
const WHOLE = /\/(?:eqf|isced-f)\/25831c2$/;

/** What the table of countries has besides those of ISO 3166-1: Kosovo, Clipperton, the Union and a code for testing. */
const FURTHER_COUNTRIES: ReadonlySet<string> = new Set(['1A0', 'CPT', 'EUR', 'OP_DATPRO']);

/** The shapes look at what a concept says of itself, not at whether the list has it. */
export const conceptMembership: ElmRule = {
  name: 'concept-membership',
  citation: elm('controlled vocabularies of the Publications Office, version 25831c2'),
  effective: FIRST_ISSUE,
  message: 'A concept is not one of the list that it says it is of.',
  expected: 'an address from that list',
  find: (graph) =>
    nodesOf(graph, 'Concept').find((concept) =>
      nodesIn(concept, 'inScheme').some((list) => !isMember(concept.id ?? '', list.id ?? '')),
    )?.at,
};

function isMember(concept: string, scheme: string): boolean {
  for (const [form, base] of BASES) {
    const [, name] = form.exec(scheme) ?? [];
    if (name === undefined) continue;
    const start = base(name);
    if (!concept.startsWith(start) || !/^[\w.-]+$/.test(concept.slice(start.length))) return false;
    const known = optionalConcept(concept);
    if (known) return known.scheme === scheme;
    if (scheme.endsWith('/authority/country')) return FURTHER_COUNTRIES.has(concept.slice(start.length));
    return !WHOLE.test(scheme);
  }
  // a list of somebody else's
  return true;
}

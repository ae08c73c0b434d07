import { textIn } from '../../domain/text.js';
import { AUTHORITY_COUNTRIES } from '../documents/countries.js';
import type { LegalIssuer } from '../documents/reading.js';
import type { ElmGraph, ElmNode } from '../lint/elm/graph.js';
import { literalIn, nodeIn, textsIn } from '../lint/elm/graph-texts.js';

const TABLE = 'http://publications.europa.eu/resource/authority/country/';

const ALPHA2: ReadonlyMap<string, string> = new Map(
  Object.entries(AUTHORITY_COUNTRIES).map(([alpha2, [code]]) => [TABLE + code, alpha2]),
);

/** Who issued a document, to the law; a seal's certificate has to be of the same name and identifier. */
export function legalIssuerOf(graph: ElmGraph): LegalIssuer | undefined {
  const issuer = nodeIn(graph.root, 'issuer');
  if (!issuer) return undefined;
  const names = textsIn(issuer, 'legalName');
  return {
    names: names ?? {},
    name: names ? textIn(names, 'en') : undefined,
    eidasIdentifier: literalIn(nodeIn(issuer, 'eIDASIdentifier'), 'notation'),
    country: countryOf(issuer),
  };
}

function countryOf(issuer: ElmNode): string | undefined {
  const address = nodeIn(issuer, 'location', 'address', 'countryCode')?.id ?? '';
  const spatial = nodeIn(issuer, 'eIDASIdentifier', 'spatial')?.id ?? '';
  return ALPHA2.get(address) ?? ALPHA2.get(spatial);
}

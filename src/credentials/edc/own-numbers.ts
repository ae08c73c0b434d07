import { type ElmNode, nodesIn } from '../lint/elm/graph.js';
import { literalIn } from '../lint/elm/graph-texts.js';
import { SCHEMES, type Scheme } from './names.js';

/** The numbers that a node has under one of our own schemes. */
export function notationsIn(node: ElmNode | undefined, scheme: Scheme): string[] {
  const identifiers = node ? nodesIn(node, 'identifier') : [];
  return identifiers
    .filter((identifier) => literalIn(identifier, 'schemeId') === SCHEMES[scheme].id)
    .flatMap((identifier) => literalIn(identifier, 'notation') ?? []);
}

/** The one number that a node has under one of our own schemes; `undefined` for none and for several. */
export function notationIn(node: ElmNode | undefined, scheme: Scheme): string | undefined {
  const [first, ...others] = notationsIn(node, scheme);
  return others.length === 0 ? first : undefined;
}

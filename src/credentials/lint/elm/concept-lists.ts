import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { type ElmNode, nodesIn } from './graph.js';
import { firstShaped } from './shaped.js';

export const conceptLists: ElmRule = {
  name: 'concept-lists',
  citation: `${PROFILE}, restrictions on controlled vocabularies`,
  effective: FIRST_ISSUE,
  message: 'A concept does not say that it is of the list that its member takes.',
  expected: 'inScheme with the address of the list and the type ConceptScheme',
  find: (graph) =>
    firstShaped(graph, ({ range }, values) => {
      if (range.kind !== 'node' || range.scheme === undefined) return undefined;
      const { scheme } = range;
      return values.find((value) => value.kind === 'node' && !isOf(value.node, scheme))?.at;
    }),
};

function isOf(concept: ElmNode, scheme: string): boolean {
  const schemes = nodesIn(concept, 'inScheme');
  return (
    schemes.some((list) => list.id === scheme) && schemes.every((list) => list.types.has('ConceptScheme'))
  );
}

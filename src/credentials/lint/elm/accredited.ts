import { type ElmRule, FIRST_ISSUE } from './elm-rule.js';
import { type ElmGraph, nodesIn, nodesOf, valuesIn } from './graph.js';
import { ACCREDITED_SCHEMA } from './schema-known.js';
import { placeOf } from './shaped.js';

/** Applies to documents that say they follow the accredited profile. */
export const accredited: ElmRule = {
  name: 'accredited',
  citation: 'European digital credentials application profile edc-accredited 1.2.0',
  effective: FIRST_ISSUE,
  message: 'The credential lacks what its profile, accredited, asks for.',
  expected: 'evidence with one accreditation, and one claim that is a LearningAchievement',
  find: (graph) =>
    nodesIn(graph.root, 'credentialSchema').some(({ id }) => id === ACCREDITED_SCHEMA)
      ? broken(graph)
      : undefined,
};

function broken(graph: ElmGraph): string | undefined {
  const { root } = graph;
  if (valuesIn(root, 'evidence').length === 0) return placeOf(root, 'evidence');
  const bare = nodesOf(graph, 'Evidence').find((node) => valuesIn(node, 'accreditation').length !== 1);
  if (bare) return placeOf(bare, 'accreditation');
  const person = nodesOf(graph, 'Person').find((node) => {
    const claims = valuesIn(node, 'hasClaim');
    const [claim] = claims;
    return claims.length !== 1 || claim?.kind !== 'node' || !claim.node.types.has('LearningAchievement');
  });
  return person && placeOf(person, 'hasClaim');
}

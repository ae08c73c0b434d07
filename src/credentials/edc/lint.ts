import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { annexIEdcFaults } from '../lint/annex-i/rules.js';
import { readGraph } from '../lint/elm/graph.js';
import { edcStructureFaults } from '../lint/elm/rules.js';
import { EDC_HOUSE_RULES } from './house/rules.js';

/**
 * Everything that is wrong with an `edc` of ours that is yet to be sealed; empty when it may be. It stands for the official
 * shapes, for what they are blind to, for Annex I, and for the form in which we give the award statement. Pure.
 */
export function lintEdc(document: JsonObject): Fault[] {
  const graph = readGraph(document);
  const house = EDC_HOUSE_RULES.flatMap((rule): Fault[] => {
    const at = rule.find(document, graph);
    if (at === undefined) return [];
    return [
      {
        code: rule.name,
        pointer: at,
        message: 'The credential breaks a rule.',
        expected: rule.citation,
      },
    ];
  });
  return [...edcStructureFaults(document, graph), ...annexIEdcFaults(document, graph), ...house];
}

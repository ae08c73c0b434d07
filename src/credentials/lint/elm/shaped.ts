import { pointer } from '../../../common/json.js';
import type { ElmGraph, ElmNode, ElmValue } from './graph.js';
import { valuesIn } from './graph.js';
import { type MemberShape, SHAPES } from './shapes.js';

/** The first answer that a question gets about the members of classes and their values; `undefined` if it gets none. */
export function firstShaped(
  graph: ElmGraph,
  ask: (shape: MemberShape, values: readonly ElmValue[], node: ElmNode) => string | undefined,
): string | undefined {
  for (const node of graph.nodes) {
    for (const type of node.types) {
      for (const shape of SHAPES.get(type) ?? []) {
        const found = ask(shape, valuesIn(node, shape.member), node);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** Where a member of a node should stand. */
export function placeOf(node: ElmNode, member: string): string {
  return node.at + pointer(member);
}

import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import type { ElmValue } from './graph.js';
import { firstShaped } from './shaped.js';
import type { Range } from './shapes.js';

export const valueClasses: ElmRule = {
  name: 'value-classes',
  citation: `${PROFILE}, sh:class and sh:datatype`,
  effective: FIRST_ISSUE,
  message: 'A value is not of the class that its member takes.',
  expected: 'a node, embedded with its type, of the right class; or the right kind of literal',
  find: (graph) => firstShaped(graph, ({ range }, values) => values.find((value) => !fits(value, range))?.at),
};

function fits(value: ElmValue, range: Range): boolean {
  if (value.kind !== range.kind) return false;
  if (value.kind !== 'node' || range.kind !== 'node' || range.classes.length === 0) return true;
  return range.classes.some((name) => value.node.types.has(name));
}

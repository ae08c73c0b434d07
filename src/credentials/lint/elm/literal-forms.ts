import { isLiteral } from './datatypes.js';
import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import type { ElmValue } from './graph.js';
import { firstShaped } from './shaped.js';
import type { Range } from './shapes.js';

export const literalForms: ElmRule = {
  name: 'literal-forms',
  citation: `${PROFILE}, sh:datatype`,
  effective: FIRST_ISSUE,
  message: 'A value is not a literal of its datatype.',
  expected:
    'a date and time with zone, a duration such as PT50H, a positive whole number, as the member wants',
  find: (graph) =>
    firstShaped(graph, ({ range }, values) => values.find((value) => isWrong(value, range))?.at),
};

function isWrong(value: ElmValue, range: Range): boolean {
  if (value.kind !== 'literal' || range.kind !== 'literal') return false;
  if (!isLiteral(value.text, range.type)) return true;
  return range.greatest !== undefined && Number(value.text) > range.greatest;
}

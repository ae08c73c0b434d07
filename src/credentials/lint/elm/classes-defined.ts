import { pointer } from '../../../common/json.js';
import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { SHAPES } from './shapes.js';

/** A node of no class is looked at by no shape. */
export const classesDefined: ElmRule = {
  name: 'classes-defined',
  citation: elm('JSON-LD context of the application profile edc-ap'),
  effective: FIRST_ISSUE,
  message: 'A node has no class of the European Learning Model.',
  expected: 'a type that the context edc-ap defines',
  find: ({ nodes, root }) => {
    const strange = nodes.find(
      (node) =>
        node !== root &&
        (node.types.size === 0 ? node.members.size > 0 : [...node.types].some((type) => !SHAPES.has(type))),
    );
    return strange && strange.at + pointer('type');
  },
};

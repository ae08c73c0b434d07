import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { untyped } from '../form/members.js';
import { firstOf } from '../form/walk.js';

/** Reserved, and wherever it stands: what it will mean isn't fixed. */
export const renderMethodsTyped: DataModelRule = {
  name: 'render-methods-typed',
  citations: { '2.0': vcdm2('5.10') },
  effective: FIRST_ISSUE,
  message: 'A render method does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => firstOf(document, ({ node, at }) => untyped(node, 'renderMethod', at)),
};

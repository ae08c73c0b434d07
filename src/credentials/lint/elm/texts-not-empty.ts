import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { firstShaped } from './shaped.js';

/** An empty text counts for the shapes. */
export const textsNotEmpty: ElmRule = {
  name: 'texts-not-empty',
  citation: elm('mandatory properties'),
  effective: FIRST_ISSUE,
  message: 'A text that is needed is empty.',
  expected: 'something to read',
  find: (graph) =>
    firstShaped(graph, ({ least }, values) =>
      least === 1 ? values.find((value) => value.kind !== 'node' && value.text.trim() === '')?.at : undefined,
    ),
};

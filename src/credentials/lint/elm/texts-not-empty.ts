import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

/** An empty text counts for the shapes. */
export const textsNotEmpty: ElmRule = {
  name: 'texts-not-empty',
  citation: elm('mandatory properties'),
  effective: FIRST_ISSUE,
  message: 'A text is empty.',
  expected: 'something to read, or no such member',
  find: ({ nodes }) => {
    for (const node of nodes) {
      for (const value of [...node.members.values()].flat()) {
        if (value.kind !== 'node' && value.text.trim() === '') return value.at;
      }
    }
    return undefined;
  },
};

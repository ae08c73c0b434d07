import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

export const valuesWritten: ElmRule = {
  name: 'values-written',
  citation: elm('JSON-LD context of the application profile edc-ap'),
  effective: FIRST_ISSUE,
  message: 'A value is not written in the way that its term wants.',
  expected: 'texts by language, such as {"en": "…"}; an object or its address for a node; else a plain value',
  find: ({ misshapen }) => misshapen[0],
};

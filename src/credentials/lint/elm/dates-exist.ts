import { instantOfDateTime } from '../../suites/time.js';
import { type ElmRule, FIRST_ISSUE } from './elm-rule.js';

/** The shapes look at how a date is written, not at the calendar. */
export const datesExist: ElmRule = {
  name: 'dates-exist',
  citation: 'XML Schema 1.1 Datatypes, section 3.3.7',
  effective: FIRST_ISSUE,
  message: 'A date is one that the calendar does not have.',
  expected: 'a day of its month',
  find: ({ nodes }) => {
    for (const node of nodes) {
      for (const value of [...node.members.values()].flat()) {
        if (
          value.kind === 'literal' &&
          value.type === 'dateTime' &&
          Number.isNaN(instantOfDateTime(value.text))
        )
          return value.at;
      }
    }
    return undefined;
  },
};

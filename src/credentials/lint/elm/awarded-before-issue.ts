import { instantOfDateTime } from '../../suites/time.js';
import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { nodesOf, valuesIn } from './graph.js';

const DAY = 86_400_000;

/** A day's grace: an award date is a calendar date somewhere, an instant of issue is one everywhere. */
export const awardedBeforeIssue: ElmRule = {
  name: 'awarded-before-issue',
  citation: elm('AwardingProcess, awardingDate'),
  effective: FIRST_ISSUE,
  message: 'Something was awarded after the credential was issued.',
  expected: 'an awardingDate that is no later than issued',
  find: (graph) => {
    const [issued] = valuesIn(graph.root, 'issued');
    if (issued?.kind !== 'literal') return undefined;
    const latest = instantOfDateTime(issued.text) + DAY;
    for (const awarding of nodesOf(graph, 'AwardingProcess')) {
      const later = valuesIn(awarding, 'awardingDate').find(
        (value) => value.kind === 'literal' && instantOfDateTime(value.text) > latest,
      );
      if (later) return later.at;
    }
    return undefined;
  },
};

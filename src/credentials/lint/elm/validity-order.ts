import { instantOfDateTime } from '../../suites/time.js';
import { type ElmRule, FIRST_ISSUE } from './elm-rule.js';
import { type ElmNode, valuesIn } from './graph.js';

export const validityOrder: ElmRule = {
  name: 'validity-order',
  citation: 'Verifiable Credentials Data Model 1.1, sections 4.6 and 5.3',
  effective: FIRST_ISSUE,
  message: 'The credential ends before it begins.',
  expected: 'expirationDate and validUntil that are no earlier than validFrom',
  find: ({ root }) => {
    const from = instant(root, 'validFrom');
    return ['expirationDate', 'validUntil']
      .filter((member) => instant(root, member) < from)
      .map((member) => `/${member}`)[0];
  },
};

/** Milliseconds since 1970; NaN, which is neither earlier nor later than anything, where there is none. */
function instant(node: ElmNode, member: string): number {
  const [value] = valuesIn(node, member);
  return value?.kind === 'literal' ? instantOfDateTime(value.text) : Number.NaN;
}

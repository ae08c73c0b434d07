import type { Rule } from './rule.js';

/** Whether what satisfies a rule may depend on grades. What an inner programme asks for is that one's business. */
export function asksForGrade(rule: Rule): boolean {
  switch (rule.type) {
    case 'all':
    case 'any':
      return rule.of.some(asksForGrade);
    case 'limit':
      return rule.minGrade !== undefined || asksForGrade(rule.rule);
    default:
      return false;
  }
}

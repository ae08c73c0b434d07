import type { Rule } from './rule.js';

/** Codes of the modules that a rule itself names; those of programmes that it names aren't among them. */
export function modulesNamed(rule: Rule): ReadonlySet<string> {
  switch (rule.type) {
    case 'module':
      return new Set([rule.module]);
    case 'modules':
    case 'ects':
      return new Set(rule.from);
    case 'programme':
      return new Set();
    case 'all':
    case 'any':
      return new Set(rule.of.flatMap((inner) => [...modulesNamed(inner)]));
    case 'limit':
      return modulesNamed(rule.rule);
  }
}

/** Codes of the programmes that a rule itself names. */
export function programmesNamed(rule: Rule): ReadonlySet<string> {
  switch (rule.type) {
    case 'programme':
      return new Set([rule.programme]);
    case 'all':
    case 'any':
      return new Set(rule.of.flatMap((inner) => [...programmesNamed(inner)]));
    case 'limit':
      return programmesNamed(rule.rule);
    default:
      return new Set();
  }
}

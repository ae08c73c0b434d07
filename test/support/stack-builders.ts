import type { StackableAward } from '../../src/domain/award.js';
import type { Rule } from '../../src/domain/rules/rule.js';

/** A module award with defaults; its id is its code in small letters unless said otherwise. */
export function moduleAward(code: string, over: Partial<StackableAward> = {}): StackableAward {
  return {
    id: code.toLowerCase(),
    kind: 'module',
    code,
    ects: 100,
    awardedOn: '2025-06-15',
    institution: 'alpha',
    ...over,
  };
}

/** A programme award with these parts; its id is its code in small letters unless said otherwise. */
export function programmeAward(
  code: string,
  parts: readonly string[],
  over: Partial<StackableAward> = {},
): StackableAward {
  return { ...moduleAward(code, over), kind: 'programme', parts };
}

export function module(part: string, code: string): Rule {
  return { type: 'module', part, module: code };
}

export function modules(part: string, atLeast: number, ...from: string[]): Rule {
  return { type: 'modules', part, atLeast, from };
}

/** `atLeast` is a decimal. */
export function ects(part: string, atLeast: number, ...from: string[]): Rule {
  return { type: 'ects', part, atLeast, from };
}

export function programme(part: string, code: string): Rule {
  return { type: 'programme', part, programme: code };
}

export function all(...of: Rule[]): Rule {
  return { type: 'all', of };
}

export function any(...of: Rule[]): Rule {
  return { type: 'any', of };
}

export function limit(limits: Omit<Extract<Rule, { type: 'limit' }>, 'type' | 'rule'>, rule: Rule): Rule {
  return { type: 'limit', ...limits, rule };
}

import { unreachable } from '../../common/errors.js';
import type { Rule } from '../../domain/rules/rule.js';
import { type TextMap, textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';

/** A rule as a person reads it: a sentence, what it names, and what stands under it. */
export interface RuleInWords {
  readonly sentence: string;
  /** Code and title of the one module or programme that the sentence is about; somebody's text, to be shown isolated. */
  readonly named?: { readonly code: string; readonly title: string | undefined } | undefined;
  /** The programme's own title for this part of the rule. */
  readonly part?: string | undefined;
  readonly inner: readonly RuleInWords[];
}

/** Titles of modules and programmes by code. */
export type Titles = ReadonlyMap<string, string>;

/** The rule of a programme in plain words, in the order in which it was written. A code without a title stands by itself. */
export function ruleInWords(rule: Rule, titles: Titles, words: Words): RuleInWords {
  const again = (inner: Rule) => ruleInWords(inner, titles, words);
  const named = (code: string) => ({ code, title: titles.get(code) });
  const list = (codes: readonly string[]) =>
    codes.map((code) => ({ sentence: '', named: named(code), inner: [] }));
  switch (rule.type) {
    case 'module':
      return {
        sentence: words.text('rule.module'),
        named: named(rule.module),
        part: partOf(rule, words),
        inner: [],
      };
    case 'programme':
      return {
        sentence: words.text('rule.programme'),
        named: named(rule.programme),
        part: partOf(rule, words),
        inner: [],
      };
    case 'modules': {
      const every = rule.atLeast === rule.from.length;
      const sentence = every ? words.text('rule.modules.every') : words.count('rule.modules', rule.atLeast);
      return { sentence, part: partOf(rule, words), inner: list(rule.from) };
    }
    case 'ects':
      return {
        sentence: words.text('rule.ects', { number: words.number(rule.atLeast) }),
        part: partOf(rule, words),
        inner: list(rule.from),
      };
    case 'all':
    case 'any':
      return rule.of.length === 1 && rule.of[0]
        ? again(rule.of[0])
        : { sentence: words.text(`rule.${rule.type}`), inner: rule.of.map(again) };
    case 'limit': {
      const conditions = conditionsOf(rule, words);
      if (conditions.length === 0) return again(rule.rule);
      const joined = conditions.join(words.raw('list.separator'));
      return { sentence: words.text('rule.limit', { conditions: joined }), inner: [again(rule.rule)] };
    }
    default:
      return unreachable(rule);
  }
}

function partOf(rule: { readonly title?: TextMap | undefined }, words: Words): string | undefined {
  return rule.title === undefined ? undefined : textIn(rule.title, words.tag);
}

function conditionsOf(rule: Extract<Rule, { type: 'limit' }>, words: Words): readonly string[] {
  const { maxAgeMonths, minGrade, institutions, ects } = rule;
  return [
    maxAgeMonths === undefined ? [] : words.count('rule.limit.age', maxAgeMonths),
    minGrade === undefined
      ? []
      : words.text('rule.limit.grade', { grade: minGrade.value, scheme: minGrade.scheme }),
    institutions === undefined ? [] : words.count('rule.limit.institutions', institutions),
    ects === undefined ? [] : words.text('rule.limit.ects', { number: words.number(ects) }),
  ].flat();
}

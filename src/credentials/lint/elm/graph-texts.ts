import type { TextMap } from '../../../domain/text.js';
import { type ElmNode, nodesIn, valuesIn } from './graph.js';

/** Texts of a member by language, the first in each; `undefined` where there are none. */
export function textsIn(node: ElmNode | undefined, member: string): TextMap | undefined {
  const texts: Record<string, string> = {};
  for (const value of node ? valuesIn(node, member) : []) {
    if (value.kind === 'text' && !Object.hasOwn(texts, value.language)) texts[value.language] = value.text;
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}

/** The first literal of a member. */
export function literalIn(node: ElmNode | undefined, member: string): string | undefined {
  const value = node && valuesIn(node, member).find(({ kind }) => kind === 'literal');
  return value?.kind === 'literal' ? value.text : undefined;
}

/** The first node of a member. */
export function nodeIn(node: ElmNode | undefined, ...path: readonly string[]): ElmNode | undefined {
  return path.reduce<ElmNode | undefined>((inner, member) => inner && nodesIn(inner, member)[0], node);
}

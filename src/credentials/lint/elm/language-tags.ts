import { type ElmRule, FIRST_ISSUE } from './elm-rule.js';
import type { ElmNode, ElmValue } from './graph.js';

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/;

/** The shapes take any word for a language. */
export const languageTags: ElmRule = {
  name: 'language-tags',
  citation: 'BCP 47, section 2.1',
  effective: FIRST_ISSUE,
  message: 'A text stands under something that is not a language tag.',
  expected: 'a language tag, such as en or pt-BR',
  find: ({ nodes }) => {
    for (const node of nodes) {
      const wrong = textsOf(node).find((value) => value.kind === 'text' && !TAG.test(value.language));
      if (wrong) return wrong.at;
    }
    return undefined;
  },
};

function textsOf(node: ElmNode): ElmValue[] {
  return [...node.members.values()].flat();
}

import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import type { ElmValue } from './graph.js';
import { firstShaped } from './shaped.js';

export const textsByLanguage: ElmRule = {
  name: 'texts-by-language',
  citation: `${PROFILE}, sh:uniqueLang`,
  effective: FIRST_ISSUE,
  message: 'There are two texts in one language.',
  expected: 'one text a language',
  find: (graph) =>
    firstShaped(graph, ({ range }, values) =>
      range.kind === 'text' && range.unique ? second(values)?.at : undefined,
    ),
};

function second(values: readonly ElmValue[]): ElmValue | undefined {
  const languages = new Set<string>();
  return values.find((value) => {
    if (value.kind !== 'text') return false;
    const again = languages.has(value.language);
    languages.add(value.language);
    return again;
  });
}

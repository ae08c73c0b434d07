import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { nodesIn, valuesIn } from './graph.js';
import { tagOfLanguage } from './language-codes.js';
import { placeOf } from './shaped.js';

/** What a viewer shows first must be there in the language that it is shown in. */
export const primaryLanguage: ElmRule = {
  name: 'primary-language',
  citation: elm('DisplayParameter, primaryLanguage and language'),
  effective: FIRST_ISSUE,
  message: 'The title is not there in the primary language, or the languages shown do not include it.',
  expected: 'a title in primaryLanguage, which is also among the languages and has its display',
  find: ({ root }) => {
    for (const display of nodesIn(root, 'displayParameter')) {
      for (const language of nodesIn(display, 'primaryLanguage')) {
        if (!nodesIn(display, 'language').includes(language)) return placeOf(display, 'language');
        const displays = nodesIn(display, 'individualDisplay');
        if (!displays.some((shown) => nodesIn(shown, 'language').includes(language)))
          return placeOf(display, 'individualDisplay');
        const tag = tagOfLanguage(language.id ?? '');
        const inIt = valuesIn(display, 'title').some(
          (value) => value.kind === 'text' && value.language.split('-')[0] === tag,
        );
        if (tag !== undefined && !inIt) return placeOf(display, 'title');
      }
    }
    return undefined;
  },
};

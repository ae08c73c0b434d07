import { CairnError } from '../../common/errors.js';
import { canonicalJson } from '../../common/json.js';
import type { GradingScheme } from '../../domain/grades.js';
import { checkGradingScheme } from '../../domain/grading-scheme-check.js';
import type { DraftDeps } from './drafts.js';
import type { By } from './ports.js';

type Deps = Pick<DraftDeps, 'store' | 'clock'>;

/** All grading schemes, in the order of their codes. Everybody may see them. */
export async function listGradingSchemes({ store }: Pick<Deps, 'store'>): Promise<readonly GradingScheme[]> {
  return (await store.selectCatalogue()).gradingSchemes;
}

/**
 * Adds a grading scheme, which never changes afterwards: grades that were awarded are read by it. Throws
 * `grading-scheme.invalid` with every fault, `grading-scheme.code-taken`. `repeated`: one that is there to the letter is
 * then the answer.
 */
export async function addGradingScheme(
  { store, clock }: Deps,
  by: By,
  scheme: GradingScheme,
  repeated = false,
): Promise<GradingScheme> {
  const { gradingSchemes } = await store.selectCatalogue();
  const known = gradingSchemes.find(({ code }) => code.toLowerCase() === scheme.code.toLowerCase());
  if (repeated && known && isSame(known, scheme)) return known;
  if (known) {
    const message = 'There is a grading scheme of this code';
    throw new CairnError('conflict', 'grading-scheme.code-taken', message);
  }
  const faults = checkGradingScheme(scheme, [...gradingSchemes, scheme]);
  if (faults.length > 0)
    throw new CairnError(
      'invalid',
      'grading-scheme.invalid',
      'The grading scheme contradicts itself',
      faults,
    );
  await store.insertScheme(scheme, { actor: by.actor, at: clock() });
  return scheme;
}

function isSame(a: GradingScheme, b: GradingScheme): boolean {
  const text = ({ code, title, values, pass, mapping }: GradingScheme) =>
    canonicalJson(JSON.parse(JSON.stringify({ code, title, values, pass, mapping })));
  return text(a) === text(b);
}

import type { Words } from '../../words/words-of.js';
import { Said, SaidLink } from '../said.js';

/** Why something that was handed in could not be checked. */
export interface ShownProblem {
  readonly code: string;
  /** In English: what exactly is wrong, for whoever can use it. */
  readonly message?: string | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Where a code leads that isn't followed. */
  readonly leadsTo?: string | undefined;
}

/** Codes that are told in the words of another. */
const ALIKE: Readonly<Record<string, string>> = {
  'verify.too-many': 'verify.too-much',
  'body.too-large': 'verify.too-much',
};

/**
 * Why it could not be checked, in plain words, and in small print what says nothing to whoever handed it in. What has no words of its own
 * is no credential that is known here, and is told so.
 */
export function ProblemBox({ problem, words }: { readonly problem: ShownProblem; readonly words: Words }) {
  const { code, message, values, leadsTo } = problem;
  const own = words.find(`verify.problem.${ALIKE[code] ?? code}`, values);
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.text('verify.unreadable')}</strong> {own ?? words.text('verify.no-credential')}
      </p>
      {leadsTo === undefined ? null : (
        <p>
          <SaidLink text={leadsTo} address={leadsTo} limit={200} />
        </p>
      )}
      {message === undefined ? null : (
        <p class="when" lang="en">
          <Said text={message} />
        </p>
      )}
    </div>
  );
}

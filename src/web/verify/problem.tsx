import type { Words } from '../../words/words-of.js';
import { Said, SaidLink } from '../said.js';

/** Why something that was handed in could not be checked. */
export interface ShownProblem {
  readonly code: string;
  /** In English, of a code that has no words of its own. */
  readonly message?: string | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Where a code leads that isn't followed. */
  readonly leadsTo?: string | undefined;
}

/** Why it could not be checked, in plain words, and in small print what says nothing to whoever handed it in. */
export function ProblemBox({ problem, words }: { readonly problem: ShownProblem; readonly words: Words }) {
  const { code, message, values, leadsTo } = problem;
  const own = words.find(`verify.problem.${code}`, values);
  const plain =
    own ?? (unread(code) || message === undefined ? words.text('verify.no-credential') : undefined);
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.text('verify.unreadable')}</strong> {plain ?? <Said text={message ?? ''} />}
      </p>
      {leadsTo === undefined ? null : (
        <p>
          <SaidLink text={leadsTo} address={leadsTo} limit={200} />
        </p>
      )}
      {plain === undefined || message === undefined ? null : (
        <p class="when">
          <Said text={message} />
        </p>
      )}
    </div>
  );
}

/** What says where in the bytes the reading ended says nothing to whoever handed in a file. */
function unread(code: string): boolean {
  return code.startsWith('json.') || code === 'verify.not-an-object';
}

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
  /** What several codes say, of which one is to be chosen. */
  readonly choices?: readonly string[] | undefined;
}

/** Codes that are told in the words of another. */
const ALIKE: Readonly<Record<string, string>> = {
  'verify.too-many': 'verify.too-much',
  'body.too-large': 'verify.too-much',
};

/** Why it could not be checked, in plain words. What has no words of its own is no credential that is known here, and is told so. */
export function problemText({ code, values }: ShownProblem, words: Words): string {
  return words.find(`verify.problem.${ALIKE[code] ?? code}`, values) ?? words.text('verify.no-credential');
}

/** The same in a box, with what says nothing to whoever handed it in in small print. */
export function ProblemBox(props: {
  readonly problem: ShownProblem;
  readonly words: Words;
  /** Where a script runs: takes one of the choices. */
  readonly choose?: (text: string) => void;
}) {
  const { problem, words, choose } = props;
  const { message, leadsTo, choices = [] } = problem;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.text('verify.unreadable')}</strong> {problemText(problem, words)}
      </p>
      {leadsTo === undefined ? null : (
        <p>
          <SaidLink text={leadsTo} address={leadsTo} limit={200} />
        </p>
      )}
      {choices.map((choice) => (
        <p key={choice}>
          <button type="button" class="choice" onClick={() => choose?.(choice)}>
            <Said text={choice} limit={100} />
          </button>
        </p>
      ))}
      {message === undefined ? null : (
        <p class="when" lang="en">
          <Said text={message} />
        </p>
      )}
    </div>
  );
}

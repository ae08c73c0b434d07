import type { CheckResult, Outcome } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { MarkIcon, markOf } from '../marks.js';
import { Said, SaidLink } from '../said.js';
import { sentenceOf } from './sentences.js';

/** Longest evidence that a page shows; the raw report has the rest. */
const EVIDENCE_LIMIT = 3000;

/** What a result is about: the check, or what the check looked at by the way. */
function nameOf({ check, code }: CheckResult, words: Words): string {
  return words.find(`check.${code}`) ?? words.text(`check.${check}`);
}

/** The same where each result stands by itself: which of its statuses one is about. */
function ownNameOf(result: CheckResult, words: Words): string {
  const { check, evidence } = result;
  return words.find(`check.${check}.${String(evidence?.purpose)}`) ?? nameOf(result, words);
}

/** Every check with its outcome and sentence; code, basis and evidence fold out. */
export function Checks(props: { readonly results: readonly CheckResult[]; readonly words: Words }) {
  const { results, words } = props;
  if (results.length === 0) return <p>{words.text('checks.none')}</p>;
  return (
    <ul class="checks">
      {results.map((result, index) => (
        <li key={`${index} ${result.code}`} class={`check check-${toneOf(result)}`}>
          <Check result={result} words={words} />
        </li>
      ))}
    </ul>
  );
}

/** What only advises and could not be checked is told, but is no reason to worry. */
function toneOf({ outcome, advisory }: CheckResult): Outcome | 'advice' {
  return outcome === 'unknown' && advisory === true ? 'advice' : outcome;
}

// The first of these that a check has is its mark on the print; what only advises doesn't outweigh what decides.
const GRAVITY: readonly Outcome[] = ['fail', 'unknown', 'pass', 'not-applicable'];

/**
 * For the print: one line a check, however many results it has, with all its outcomes. The sentence is there for what
 * bears on the verdict and didn't pass.
 */
export function BriefChecks(props: { readonly results: readonly CheckResult[]; readonly words: Words }) {
  const { results, words } = props;
  const names = [...new Set(results.map((result) => nameOf(result, words)))];
  return (
    <ul class="brief print-only">
      {names.map((name) => (
        <BriefCheck
          key={name}
          name={name}
          results={results.filter((result) => nameOf(result, words) === name)}
          words={words}
        />
      ))}
    </ul>
  );
}

function BriefCheck(props: {
  readonly name: string;
  readonly results: readonly CheckResult[];
  readonly words: Words;
}) {
  const { name, results, words } = props;
  const deciding = results.filter((result) => result.advisory !== true);
  const [gravest] = outcomesOf(deciding.length > 0 ? deciding : results);
  const open = results.filter((result) => result.outcome === 'fail' || result.outcome === 'unknown');
  const said = new Set(
    open.filter((result) => result.advisory !== true).map((result) => sentenceOf(result, words).text),
  );
  const advisory = deciding.length === 0 || (open.length > 0 && said.size === 0);
  return (
    <li class={deciding.length === 0 && gravest === 'unknown' ? 'check-advice' : undefined}>
      <MarkIcon mark={markOf(gravest ?? 'not-applicable')} /> <strong>{name}</strong>
      {`: ${outcomeWords(results, words)}`}
      {advisory ? <span class="advisory"> ({words.text('checks.advisory')})</span> : null}
      {[...said].map((sentence) => (
        <span key={sentence}>
          {'. '}
          <Said text={sentence} limit={300} />
        </span>
      ))}
    </li>
  );
}

/** The outcomes that occur, the gravest first. */
function outcomesOf(results: readonly CheckResult[]): readonly Outcome[] {
  return GRAVITY.filter((outcome) => results.some((result) => result.outcome === outcome));
}

/** The outcome, or how many have which. */
function outcomeWords(results: readonly CheckResult[], words: Words): string {
  const outcomes = outcomesOf(results);
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) return words.text(`outcome.${only}`);
  const counted = outcomes.toReversed().map((outcome) => {
    const count = results.filter((result) => result.outcome === outcome).length;
    const verdict = words.text(`outcome.${outcome}`);
    return words.text('stack.tally', { count: words.number(count), verdict });
  });
  return counted.join(words.text('list.separator'));
}

function Check(props: { readonly result: CheckResult; readonly words: Words }) {
  const { result, words } = props;
  const { text, language, message } = sentenceOf(result, words);
  return (
    <>
      <MarkIcon mark={markOf(result.outcome)} />
      <div>
        <p class="check-name">
          <strong>{ownNameOf(result, words)}</strong>
          {': '}
          <span class="check-outcome">{words.text(`outcome.${result.outcome}`)}</span>
          {result.advisory ? <span class="advisory"> ({words.text('checks.advisory')})</span> : null}
        </p>
        <p lang={language}>
          <Said text={text} limit={600} />
        </p>
        <Basis result={result} message={message} words={words} />
      </div>
    </>
  );
}

/** Code, citation, what the verifier says more closely, place and evidence, folded behind an arrow. */
function Basis(props: {
  readonly result: CheckResult;
  readonly message: string | undefined;
  readonly words: Words;
}) {
  const { code, citation, pointer, evidence } = props.result;
  const { message, words } = props;
  return (
    <details class="basis">
      <summary class="more" aria-label={words.text('checks.basis')} />
      <p>
        <code>{code}</code>
        {citation === undefined ? null : (
          <>
            {' · '}
            <SaidLink text={citation} address={citation} limit={200} />
          </>
        )}
      </p>
      {message === undefined ? null : (
        <p lang="en">
          <Said text={message} limit={600} />
        </p>
      )}
      {pointer === undefined ? null : (
        <p>
          {words.text('checks.pointer')}:{' '}
          <code>
            <Said text={pointer} limit={300} />
          </code>
        </p>
      )}
      {evidence === undefined ? null : (
        <pre>
          <Said text={evidenceLines(evidence)} limit={EVIDENCE_LIMIT} />
        </pre>
      )}
    </details>
  );
}

/** A line for each member that says something: a text as it is, if it is one line, and all else as JSON. */
function evidenceLines(evidence: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown) =>
    typeof value === 'string' && !/[\r\n]/.test(value) ? value : JSON.stringify(value, null, 1);
  return Object.entries(evidence)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${said(value)}`)
    .join('\n');
}

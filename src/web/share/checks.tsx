import type { CheckName, CheckResult, Outcome } from '../../verification/report.js';
import { MarkIcon, markOf } from '../marks.js';
import { Said, SaidLink } from '../said.js';
import type { Words } from '../words.js';

/** Longest evidence that a page shows; the raw report has the rest. */
const EVIDENCE_LIMIT = 3000;

/** Every check with its outcome and sentence; code, basis and evidence fold out. */
export function Checks(props: { readonly results: readonly CheckResult[]; readonly words: Words }) {
  const { results, words } = props;
  if (results.length === 0) return <p>{words.text('checks.none')}</p>;
  return (
    <ul class="checks">
      {results.map((result, index) => (
        <li key={`${index} ${result.code}`} class={`check check-${result.outcome}`}>
          <Check result={result} words={words} />
        </li>
      ))}
    </ul>
  );
}

// The first of these that a check has is its mark on the print; what only advises doesn't outweigh what decides.
const GRAVITY: readonly Outcome[] = ['fail', 'unknown', 'pass', 'not-applicable'];

/**
 * For the print: one line a check, however many results it has, with all its outcomes. The sentence is there for what
 * bears on the verdict and didn't pass.
 */
export function BriefChecks(props: { readonly results: readonly CheckResult[]; readonly words: Words }) {
  const { results, words } = props;
  const names = [...new Set(results.map((result) => result.check))];
  return (
    <ul class="brief print-only">
      {names.map((name) => (
        <li key={name}>
          <BriefCheck name={name} results={results.filter((result) => result.check === name)} words={words} />
        </li>
      ))}
    </ul>
  );
}

function BriefCheck(props: {
  readonly name: CheckName;
  readonly results: readonly CheckResult[];
  readonly words: Words;
}) {
  const { name, results, words } = props;
  const deciding = results.filter((result) => result.advisory !== true);
  const [gravest] = outcomesOf(deciding.length > 0 ? deciding : results);
  const open = results.filter((result) => result.outcome === 'fail' || result.outcome === 'unknown');
  const said = new Set(open.filter((result) => result.advisory !== true).map((result) => result.message));
  const advisory = deciding.length === 0 || (open.length > 0 && said.size === 0);
  return (
    <>
      <MarkIcon mark={markOf(gravest ?? 'not-applicable')} /> <strong>{words.text(`check.${name}`)}</strong>
      {`: ${outcomeWords(results, words)}`}
      {advisory ? <span class="advisory"> ({words.text('checks.advisory')})</span> : null}
      {[...said].map((message) => (
        <span key={message}>
          {'. '}
          <Said text={message} limit={300} />
        </span>
      ))}
    </>
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
    const verdict = words.text(`outcome.${outcome}`).toLowerCase();
    return words.text('stack.tally', { count: words.number(count), verdict });
  });
  return counted.join(words.text('list.separator'));
}

function Check(props: { readonly result: CheckResult; readonly words: Words }) {
  const { result, words } = props;
  return (
    <>
      <MarkIcon mark={markOf(result.outcome)} />
      <div>
        <p class="check-name">
          <strong>{words.text(`check.${result.check}`)}</strong>
          {': '}
          <span class="check-outcome">{words.text(`outcome.${result.outcome}`)}</span>
          {result.advisory ? <span class="advisory"> ({words.text('checks.advisory')})</span> : null}
        </p>
        <p class="check-message">
          <Said text={result.message} limit={600} />
        </p>
        <p class="basis">
          <code>
            <Said text={result.code} limit={80} />
          </code>
          {result.citation === undefined ? null : (
            <>
              {' · '}
              <SaidLink text={result.citation} address={result.citation} limit={200} />
            </>
          )}
        </p>
        <Evidence result={result} words={words} />
      </div>
    </>
  );
}

function Evidence(props: { readonly result: CheckResult; readonly words: Words }) {
  const { evidence, pointer } = props.result;
  if (evidence === undefined && pointer === undefined) return null;
  return (
    <details class="fold no-print">
      <summary>{props.words.text('checks.evidence')}</summary>
      {pointer === undefined ? null : (
        <p>
          {props.words.text('checks.pointer')}:{' '}
          <code>
            <Said text={pointer} limit={300} />
          </code>
        </p>
      )}
      {evidence === undefined ? null : (
        <pre>
          <Said text={JSON.stringify(evidence, null, 2)} limit={EVIDENCE_LIMIT} />
        </pre>
      )}
    </details>
  );
}

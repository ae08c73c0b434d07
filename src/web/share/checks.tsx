import type { CheckResult } from '../../verification/report.js';
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

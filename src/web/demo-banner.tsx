import type { CredentialReport } from '../verification/report.js';
import type { Words } from '../words/words-of.js';

/** What every page of a demonstration says at its top. */
export function DemoBanner(props: { readonly words: Words }) {
  return (
    <aside class="demo" aria-label={props.words.text('demo.label')}>
      <p>
        <strong>{`${props.words.text('demo.label')}:`}</strong> {props.words.text('demo.text')}
      </p>
    </aside>
  );
}

/** Whether a demonstration issued any of what was handed in, or of what stands in it. */
export function isOfDemo(credentials: readonly CredentialReport[]): boolean {
  return credentials.some(
    ({ summary, parts, listed = [] }) =>
      summary?.issuer.demo === true || isOfDemo([...parts.flatMap(({ report }) => report ?? []), ...listed]),
  );
}

import type { ReportSources } from '../../verification/report.js';
import type { Words } from '../../words/words-of.js';

/** How old that is what an answer goes by, where it was found on the reader's own machine. */
export function AsOf({ sources, words }: { readonly sources: ReportSources; readonly words: Words }) {
  const { registry, statusAsOf } = sources;
  return (
    <section class="sheet as-of" aria-labelledby="as-of">
      <h2 id="as-of">{words.text('verify.as-of')}</h2>
      <p>{words.text('verify.here')}</p>
      <ul>
        <li>
          {registry
            ? words.text('verify.as-of.registry', { instant: words.instant(registry.asOf) })
            : words.text('verify.as-of.no-registry')}
        </li>
        {statusAsOf === undefined ? null : (
          <li>{words.text('verify.as-of.status', { instant: words.instant(statusAsOf) })}</li>
        )}
      </ul>
    </section>
  );
}

import type { ReportSources } from '../../verification/report.js';
import type { Words } from '../../words/words-of.js';

/** How old that is what an answer goes by, where it was found on the reader's own machine. `offline`: without a network. */
export function AsOf(props: {
  readonly sources: ReportSources;
  readonly words: Words;
  readonly offline?: boolean;
}) {
  const { sources, words, offline = false } = props;
  const { registry, statusAsOf } = sources;
  return (
    <section class="sheet as-of" aria-labelledby="as-of">
      <h2 id="as-of">{words.text('verify.as-of')}</h2>
      {offline ? <p>{words.text('verify.as-of.offline')}</p> : null}
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

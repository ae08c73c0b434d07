import type { TextKey } from '../../words/texts/en.js';
import type { Words } from '../../words/words-of.js';
import { Said, Sentence } from '../said.js';
import type { Foreign, Place } from './browser/messages.js';

/** After how many milliseconds it makes sense to fetch something anew. */
const OLD = 60_000;

/**
 * What of an answer is published by others: what isn't at hand, as of when that holds which is, why something could not be had; with a
 * button that has it fetched, and what anybody learns from that.
 */
export function Elsewhere(props: {
  readonly places: readonly Place[];
  /** UTC instant of the answer. */
  readonly at: string;
  readonly words: Words;
  readonly fetchThem: (wanted: readonly Foreign[]) => void;
}) {
  const { places, words, fetchThem } = props;
  const missing = places.filter(({ fetchedAt }) => fetchedAt === undefined);
  const old = places.filter(({ fetchedAt = props.at }) => Date.parse(props.at) - Date.parse(fetchedAt) > OLD);
  const wanted = [...missing, ...old];
  if (places.length === 0) return null;
  return (
    <section class="sheet elsewhere" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{words.text('verify.elsewhere')}</h2>
      {missing.length === 0 ? null : <p>{words.text('verify.elsewhere.missing')}</p>}
      <ul>
        {places.map((place) => (
          <li key={`${place.kind} ${place.address}`}>
            <Told place={place} text={KINDS[place.kind]} words={words} />
            {place.fetchedAt === undefined ? null : (
              <> {words.text('verify.elsewhere.as-of', { instant: words.instant(place.fetchedAt) })}</>
            )}
            {place.failed === undefined ? null : (
              <strong class="failed">
                <Told place={place} text={FAILURES[place.failed] ?? UNAVAILABLE} words={words} />
              </strong>
            )}
          </li>
        ))}
      </ul>
      {wanted.length === 0 ? null : (
        <div class="no-print">
          <p class="when">{words.text('verify.elsewhere.learn')}</p>
          <button
            type="button"
            onClick={(event) => {
              event.currentTarget.disabled = true;
              fetchThem(wanted.map(({ kind, address }) => ({ kind, address })));
            }}
          >
            {words.text(missing.length > 0 ? 'verify.elsewhere.fetch' : 'verify.elsewhere.again')}
          </button>
        </div>
      )}
    </section>
  );
}

/** A sentence about a place, which names its host. */
function Told(props: { readonly place: Place; readonly text: TextKey; readonly words: Words }) {
  return (
    <Sentence words={props.words} text={props.text} values={{ host: <Said text={props.place.host} /> }} />
  );
}

const KINDS: Readonly<Record<Place['kind'], TextKey>> = {
  did: 'verify.elsewhere.did',
  list: 'verify.elsewhere.list',
};

const UNAVAILABLE = 'verify.elsewhere.unavailable';
/** By the code of the relay. */
const FAILURES: Readonly<Record<string, TextKey>> = {
  offline: 'verify.elsewhere.offline',
  'limit.exceeded': 'verify.elsewhere.busy',
  'relay.busy': 'verify.elsewhere.busy',
  'relay.moved': 'verify.elsewhere.moved',
  'relay.not-found': 'verify.elsewhere.not-found',
  'relay.refused': 'verify.elsewhere.refused',
  'relay.slow': 'verify.elsewhere.slow',
  'relay.too-large': 'verify.elsewhere.too-large',
  'relay.unfit': 'verify.elsewhere.unfit',
};

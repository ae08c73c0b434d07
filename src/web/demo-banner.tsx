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

import type { ComponentChildren } from 'preact';
import type { TextKey } from '../../words/texts/en.js';
import type { Words } from '../../words/words.js';
import { PageForm } from '../languages.js';

/** What can't be undone, behind a fold that says what it does: nobody does it by a slip. */
export function Sure(props: {
  readonly to: string;
  /** On the fold. */
  readonly label: TextKey;
  /** What screen readers say of the fold, where there are several alike. */
  readonly name?: string;
  readonly what: TextKey;
  /** On the button. */
  readonly yes: TextKey;
  readonly words: Words;
}): ComponentChildren {
  const { words } = props;
  return (
    <details class="sure">
      <summary aria-label={props.name}>{words.text(props.label)}</summary>
      <PageForm to={props.to}>
        <p>{words.text(props.what)}</p>
        <button type="submit" class="danger">
          {words.text(props.yes)}
        </button>
      </PageForm>
    </details>
  );
}

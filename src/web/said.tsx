import type { ComponentChildren } from 'preact';
import type { TextKey } from '../words/texts/en.js';
import type { Words } from '../words/words.js';
import { tamed, webAddress } from './safe.js';

/** Text that somebody else wrote: tamed, cut, and unable to reorder what stands around it. */
export function Said(props: { readonly text: string; readonly limit?: number }) {
  return <bdi>{tamed(props.text, props.limit ?? 300)}</bdi>;
}

/** The same as a link, where `address` is a plain http(s) address; else just the text. */
export function SaidLink(props: {
  readonly text: string;
  readonly address: string | undefined;
  readonly limit?: number;
}) {
  const href = webAddress(props.address);
  const said = <Said text={props.text} limit={props.limit ?? 300} />;
  return href === undefined ? (
    said
  ) : (
    <a href={href} rel="noreferrer nofollow">
      {said}
    </a>
  );
}

/** A text of the table whose placeholders are filled with elements, so that foreign names in a sentence stay isolated. */
export function Sentence(props: {
  readonly words: Words;
  readonly text: TextKey;
  readonly values: Readonly<Record<string, ComponentChildren>>;
}) {
  const pieces = props.words.raw(props.text).split(/\{(\w+)\}/);
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : props.values[piece]))}</>;
}

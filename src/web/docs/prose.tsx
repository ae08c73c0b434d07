import type { ComponentChildren } from 'preact';

/** Text of the OpenAPI document: what stands in backticks is code, empty lines part paragraphs, `- ` begins an item. */
export function Prose(props: { readonly text: string }) {
  const paragraphs = props.text.split(/\n{2,}/).filter((paragraph) => paragraph !== '');
  return (
    <>
      {paragraphs.map((paragraph) =>
        paragraph.startsWith('- ') ? (
          <ul key={paragraph}>
            {paragraph
              .slice(2)
              .split('\n- ')
              .map((item) => (
                <li key={item}>
                  <Inline text={item} />
                </li>
              ))}
          </ul>
        ) : (
          <p key={paragraph}>
            <Inline text={paragraph} />
          </p>
        ),
      )}
    </>
  );
}

/** The same within a line. */
export function Inline(props: { readonly text: string }) {
  return (
    <>
      {props.text.split('`').map((piece, index) =>
        // every second piece stood between backticks
        index % 2 === 0 ? piece : <code key={`${index} ${piece}`}>{piece}</code>,
      )}
    </>
  );
}

/** A block of code. Long lines wrap, so that it never scrolls sideways. */
export function Code(props: { readonly children: ComponentChildren }) {
  return (
    <pre class="docs-code">
      <code>{props.children}</code>
    </pre>
  );
}

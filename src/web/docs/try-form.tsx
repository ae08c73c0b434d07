import { prettyJson } from './example.js';
import type { OperationModel } from './model.js';

/**
 * A form to send the request from the page. Its script shows it; without the script it stays hidden. No field has a name,
 * so that nothing of it can ever get into an address.
 */
export function TryForm(props: { readonly operation: OperationModel }) {
  const { id, method, path, parameters, body, summary } = props.operation;
  const file = body !== undefined && body.example === undefined;
  const example = body?.example === undefined ? '' : prettyJson(body.example);
  return (
    <form class="try no-print" hidden data-method={method} data-path={path} aria-label={`Try: ${summary}`}>
      <h4>Try it</h4>
      {method === 'GET' ? null : <p class="try-real">This is a real request: what it does is done.</p>}
      <div class="try-fields">
        {parameters.map(({ name, place, required, example }) => (
          <label key={`${place} ${name}`}>
            <span>{required ? name : `${name} (optional)`}</span>
            <input
              type="text"
              autocomplete="off"
              spellcheck={false}
              required={required}
              data-place={place}
              data-parameter={name}
              placeholder={required ? example : undefined}
            />
          </label>
        ))}
      </div>
      {body && !file ? (
        <label>
          <span>Body</span>
          <textarea
            data-body
            rows={Math.min(12, example.split('\n').length + 1)}
            spellcheck={false}
            autocomplete="off"
          >
            {example}
          </textarea>
        </label>
      ) : null}
      {body && file ? (
        <label>
          <span>File</span>
          <input type="file" required data-file accept={body.mediaTypes.join(',')} />
        </label>
      ) : null}
      <p>
        <button type="submit">Send</button>
      </p>
      <output class="try-answer" hidden aria-label={`Answer of ${id}`} />
    </form>
  );
}

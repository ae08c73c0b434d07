// Sends requests from the page of the API. The key is in its field and nowhere else; answers are shown as text.

const key = document.querySelector('[data-key]');
const panel = document.querySelector('#key');
/** Most characters of an answer that are shown. */
const SHOWN = 200_000;
/** Requests under way, by form. */
const running = new Map();

for (const form of document.querySelectorAll('form[hidden]')) form.hidden = false;

// An operation that an address leads to is unfolded.
const unfold = () => {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener('hashchange', unfold);
unfold();
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link && document.getElementById(link.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
});

// A page that the browser keeps for its back button keeps no key.
addEventListener('pagehide', () => {
  key.value = '';
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target === panel) checkKey();
  else toggle(event.target);
});

function withKey(headers) {
  const value = key.value.trim();
  return value === '' ? headers : { ...headers, Authorization: `Bearer ${value}` };
}

async function checkKey() {
  const said = panel.querySelector('output');
  const response = await fetch('/api/v1/me', { headers: withKey({}), credentials: 'omit' }).catch(
    () => undefined,
  );
  const body = await response?.json().catch(() => undefined);
  said.textContent = !response
    ? 'The service does not answer.'
    : response.ok
      ? `A key of ${body.institution ?? 'the network'}, for: ${body.scopes.join(', ')}.`
      : `${body?.detail ?? response.status}.`;
}

/** Sends a form's request, or breaks off the one that is under way. */
async function toggle(form) {
  if (running.has(form)) {
    running.get(form).abort();
    return;
  }
  const abort = new AbortController();
  running.set(form, abort);
  const [button, answer] = [form.querySelector('button'), form.querySelector('output')];
  button.textContent = 'Stop';
  answer.hidden = false;
  answer.replaceChildren('…');
  try {
    const { address, init } = requestOf(form);
    await show(await fetch(address, { ...init, signal: abort.signal }), answer);
  } catch (error) {
    answer.append(error.name === 'AbortError' ? '\nStopped.' : 'The service does not answer.');
  } finally {
    running.delete(form);
    button.textContent = 'Send';
  }
}

function requestOf(form) {
  const [headers, query] = [{}, new URLSearchParams()];
  let path = form.dataset.path;
  for (const input of form.querySelectorAll('[data-parameter]')) {
    const { place, parameter } = input.dataset;
    if (place === 'path') path = path.replace(`{${parameter}}`, encodeURIComponent(input.value.trim()));
    else if (input.value !== '' && place === 'query') query.set(parameter, input.value);
    else if (input.value !== '') headers[parameter] = input.value;
  }
  const file = form.querySelector('[data-file]')?.files[0];
  const json = form.querySelector('[data-body]')?.value;
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (file) headers['Content-Type'] = typeOf(file, form.querySelector('[data-file]').accept.split(','));
  return {
    address: query.size === 0 ? path : `${path}?${query}`,
    init: {
      method: form.dataset.method,
      headers: withKey(headers),
      credentials: 'omit',
      cache: 'no-store',
      ...(json === undefined && !file ? {} : { body: file ?? json }),
    },
  };
}

/** What the browser takes the file for, if that is taken; some know no type for CSV. */
function typeOf(file, taken) {
  if (taken.includes(file.type)) return file.type;
  return taken.find((type) => type.endsWith(file.name.split('.').at(-1))) ?? taken[0];
}

async function show(response, answer) {
  const status = document.createElement('strong');
  status.textContent = `${response.status} ${response.statusText}`.trim();
  const [head, text] = [document.createElement('p'), document.createElement('pre')];
  head.append(status);
  for (const name of ['ETag', 'Location', 'Retry-After', 'Idempotency-Replayed']) {
    if (response.headers.has(name)) head.append(` · ${name}: ${response.headers.get(name)}`);
  }
  if (isBinary(response)) {
    answer.replaceChildren(head, await download(response));
    return;
  }
  text.tabIndex = 0;
  answer.replaceChildren(head, text);
  const stream = response.body?.pipeThrough(new TextDecoderStream());
  let said = '';
  for await (const chunk of chunksOf(stream)) {
    said += chunk;
    text.textContent = said.slice(0, SHOWN);
  }
  if (/[/+]json/.test(response.headers.get('Content-Type') ?? '') && said.length < SHOWN)
    text.textContent = JSON.stringify(JSON.parse(said), undefined, 2);
  if (said === '') text.remove();
}

/** Whether an answer is a file that says nothing as text. */
function isBinary({ headers }) {
  const type = headers.get('Content-Type') ?? '';
  return type !== '' && !/^text\/|[/+](json|xml)\b/.test(type);
}

/** A link that keeps a file under the name that the service gave it; of what it was before nothing is kept. */
async function download(response) {
  const link = document.createElement('a');
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  link.download = named?.[1] ?? 'answer';
  link.href = URL.createObjectURL(await response.blob());
  link.textContent = `Save ${link.download}`;
  return link;
}

async function* chunksOf(stream) {
  const reader = stream?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader.read()) yield next.value;
}

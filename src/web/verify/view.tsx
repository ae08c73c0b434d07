import { document, type Site, siteWords } from '../layout.js';
import { Said } from '../said.js';
import type { Words } from '../words.js';

/** The page at which anybody hands in a file to be checked. `problem`: why the last one could not be read. */
export function verifyView(site: Site, problem?: string): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    listed: problem === undefined,
    title: words.text('verify.title'),
    stylesheet: site.assets.verifyStylesheet,
    children: (
      <div class="sheet verify">
        <h1 class="title">{words.text('verify.title')}</h1>
        <p class="lead">{words.text('verify.lead')}</p>
        {problem === undefined ? null : (
          <p class="problem" role="alert">
            <strong>{words.text('verify.unreadable')}</strong> <Said text={problem} />
          </p>
        )}
        <VerifyForm words={words} />
      </div>
    ),
  });
}

/** The form by itself, for below an answer. */
export function VerifyForm({ words }: { readonly words: Words }) {
  return (
    <form class="verify-form" method="post" action="/verify" enctype="multipart/form-data">
      <p>
        <label for="file">{words.text('verify.file')}</label>
        <input id="file" name="file" type="file" accept=".json,.jsonld,.jwt,.sd-jwt,.txt,application/json" />
      </p>
      <details class="fold">
        <summary>{words.text('verify.paste')}</summary>
        <p>
          <label for="text">{words.text('verify.text')}</label>
          <textarea id="text" name="text" rows={6} spellcheck={false} />
        </p>
      </details>
      <p>
        <button type="submit">{words.text('verify.check')}</button>
      </p>
      <p class="quiet">{words.text('verify.kept')}</p>
    </form>
  );
}

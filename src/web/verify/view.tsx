import type { Words } from '../../words/words.js';
import { PageForm } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said } from '../said.js';

/** Why a file could not be read. */
export interface UnreadableFile {
  readonly code: string;
  readonly message: string;
}

/** The page at which anybody hands in a file to be checked. `problem`: why the last one could not be read. */
export function verifyView(site: Site, problem?: UnreadableFile): string {
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
          <div class="problem" role="alert">
            <p>
              <strong>{words.text('verify.unreadable')}</strong>{' '}
              {unread(problem) ? words.text('verify.no-credential') : <Said text={problem.message} />}
            </p>
            {unread(problem) ? (
              <p class="when">
                <Said text={problem.message} />
              </p>
            ) : null}
          </div>
        )}
        <VerifyForm words={words} />
      </div>
    ),
  });
}

/** What says where in the bytes the reading ended says nothing to whoever handed in a file; it stands below in small print. */
function unread({ code }: UnreadableFile): boolean {
  return code.startsWith('json.') || code === 'verify.not-an-object';
}

/** The form by itself, for below an answer. */
export function VerifyForm({ words }: { readonly words: Words }) {
  return (
    <PageForm class="verify-form" enctype="multipart/form-data" to="/verify">
      <p>
        <label for="file">{words.text('verify.file')}</label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".json,.jsonld,.jwt,.sd-jwt,.txt,.png,.svg,.pdf,application/json,image/png,image/svg+xml,application/pdf"
          aria-describedby="forms"
        />
        <span id="forms" class="when">
          {words.text('verify.forms')}
        </span>
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
      <p class="when">{words.text('verify.kept')}</p>
    </PageForm>
  );
}

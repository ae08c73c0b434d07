import type { CheckRecordFinding } from '../../verification/check-record-form.js';
import { BATCH_LIMITS } from '../../verification/lists.js';
import { LANGUAGES } from '../../words/languages.js';
import type { Words } from '../../words/words.js';
import { PageForm } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { CheckRecordSheet } from './check-record.js';
import { ProblemBox, type ShownProblem } from './problem.js';

interface VerifyPage {
  /** Why the last one could not be read. */
  readonly problem?: ShownProblem;
  /** What is found of a record of a check, which was handed in. */
  readonly record?: CheckRecordFinding;
  /** What checks in the reader's browser; without it the form is sent to the service. */
  readonly script?: string;
}

/** The page at which anybody hands in a file to be checked. */
export function verifyView(site: Site, { problem, record, script }: VerifyPage = {}): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    listed: problem === undefined && record === undefined,
    title: words.text('verify.title'),
    stylesheet: site.assets.verifyStylesheet,
    ...(script === undefined ? {} : { script, marks: true, scripted: 'verify.footer' }),
    children: (
      <>
        {script === undefined ? null : (
          <div id="answer" tabIndex={-1} {...(site.demo ? { 'data-demo': '' } : {})} />
        )}
        {record === undefined ? null : <CheckRecordSheet found={record} words={words} />}
        <div
          class="sheet verify"
          id="verify"
          {...(script === undefined
            ? {}
            : { 'data-public-url': site.publicUrl, 'data-locale': localeOf(words.tag) })}
        >
          {record === undefined ? (
            <div id="intro">
              <h1 class="title">{words.text('verify.title')}</h1>
              <p class="lead">{words.text('verify.lead')}</p>
            </div>
          ) : null}
          {script === undefined && record === undefined ? null : (
            <h2 id="another" hidden={record === undefined}>
              {words.text('verify.another')}
            </h2>
          )}
          <div id="problem" data-failed={words.text('verify.problem.failed')}>
            {problem === undefined ? null : <ProblemBox problem={problem} words={words} />}
          </div>
          <VerifyForm words={words} scripted={script !== undefined} />
        </div>
      </>
    ),
  });
}

/** The form by itself, for below an answer. `scripted`: with what only a script can do, hidden until it runs. */
export function VerifyForm({ words, scripted }: { readonly words: Words; readonly scripted?: boolean }) {
  return (
    <PageForm class="verify-form" enctype="multipart/form-data" to="/verify">
      <p>
        <label for="file">{words.text('verify.file')}</label>
        <input
          id="file"
          name="file"
          type="file"
          accept={scripted ? undefined : ACCEPTED}
          aria-describedby="forms"
        />
        <span id="forms" class="when">
          <span data-plain>{words.text('verify.forms')}</span>
          {scripted ? (
            <span data-scripted hidden>
              {words.text('verify.forms.scripted')}
            </span>
          ) : null}
        </span>
      </p>
      {scripted ? <Further words={words} /> : null}
      <details class="fold">
        <summary>{words.text('verify.paste')}</summary>
        <p>
          <label for="text">{words.text('verify.text')}</label>
          <textarea id="text" name="text" rows={6} spellcheck={false} />
        </p>
        {scripted ? (
          <p class="when" data-scripted hidden>
            {words.text('many.lines')}
          </p>
        ) : null}
      </details>
      <p class="submit">
        <button type="submit">{words.text('verify.check')}</button>
      </p>
      {scripted ? (
        <>
          <p id="working" class="when" role="status" data-text={words.text('verify.working')} />
          <p class="when" data-scripted hidden>
            {words.text('verify.here')}
          </p>
        </>
      ) : null}
      <p class="when" data-plain>
        {words.text('verify.kept')}
      </p>
    </PageForm>
  );
}

const ACCEPTED =
  '.json,.jsonld,.jwt,.sd-jwt,.txt,.png,.svg,.pdf,application/json,image/png,image/svg+xml,application/pdf';

/** What else only a script can take: a folder, and what the camera sees. */
function Further({ words }: { readonly words: Words }) {
  return (
    <div data-scripted hidden>
      <p class="buttons">
        <button id="scan" type="button" class="quiet">
          {words.text('verify.scan')}
        </button>
        <button id="choose-folder" type="button" class="quiet">
          {words.text('many.folder')}
        </button>
      </p>
      <p class="when">{words.text('many.how', { limit: words.number(BATCH_LIMITS.items) })}</p>
      <input id="folder" type="file" hidden />
      <div id="scanner" hidden>
        <video id="camera" muted playsInline aria-label={words.text('verify.scanning')} />
        <p class="when">{words.text('verify.scanning')}</p>
        <button id="stop" type="button" class="quiet">
          {words.text('verify.scan.stop')}
        </button>
      </div>
    </div>
  );
}

/** How the language of a page writes dates and numbers. */
function localeOf(tag: string): string {
  return LANGUAGES.find((language) => language.tag === tag)?.locale ?? tag;
}

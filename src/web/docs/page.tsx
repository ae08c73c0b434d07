import { document, type Site, siteWords } from '../layout.js';
import { Guide } from './guide.js';
import type { ApiModel, Chapter, MessageModel, NamedType, ProblemModel } from './model.js';
import { Operation } from './operation.js';
import { Inline, Prose } from './prose.js';
import { SchemaTable, SchemaTables } from './schema-table.js';

/** `/docs`: the interface to read and to try, made from the OpenAPI document. In English, as the document is. */
export function docsView(site: Site, model: ApiModel): string {
  return document({
    site,
    words: siteWords(site),
    title: 'The API',
    listed: true,
    stylesheet: site.assets.docsStylesheet,
    script: site.assets.docsScript,
    children: (
      <div class="docs">
        <Contents model={model} />
        <div class="docs-main">
          <section class="sheet" id="guide">
            <h1 class="title">The API</h1>
            <Prose text={model.description} />
            <p>
              This page is made from the <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>, which tells
              programs the same.
            </p>
            <h2>From results to a link, in five steps</h2>
            <Guide model={model} />
          </section>
          <KeyPanel />
          {model.chapters.map((chapter) => (
            <ChapterView key={chapter.name} chapter={chapter} origin={model.origin} />
          ))}
          <Messages messages={model.messages} />
          <Types types={model.types} />
          <Problems problems={model.problems} />
        </div>
      </div>
    ),
  });
}

function Contents(props: { readonly model: ApiModel }) {
  return (
    <nav class="docs-contents no-print" aria-label="Chapters">
      <ul>
        <li>
          <a href="#guide">Guide</a>
        </li>
        {props.model.chapters.map(({ name, anchor, operations }) => (
          <li key={name}>
            <a href={`#${anchor}`}>{name}</a>
            <ul>
              {operations.map((operation) => (
                <li key={operation.id}>
                  <a href={`#${operation.anchor}`}>{operation.summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#messages">Messages</a>
        </li>
        <li>
          <a href="#types">Types</a>
        </li>
        <li>
          <a href="#problems">Problems</a>
        </li>
      </ul>
    </nav>
  );
}

/** Shown by the script, which alone can do something with it. */
function KeyPanel() {
  return (
    <form class="sheet docs-key no-print" id="key" hidden aria-label="Your key">
      <h2>Your key</h2>
      <p>
        To try requests from this page. The key stays in the memory of this page: it is never stored, and gone
        as soon as you leave or reload.
      </p>
      <label>
        <span>API key or access token</span>
        <input type="password" autocomplete="off" spellcheck={false} data-key />
      </label>
      <p>
        <button type="submit" data-check>
          Who am I?
        </button>{' '}
        <output class="docs-caller" />
      </p>
    </form>
  );
}

function ChapterView(props: { readonly chapter: Chapter; readonly origin: string }) {
  const { name, anchor, description, operations } = props.chapter;
  return (
    <section class="sheet docs-chapter" id={anchor} aria-labelledby={`${anchor}-name`}>
      <h2 id={`${anchor}-name`}>{name}</h2>
      <Prose text={description} />
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} origin={props.origin} />
      ))}
    </section>
  );
}

function Messages(props: { readonly messages: readonly MessageModel[] }) {
  return (
    <section class="sheet docs-chapter" id="messages" aria-labelledby="messages-name">
      <h2 id="messages-name">Messages</h2>
      <p>
        <Inline text="What webhooks are sent, by POST, signed as Standard Webhooks prescribe: check the signature over id, timestamp and body, and drop a `webhook-id` that was seen before. Any answer of 2xx says that the message was taken." />
      </p>
      {props.messages.map(({ type, anchor, summary, rows }) => (
        <details class="operation" id={anchor} key={type}>
          <summary>
            <code class="operation-path">{type}</code> <h3>{summary}</h3>
          </summary>
          <div class="operation-body">
            <SchemaTable caption={`Members of ${type}`} rows={rows} />
          </div>
        </details>
      ))}
    </section>
  );
}

function Types(props: { readonly types: readonly NamedType[] }) {
  return (
    <section class="sheet docs-chapter" id="types" aria-labelledby="types-name">
      <h2 id="types-name">Types</h2>
      <p>What several answers have in common.</p>
      {props.types.map(({ name, anchor, description, tables }) => (
        <details class="operation" id={anchor} key={name}>
          <summary>
            <h3>{name}</h3>
          </summary>
          <div class="operation-body">
            <Prose text={description} />
            <SchemaTables caption={`Members of ${name}`} tables={tables} />
          </div>
        </details>
      ))}
    </section>
  );
}

function Problems(props: { readonly problems: readonly ProblemModel[] }) {
  return (
    <section class="sheet docs-chapter" id="problems" aria-labelledby="problems-name">
      <h2 id="problems-name">Problems</h2>
      <p>
        <Inline text="What goes wrong is answered with a problem document (RFC 9457, `application/problem+json`). Programs go by its `code`, which never changes; `errors` lists everything that is wrong with the input, where it is, and what would be right." />
      </p>
      <table class="docs-table docs-problem-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">What it means</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {props.problems.map(({ code, anchor, statuses, means, remedy }) => (
            <tr key={code} id={anchor}>
              <th scope="row">
                <a href={`/problems/${code}`}>
                  <code>{code}</code>
                </a>
                <span class="docs-optional">{` ${statuses.join(', ')}`}</span>
              </th>
              <td>
                <Inline text={means} />
              </td>
              <td>
                <Inline text={remedy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `/problems/CODE`, where `type` of a problem document leads to. */
export function problemView(site: Site, problem: ProblemModel): string {
  const { code, statuses, means, remedy, operations } = problem;
  return document({
    site,
    words: siteWords(site),
    title: code,
    stylesheet: site.assets.docsStylesheet,
    children: (
      <article class="sheet docs-problem">
        <p class="kicker">{statuses.length === 0 ? 'Problem' : `Problem, status ${statuses.join(' or ')}`}</p>
        <h1 class="title">
          <code>{code}</code>
        </h1>
        <section aria-labelledby="means">
          <h2 id="means">What it means</h2>
          <Prose text={means} />
        </section>
        <section aria-labelledby="remedy">
          <h2 id="remedy">What to do</h2>
          <Prose text={remedy} />
        </section>
        {operations.length === 0 ? null : (
          <section aria-labelledby="where">
            <h2 id="where">Where it occurs</h2>
            <ul>
              {operations.map(({ id, anchor, summary }) => (
                <li key={id}>
                  <a href={`/docs#${anchor}`}>{summary}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href="/docs#problems">All problems</a>
        </p>
      </article>
    ),
  });
}

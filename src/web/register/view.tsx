import type { Found, FoundEntry } from '../../delivery/register/register.js';
import { type TextMap, textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { PageForm } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { ownAddress } from '../safe.js';
import { Said } from '../said.js';

interface Asked {
  readonly name: string;
  /** Code of a programme; empty: any. */
  readonly certificate: string;
}

interface State {
  readonly certificates: readonly { readonly code: string; readonly title: TextMap }[];
  readonly asked?: Asked | undefined;
  readonly found?: Found | undefined;
  /** Too little of a name was given. */
  readonly short?: boolean;
}

/** The register: a form, and what was found with it. */
export function registerView(site: Site, state: State): string {
  const words = siteWords(site);
  const title = words.text('register.title');
  return document({
    site,
    words,
    title,
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet me">
        <h1 class="title">{title}</h1>
        <p class="lead">{words.text('register.lead')}</p>
        <Search words={words} state={state} />
        {state.found === undefined || state.asked === undefined ? null : (
          <Results words={words} found={state.found} asked={state.asked} />
        )}
        <p class="when">{words.text('register.why')}</p>
      </div>
    ),
  });
}

function Search({ words, state }: { readonly words: Words; readonly state: State }) {
  const { asked, certificates, short } = state;
  return (
    <PageForm class="mail-form" to="/register">
      <p>
        <label for="name">{words.text('register.name')}</label>
        <input
          id="name"
          name="name"
          required
          minlength={2}
          maxlength={200}
          autocomplete="off"
          value={asked?.name}
          aria-invalid={short ? 'true' : undefined}
          aria-describedby={short ? 'name-short' : undefined}
        />
        {short ? (
          <span id="name-short" class="field-wrong" role="alert">
            {words.text('register.name.short')}
          </span>
        ) : null}
      </p>
      <p>
        <label for="certificate">{words.text('register.certificate')}</label>
        <select id="certificate" name="certificate">
          <option value="">{words.text('register.certificate.any')}</option>
          {certificates.map(({ code, title }) => (
            <option key={code} value={code} selected={code === asked?.certificate}>
              {textIn(title, words.tag)}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{words.text('register.search')}</button>
    </PageForm>
  );
}

function Results(props: { readonly words: Words; readonly found: Found; readonly asked: Asked }) {
  const { words, found, asked } = props;
  const { entries, next } = found;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.text('register.found')}</h2>
      {entries.length === 0 ? <p role="status">{words.text('register.found.none')}</p> : null}
      <ul class="me-list">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} words={words} />
        ))}
      </ul>
      {next === undefined ? null : (
        <PageForm to="/register">
          <input type="hidden" name="name" value={asked.name} />
          <input type="hidden" name="certificate" value={asked.certificate} />
          <button type="submit" class="quiet" name="page" value={next}>
            {words.text('register.more')}
          </button>
        </PageForm>
      )}
    </section>
  );
}

function Entry({ entry, words }: { readonly entry: FoundEntry; readonly words: Words }) {
  const { name, title, issuer, awardedOn, link } = entry;
  return (
    <li>
      <strong>
        <Said text={name} limit={200} />
      </strong>
      <p class="when">
        <Said text={textIn(title, words.tag)} limit={200} />
        {' · '}
        <Said text={textIn(issuer, words.tag)} limit={120} />
        {' · '}
        {words.date(awardedOn)}
      </p>
      <a href={ownAddress(link)}>{words.text('register.verify')}</a>
    </li>
  );
}

import type { Holding } from '../../delivery/holdings/ports.js';
import { REGISTER_TEXT_VERSION } from '../../delivery/register/register.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { PageForm, PageLink } from '../languages.js';
import { siteWords } from '../layout.js';
import { Said } from '../said.js';
import { type Me, mePage } from './frame.js';

/** Certificates in force, each with a form that lists it or takes it out. */
export function listedView(me: Me, certificates: readonly Holding[], listed: ReadonlySet<string>): string {
  const words = siteWords(me.site);
  return mePage(me, {
    title: words.text('register.me.title'),
    path: '/me/register',
    children: (
      <>
        <p>{words.text('register.me.lead')}</p>
        <p>
          <PageLink to="/register">{words.text('register.me.look')}</PageLink>
        </p>
        {certificates.length === 0 ? <p>{words.text('register.me.none')}</p> : null}
        <ul class="me-list">
          {certificates.map((certificate) => (
            <li key={certificate.id}>
              <strong>
                <Said text={textIn(certificate.title, words.tag)} limit={200} />
              </strong>
              <p class="when">
                {words.date(certificate.awardedOn)}
                {' · '}
                {words.text(listed.has(certificate.id) ? 'register.me.listed' : 'register.me.unlisted')}
              </p>
              {listed.has(certificate.id) ? (
                <Leave id={certificate.id} words={words} />
              ) : (
                <Join id={certificate.id} words={words} />
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

interface FormOf {
  readonly id: string;
  readonly words: Words;
}

function Join({ id, words }: FormOf) {
  return (
    <PageForm class="mail-form" to={`/me/register/${id}`}>
      <p>
        <label class="tick">
          <input type="checkbox" name="agreed" value={`${REGISTER_TEXT_VERSION} ${words.tag}`} required />
          <span>{words.text('register.consent')}</span>
        </label>
      </p>
      <button type="submit">{words.text('register.me.join')}</button>
    </PageForm>
  );
}

function Leave({ id, words }: FormOf) {
  return (
    <PageForm to={`/me/register/${id}`}>
      <button type="submit" class="quiet">
        {words.text('register.me.leave')}
      </button>
    </PageForm>
  );
}

import type { SessionView } from '../../access/accounts.js';
import type { Words } from '../../words/words.js';
import { PageForm, PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';
import { EmailField } from '../sign-in/views.js';
import { deviceName } from './device.js';
import { type Me, mePage } from './frame.js';

/** Where somebody is signed in, and how to end it. */
export function sessionsView(me: Me, sessions: readonly SessionView[]): string {
  const words = siteWords(me.site);
  const others = sessions.filter(({ id }) => id !== me.signedIn.sessionId);
  return mePage(me, {
    title: words.text('me.sessions.title'),
    path: '/me/sessions',
    children: (
      <>
        <p>{words.text('me.sessions.lead')}</p>
        <ul class="me-list">
          {sessions.map((session) => (
            <Session
              key={session.id}
              session={session}
              words={words}
              isThis={session.id === me.signedIn.sessionId}
            />
          ))}
        </ul>
        {others.length === 0 ? null : (
          <PageForm to="/me/sessions/end-others">
            <button type="submit">{words.text('me.sessions.end-others')}</button>
          </PageForm>
        )}
      </>
    ),
  });
}

function Session(props: { readonly session: SessionView; readonly words: Words; readonly isThis: boolean }) {
  const { session, words, isThis } = props;
  const device = deviceName(session.userAgent) || words.text('me.sessions.unknown');
  const since = words.instant(session.createdAt.toISOString());
  const until = words.day(session.expiresAt.toISOString());
  return (
    <li>
      <strong>
        <Said text={device} limit={120} />
      </strong>
      {isThis ? <> – {words.text('me.sessions.this')}</> : null}
      <p class="when">{words.text('me.sessions.since', { since, until })}</p>
      {isThis ? null : (
        <PageForm to={`/me/sessions/${session.id}/end`}>
          <button
            type="submit"
            class="quiet"
            aria-label={words.text('me.sessions.end.which', { device: device.slice(0, 120) })}
          >
            {words.text('me.sessions.end')}
          </button>
        </PageForm>
      )}
    </li>
  );
}

/** Which address mails go to, and how to change it. `asked`: a link was sent there. */
export function addressView(
  me: Me,
  state: { readonly asked?: string | undefined; readonly wrong?: string | undefined } = {},
): string {
  const words = siteWords(me.site);
  const email = <Said text={me.signedIn.email} limit={254} />;
  return mePage(me, {
    title: words.text('me.address.title'),
    path: '/me/address',
    children: (
      <>
        <p>
          <Sentence words={words} text="me.address.now" values={{ email }} />
        </p>
        {state.asked === undefined ? (
          <>
            <p>{words.text('me.address.lead')}</p>
            <PageForm class="mail-form" to="/me/address">
              <EmailField words={words} label={words.text('me.address.new')} wrong={state.wrong} />
              <p>
                <button type="submit">{words.text('me.address.send')}</button>
              </p>
            </PageForm>
          </>
        ) : (
          <p role="status">
            <Sentence
              words={words}
              text="me.address.sent"
              values={{ email: <Said text={state.asked} limit={254} /> }}
            />
          </p>
        )}
      </>
    ),
  });
}

/** What the link in the mail to a new address leads to; it asks before anything changes. */
export function confirmAddressView(site: Site, email: string): string {
  const words = siteWords(site);
  const title = words.text('me.address.confirm.title');
  return document({
    site,
    words,
    title,
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet notice">
        <h1 class="title">{title}</h1>
        <p>
          <Sentence
            words={words}
            text="me.address.confirm.text"
            values={{ email: <Said text={email} limit={254} /> }}
          />
        </p>
        <form class="mail-form" method="post">
          <button type="submit">{words.text('me.address.confirm.button')}</button>
        </form>
      </div>
    ),
  });
}

/** What became of it. */
export function addressDoneView(site: Site, outcome: 'done' | 'taken'): string {
  const words = siteWords(site);
  const title = words.text(`me.address.${outcome}.title`);
  return document({
    // the link did this once, and does nothing in another language
    site: { ...site, address: undefined },
    words,
    title,
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet notice">
        <h1 class="title">{title}</h1>
        <p>{words.text(`me.address.${outcome}.text`)}</p>
        <p>
          <PageLink to="/me">{words.text('me.address.continue')}</PageLink>
        </p>
      </div>
    ),
  });
}

import type { ComponentChildren } from 'preact';
import type { Claim } from '../../delivery/mail/links.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { PageForm, PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';

/** Where somebody asks for a link: to sign in, or to claim what was issued to them. */
export type AskFor = 'sign-in' | 'claim';

/** `wrong`: what was given, and is no e-mail address; `out`: somebody has just signed out. */
export function askView(
  site: Site,
  askFor: AskFor,
  { wrong, out = false }: { readonly wrong?: string; readonly out?: boolean } = {},
): string {
  const words = siteWords(site);
  const [title, lead] =
    askFor === 'sign-in'
      ? (['sign-in.title', 'sign-in.lead'] as const)
      : (['claim.ask.title', 'claim.ask.lead'] as const);
  return sheet(
    site,
    words.text(title),
    <>
      {out ? <p role="status">{words.text('sign-in.out')}</p> : null}
      <p class="lead">{words.text(lead)}</p>
      <PageForm class="mail-form" to={`/${askFor}`}>
        <EmailField words={words} label={words.text('sign-in.email')} wrong={wrong} />
        <p>
          <button type="submit">{words.text('sign-in.send')}</button>
        </p>
      </PageForm>
      <p>
        <PageLink to="/sign-in/lost">{words.text('sign-in.other')}</PageLink>
      </p>
    </>,
  );
}

export function EmailField(props: {
  readonly words: Words;
  readonly label: string;
  readonly wrong: string | undefined;
}) {
  const { words, label, wrong } = props;
  const isWrong = wrong !== undefined;
  return (
    <p>
      <label for="email">{label}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
        maxlength={254}
        value={wrong}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={isWrong ? 'email-wrong' : undefined}
      />
      {isWrong ? (
        <span id="email-wrong" class="field-wrong" role="alert">
          {words.text('sign-in.email.wrong')}
        </span>
      ) : null}
    </p>
  );
}

/** The same whether anything is sent or not. */
export function sentView(site: Site): string {
  const words = siteWords(site);
  return sheet(
    site,
    words.text('sign-in.sent.title'),
    <>
      <p class="lead">{words.text('sign-in.sent.text')}</p>
      <p>{words.text('sign-in.sent.todo')}</p>
      <p class="when">{words.text('sign-in.sent.why')}</p>
      <p>
        <PageLink to="/sign-in/lost">{words.text('sign-in.other')}</PageLink>
      </p>
    </>,
  );
}

/** What the link of a mail leads to: a mail scanner that follows it finds a button, and presses none. */
export function enterView(site: Site): string {
  const words = siteWords(site);
  return sheet(
    site,
    words.text('sign-in.enter.title'),
    <>
      <p>{words.text('sign-in.enter.text')}</p>
      <form class="mail-form" method="post">
        <button type="submit">{words.text('sign-in.enter.button')}</button>
      </form>
    </>,
  );
}

/** For a link that was used, has expired or never was: nobody learns which. */
export function goneView(site: Site, askFor: AskFor, signedIn = false): string {
  const words = siteWords(site);
  return sheet(
    site,
    words.text('sign-in.gone.title'),
    <>
      <p>{words.text('sign-in.gone.text')}</p>
      {signedIn ? <p>{words.text('sign-in.gone.signed-in')}</p> : null}
      <ul class="actions">
        {signedIn ? (
          <li>
            <PageLink to="/me">{words.text('me.address.continue')}</PageLink>
          </li>
        ) : null}
        <li>
          <PageLink to={`/${askFor}`}>{words.text('sign-in.gone.todo')}</PageLink>
        </li>
      </ul>
    </>,
  );
}

/** The ways of somebody whom no mail reaches. */
export function lostView(site: Site): string {
  const words = siteWords(site);
  const ways = ['sign-in.lost.other', 'sign-in.lost.changed', 'sign-in.lost.signed-in'] as const;
  return sheet(
    site,
    words.text('sign-in.lost.title'),
    <>
      <ul>
        {ways.map((way) => (
          <li key={way}>{words.text(way)}</li>
        ))}
      </ul>
      <ul class="actions">
        <li>
          <PageLink to="/sign-in">{words.text('sign-in.title')}</PageLink>
        </li>
      </ul>
    </>,
  );
}

/** What a claim would do. `mine`: the address of the account that is signed in, if it is another one. */
export function claimView(site: Site, { link, recipient }: Claim, mine: string | undefined): string {
  const words = siteWords(site);
  const { count, lines } = recipient.issued;
  const more = count - lines.length;
  return sheet(
    site,
    words.text('claim.title'),
    <>
      <p class="lead">
        <Sentence
          words={words}
          text="claim.for"
          values={{ name: <Said text={recipient.name} limit={200} /> }}
        />
      </p>
      <p>{words.count('claim.count', count)}</p>
      <ul>
        {lines.map(({ title, issuer }, index) => (
          <li key={index}>
            <Sentence
              words={words}
              text="claim.line"
              values={{
                title: <Said text={textIn(title, words.tag)} limit={200} />,
                issuer: <Said text={textIn(issuer, words.tag)} limit={120} />,
              }}
            />
          </li>
        ))}
        {more > 0 ? <li>{words.count('claim.more', more)}</li> : null}
      </ul>
      {mine === undefined ? null : (
        <form class="mail-form" method="post">
          <p>
            <Sentence words={words} text="claim.mine" values={{ email: <Said text={mine} limit={254} /> }} />
          </p>
          <button type="submit" name="account" value="mine">
            {words.text('claim.mine.button')}
          </button>
        </form>
      )}
      <form class="mail-form" method="post">
        <p>
          <Sentence
            words={words}
            text="claim.account"
            values={{ email: <Said text={link.email} limit={254} /> }}
          />
        </p>
        <button type="submit" class={mine === undefined ? undefined : 'quiet'}>
          {words.text('claim.button')}
        </button>
      </form>
      <p class="when">{words.text('claim.not-me')}</p>
    </>,
  );
}

function sheet(site: Site, title: string, children: ComponentChildren): string {
  return document({
    site,
    words: siteWords(site),
    title,
    stylesheet: site.assets.meStylesheet,
    cookie: true,
    children: (
      <div class="sheet notice">
        <h1 class="title">{title}</h1>
        {children}
      </div>
    ),
  });
}

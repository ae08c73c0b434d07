import type { ComponentChildren } from 'preact';
import { embedSnippet } from '../../../delivery/embed.js';
import { linkedInUrl } from '../../../delivery/linkedin.js';
import type { OwnShare } from '../../../delivery/ports.js';
import { textIn } from '../../../domain/text.js';
import type { Words } from '../../../words/words.js';
import { PageLink } from '../../languages.js';
import { ownAddress, webAddress } from '../../safe.js';
import { Said } from '../../said.js';
import { End, labelOf, Shows, Told, withheldOf, works } from './recap.js';
import type { Shareable } from './shareable.js';

/** A link of one's own: address and what can be done with it, what it shows, and its end. Nobody else ever sees this. */
export function OneShare(props: {
  readonly share: OwnShare;
  /** Its address, if it works and can be told again. */
  readonly url: string | undefined;
  readonly own: readonly Shareable[];
  readonly now: Date;
  readonly words: Words;
}): ComponentChildren {
  const { share, url, own, now, words } = props;
  const shown = own.filter(({ id }) => share.awards.includes(id));
  const isWorking = works(share, now);
  return (
    <>
      <p class="lead">
        <strong>
          <Said text={labelOf(share, words)} limit={100} />
        </strong>
      </p>
      {url === undefined ? null : <Address url={url} words={words} />}
      {url === undefined && isWorking ? (
        <p>{words.text(share.registered ? 'share-choice.registered.what' : 'share-choice.made.unknown')}</p>
      ) : null}
      <section aria-labelledby="shows">
        <h2 id="shows">{words.text('share-choice.made.shows')}</h2>
        <Shows share={share} own={own} words={words} />
        {url !== undefined && shown.some(({ id }) => withheldOf(share, id) === 'whole') ? (
          <p>{words.text('share-choice.made.pdf')}</p>
        ) : null}
        <Told share={share} now={now} words={words} />
        {isWorking ? <End share={share} words={words} /> : null}
      </section>
      {url === undefined ? null : <Elsewhere url={url} awards={shown} words={words} />}
      <p>
        <PageLink to="/me/share">{words.text('share-choice.made.back')}</PageLink>
      </p>
    </>
  );
}

function Address({ url, words }: { readonly url: string; readonly words: Words }) {
  const path = new URL(url).pathname;
  return (
    <>
      <p>{words.text('share-choice.made.again')}</p>
      <p class="address">
        {words.text('share-choice.made.address')}: <a href={webAddress(url) ?? ownAddress(path)}>{url}</a>
      </p>
      <img
        class="qr"
        src={ownAddress(`${path}/qr.svg`)}
        alt={words.text('share-choice.made.qr')}
        width="160"
        height="160"
      />
      <ul class="actions">
        <li>
          <a href={ownAddress(path)}>{words.text('share-choice.made.see')}</a>
        </li>
        <li>
          <a href={ownAddress(`${path}/qr.svg`)} download="qr.svg">
            {words.text('share-choice.made.qr.svg')}
          </a>
        </li>
        <li>
          <a href={ownAddress(`${path}/qr.png`)} download="qr.png">
            {words.text('share-choice.made.qr.png')}
          </a>
        </li>
      </ul>
    </>
  );
}

/** What can be done with it in other places. */
function Elsewhere(props: {
  readonly url: string;
  readonly awards: readonly Shareable[];
  readonly words: Words;
}) {
  const { url, awards, words } = props;
  return (
    <>
      <section>
        <h2>LinkedIn</h2>
        <ul class="actions">
          {awards.map((award) => (
            <li key={award.id}>
              <a href={linkedIn(award, url, words)} rel="noopener noreferrer">
                <Said
                  text={words.text('share-choice.made.linkedin', { title: textIn(award.title, words.tag) })}
                  limit={250}
                />
              </a>
            </li>
          ))}
        </ul>
        <p class="when">{words.text('share-choice.made.linkedin.what')}</p>
      </section>
      <section aria-labelledby="embed">
        <h2 id="embed">{words.text('share-choice.made.embed')}</h2>
        <p>{words.text('share-choice.made.embed.what')}</p>
        <textarea class="snippet" readOnly rows={4} aria-labelledby="embed" spellcheck={false}>
          {embedSnippet(url, words.text('share-choice.made.embed.alt'))}
        </textarea>
      </section>
    </>
  );
}

function linkedIn(award: Shareable, link: string, words: Words): string {
  const { id, title, issuer, awardedOn } = award;
  return linkedInUrl({
    title: textIn(title, words.tag),
    issuer: textIn(issuer, words.tag),
    awardedOn,
    link,
    id: `urn:uuid:${id}`,
  });
}

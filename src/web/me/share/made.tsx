import type { ComponentChildren } from 'preact';
import { embedSnippet } from '../../../delivery/embed.js';
import { linkedInUrl } from '../../../delivery/linkedin.js';
import { textIn } from '../../../domain/text.js';
import type { Words } from '../../../words/words.js';
import { PageLink } from '../../languages.js';
import { ownAddress, webAddress } from '../../safe.js';
import { Said } from '../../said.js';
import type { Shareable } from './choose.js';

/** A link that was just made, and what can be done with it. Nobody but its holder ever sees this. */
export function Made(props: {
  readonly url: string;
  readonly awards: readonly Shareable[];
  readonly words: Words;
}): ComponentChildren {
  const { url, awards, words } = props;
  const path = new URL(url).pathname;
  return (
    <>
      <p role="status">{words.text('share-choice.made.once')}</p>
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
      <section aria-labelledby="embed">
        <h2 id="embed">{words.text('share-choice.made.embed')}</h2>
        <p>{words.text('share-choice.made.embed.what')}</p>
        <textarea class="snippet" readOnly rows={4} aria-labelledby="embed" spellcheck={false}>
          {embedSnippet(url, words.text('share-choice.made.embed.alt'))}
        </textarea>
      </section>
      <p>
        <PageLink to="/me/share">{words.text('share-choice.made.back')}</PageLink>
      </p>
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

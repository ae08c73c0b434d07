import type { ComponentChildren } from 'preact';
import type { TextMap } from '../../../domain/text.js';
import { textIn } from '../../../domain/text.js';
import type { ShareView } from '../../../issuing/records/ports.js';
import type { Words } from '../../../words/words.js';
import { PageForm } from '../../languages.js';
import { Said } from '../../said.js';

/** An award that somebody holds, as far as choosing it needs. */
export interface Shareable {
  /** Of the award. */
  readonly id: string;
  readonly title: TextMap;
  readonly issuer: TextMap;
  /** Calendar date. */
  readonly awardedOn: string;
  readonly grade: string | undefined;
  readonly state: 'valid' | 'suspended' | 'revoked';
}

export type Wrong = 'nothing' | 'expiry' | 'label' | 'other';

/**
 * The form that makes a link, and the links that there are. `chosen`: ids of awards that are ticked already; `now`: which of
 * the links still work.
 */
export function Choose(props: {
  readonly own: readonly Shareable[];
  readonly shares: readonly ShareView[];
  readonly chosen: readonly unknown[];
  readonly now: Date;
  readonly wrong?: Wrong | undefined;
  readonly words: Words;
}): ComponentChildren {
  const { own, shares, chosen, now, wrong, words } = props;
  const valid = own.filter(({ state }) => state === 'valid');
  return (
    <>
      <p>{words.text('share-choice.lead')}</p>
      {wrong === undefined ? null : <p role="alert">{words.text(`share-choice.wrong.${wrong}`)}</p>}
      {valid.length === 0 ? (
        <p>{words.text('share-choice.none')}</p>
      ) : (
        <Form own={valid} chosen={chosen} words={words} />
      )}
      <section aria-labelledby="shared">
        <h2 id="shared">{words.text('share-choice.shared')}</h2>
        {shares.length === 0 ? <p>{words.text('share-choice.shared.none')}</p> : null}
        <ul class="me-list">
          {shares.map((share) => (
            <Shared key={share.id} share={share} own={own} now={now} words={words} />
          ))}
        </ul>
        <p class="when">{words.text('share-choice.opened.what')}</p>
      </section>
    </>
  );
}

function Form(props: {
  readonly own: readonly Shareable[];
  readonly chosen: readonly unknown[];
  readonly words: Words;
}) {
  const { own, chosen, words } = props;
  return (
    <PageForm class="share-choice" to="/me/share">
      <fieldset>
        <legend>{words.text('share-choice.what')}</legend>
        <ul class="me-list">
          {own.map((one) => (
            <li key={one.id}>
              <Tick name="award" value={one.id} checked={chosen.includes(one.id)}>
                <Said text={textIn(one.title, words.tag)} limit={200} />
              </Tick>
              <p class="when">
                <Said text={textIn(one.issuer, words.tag)} limit={120} /> · {words.date(one.awardedOn)}
              </p>
              <div class="share-without">
                <Tick name="without-name" value={one.id}>
                  {words.text('share-choice.without.name')}
                </Tick>
                <Tick name="without-grade" value={one.id}>
                  {words.text('share-choice.without.grade')}
                </Tick>
              </div>
            </li>
          ))}
        </ul>
        <p class="when">{words.text('share-choice.without.what')}</p>
      </fieldset>
      <Tick name="parts" value="shown" checked>
        {words.text('share-choice.parts')}
      </Tick>
      <label>
        {words.text('share-choice.expires')} <input type="date" name="expires" />
      </label>
      <label>
        {words.text('share-choice.label')} <input type="text" name="label" maxLength={100} />
      </label>
      <p>
        <button type="submit">{words.text('share-choice.make')}</button>
      </p>
    </PageForm>
  );
}

function Tick(props: {
  readonly name: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="tick">
      <input type="checkbox" name={props.name} value={props.value} checked={props.checked ?? false} />
      <span>{props.children}</span>
    </label>
  );
}

function Shared(props: {
  readonly share: ShareView;
  readonly own: readonly Shareable[];
  readonly now: Date;
  readonly words: Words;
}) {
  const { share, own, now, words } = props;
  const made = words.day(share.createdAt.toISOString());
  const label = share.label ?? words.text('share-choice.unlabelled', { date: made });
  const works = share.revokedAt === undefined && (share.expiresAt === undefined || share.expiresAt > now);
  const titles = own
    .filter(({ id }) => share.awards.includes(id))
    .map(({ title }) => textIn(title, words.tag));
  return (
    <li>
      <strong>
        <Said text={label} limit={100} />
      </strong>
      <p>
        {titles.map((title) => (
          <span key={title}>
            <Said text={title} limit={200} />{' '}
          </span>
        ))}
      </p>
      <ul class="when">
        <li>{words.text('share-choice.made-on', { date: made })}</li>
        {share.ofHolder ? null : <li>{words.text('share-choice.by-institution')}</li>}
        <li>{works ? until(share, words) : words.text('share-choice.over')}</li>
        <li>
          {share.openedOn === undefined
            ? words.text('share-choice.opened.never')
            : words.count('share-choice.opened', share.openings, { date: words.date(share.openedOn) })}
        </li>
      </ul>
      {works ? (
        <PageForm to={`/me/share/${share.id}/end`}>
          <button type="submit" class="quiet" aria-label={words.text('share-choice.end.which', { label })}>
            {words.text('share-choice.end')}
          </button>
        </PageForm>
      ) : null}
    </li>
  );
}

function until({ expiresAt }: ShareView, words: Words): string {
  return expiresAt === undefined
    ? words.text('share-choice.forever')
    : words.text('share-choice.until', { date: words.day(expiresAt.toISOString()) });
}

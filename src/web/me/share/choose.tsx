import type { ComponentChildren } from 'preact';
import type { OwnShare } from '../../../delivery/ports.js';
import { textIn } from '../../../domain/text.js';
import type { Words } from '../../../words/words.js';
import { PageForm, PageLink } from '../../languages.js';
import { Said } from '../../said.js';
import { LASTS, type Typed } from './form.js';
import { End, labelOf, Shows, Told, works } from './recap.js';
import type { Shareable } from './shareable.js';

export type Wrong = 'nothing' | 'expiry' | 'label' | 'other';

/**
 * The form that makes a link, and the links that there are. `typed`: what is in the form already; `now`: which of the links
 * still work.
 */
export function Choose(props: {
  readonly own: readonly Shareable[];
  readonly shares: readonly OwnShare[];
  readonly typed: Typed;
  readonly now: Date;
  readonly wrong?: Wrong | undefined;
  readonly words: Words;
}): ComponentChildren {
  const { own, shares, typed, now, wrong, words } = props;
  const valid = own.filter(({ state }) => state === 'valid');
  const [working, over] = [shares.filter((one) => works(one, now)), shares.filter((one) => !works(one, now))];
  return (
    <>
      <p>{words.text('share-choice.lead')}</p>
      {valid.length === 0 ? (
        <p>{words.text('share-choice.none')}</p>
      ) : (
        <Form own={valid} typed={typed} wrong={wrong} words={words} />
      )}
      <section aria-labelledby="shared">
        <h2 id="shared">{words.text('share-choice.shared')}</h2>
        {shares.length === 0 ? <p>{words.text('share-choice.shared.none')}</p> : null}
        <List shares={working} {...{ own, now, words }} />
        {over.length === 0 ? null : (
          <details>
            <summary>{words.text('share-choice.ended')}</summary>
            <List shares={over} {...{ own, now, words }} />
          </details>
        )}
        <p class="when">{words.text('share-choice.opened.what')}</p>
      </section>
    </>
  );
}

function List(props: {
  readonly shares: readonly OwnShare[];
  readonly own: readonly Shareable[];
  readonly now: Date;
  readonly words: Words;
}) {
  const { shares, ...rest } = props;
  return (
    <ul class="me-list">
      {shares.map((share) => (
        <Shared key={share.id} share={share} {...rest} />
      ))}
    </ul>
  );
}

function Form(props: {
  readonly own: readonly Shareable[];
  readonly typed: Typed;
  readonly wrong: Wrong | undefined;
  readonly words: Words;
}) {
  const { own, typed, wrong, words } = props;
  return (
    <PageForm class="share-choice" to="/me/share">
      <Problem of="other" {...{ wrong, words }} />
      <fieldset>
        <legend>{words.text('share-choice.what')}</legend>
        <Problem of="nothing" {...{ wrong, words }} />
        <ul class="me-list">
          {own.map((one) => (
            <li key={one.id}>
              <Tick name="award" value={one.id} checked={typed.awards.includes(one.id)}>
                <Said text={textIn(one.title, words.tag)} limit={200} />
              </Tick>
              <p class="when">
                <Said text={textIn(one.issuer, words.tag)} limit={120} /> · {words.date(one.awardedOn)}
              </p>
              <div class="share-without">
                <Tick name="without-name" value={one.id} checked={typed.withoutName.includes(one.id)}>
                  {words.text('share-choice.without.name')}
                </Tick>
                {one.kind === 'module' && one.grade === undefined ? null : (
                  <Tick name="without-grade" value={one.id} checked={typed.withoutGrade.includes(one.id)}>
                    {words.text('share-choice.without.grade')}
                  </Tick>
                )}
              </div>
            </li>
          ))}
        </ul>
        <details>
          <summary>{words.text('share-choice.without.title')}</summary>
          <p class="when">{words.text('share-choice.without.what')}</p>
        </details>
      </fieldset>
      {own.some(({ kind }) => kind === 'programme') ? (
        <Tick name="parts" value="shown" checked={typed.parts}>
          {words.text('share-choice.parts')}
        </Tick>
      ) : null}
      <Lasts {...{ typed, wrong, words }} />
      <Problem of="label" {...{ wrong, words }} />
      <label>
        {words.text('share-choice.label')}{' '}
        <input type="text" name="label" maxLength={100} value={typed.label} />
      </label>
      <p>
        <button type="submit">{words.text('share-choice.make')}</button>
      </p>
    </PageForm>
  );
}

/** Until when it works: so many months, or a day of one's own, which counts if there is one. */
function Lasts(props: { readonly typed: Typed; readonly wrong: Wrong | undefined; readonly words: Words }) {
  const { typed, wrong, words } = props;
  return (
    <fieldset>
      <legend>{words.text('share-choice.lasts')}</legend>
      <Problem of="expiry" {...{ wrong, words }} />
      <div class="share-lasts">
        {LASTS.map((lasts) => (
          <label key={lasts} class="tick">
            <input type="radio" name="lasts" value={lasts} checked={typed.lasts === lasts} />
            <span>{words.text(`share-choice.lasts.${lasts}`)}</span>
          </label>
        ))}
      </div>
      <label class="share-day">
        {words.text('share-choice.expires')}{' '}
        <input
          type="date"
          name="expires"
          value={typed.expires}
          aria-invalid={wrong === 'expiry' ? 'true' : undefined}
        />
      </label>
    </fieldset>
  );
}

/** What is wrong, at the field that it is about. */
function Problem(props: { readonly of: Wrong; readonly wrong: Wrong | undefined; readonly words: Words }) {
  const { of, wrong, words } = props;
  if (wrong !== of) return null;
  return (
    <p class="problem" role="alert">
      {words.text(`share-choice.wrong.${of}`)}
    </p>
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
  readonly share: OwnShare;
  readonly own: readonly Shareable[];
  readonly now: Date;
  readonly words: Words;
}) {
  const { share, now, words } = props;
  return (
    <li>
      <PageLink to={`/me/share/${share.id}`}>
        <Said text={labelOf(share, words)} limit={100} />
      </PageLink>
      <Shows {...props} />
      <Told share={share} now={now} words={words} />
      {works(share, now) ? <End share={share} words={words} /> : null}
    </li>
  );
}

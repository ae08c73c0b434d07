import type { Holding } from '../../../delivery/holdings/ports.js';
import { textIn } from '../../../domain/text.js';
import { type CorrectionRecord, LONGEST_TEXT, SUBJECTS } from '../../../issuing/corrections/ports.js';
import type { Words } from '../../../words/words.js';
import { PageForm, PageLink } from '../../languages.js';
import { siteWords } from '../../layout.js';
import { Said } from '../../said.js';
import { type Me, mePage } from '../frame.js';

/** What somebody asked to have corrected, newest first, and the way to ask unless a request is open. */
export function Asked(props: {
  readonly asked: readonly CorrectionRecord[];
  readonly path: string;
  readonly words: Words;
}) {
  const { asked, path, words } = props;
  return (
    <section>
      <h2>{words.text('correction.title')}</h2>
      {asked.length === 0 ? null : (
        <ul class="me-list">
          {asked.map((request) => (
            <Request key={request.id} request={request} words={words} />
          ))}
        </ul>
      )}
      {asked.some(({ state }) => state === 'open') ? null : (
        <p>
          <PageLink to={path}>{words.text('correction.ask')}</PageLink>
        </p>
      )}
    </section>
  );
}

function Request(props: { readonly request: CorrectionRecord; readonly words: Words }) {
  const { request, words } = props;
  const { about, text, askedAt, state, answer } = request;
  return (
    <li>
      <strong>{words.text(`correction.state.${state}`)}</strong>
      <p class="when">
        {words.text(`correction.about.${about}`)}
        {' · '}
        {words.instant(askedAt.toISOString())}
      </p>
      <p>
        <Said text={text} limit={LONGEST_TEXT} />
      </p>
      {answer === undefined ? null : (
        <>
          <p class="when">{words.text('correction.answer')}</p>
          <p>
            <Said text={answer} limit={LONGEST_TEXT} />
          </p>
        </>
      )}
    </li>
  );
}

/** The form with which somebody asks. `wrong`: what was sent and can't be kept. */
export function askView(
  me: Me,
  { id, title, issuer }: Holding,
  wrong?: { readonly about: string; readonly text: string },
): string {
  const words = siteWords(me.site);
  return mePage(me, {
    title: words.text('correction.ask'),
    children: (
      <>
        <h2>
          <Said text={textIn(title, words.tag)} limit={300} />
        </h2>
        <p>
          <Said text={textIn(issuer, words.tag)} limit={200} />
        </p>
        <p>{words.text('correction.lead')}</p>
        <PageForm class="mail-form" to={`/me/credentials/${id}/correction`}>
          <p>
            <label for="about">{words.text('correction.about')}</label>
            <select id="about" name="about">
              {SUBJECTS.map((about) => (
                <option key={about} value={about} selected={about === wrong?.about}>
                  {words.text(`correction.about.${about}`)}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="text">{words.text('correction.text')}</label>
            <textarea
              id="text"
              name="text"
              rows={6}
              maxLength={LONGEST_TEXT}
              required
              aria-invalid={wrong !== undefined}
              aria-describedby={wrong === undefined ? undefined : 'text-wrong'}
            >
              {wrong?.text}
            </textarea>
            {wrong === undefined ? null : (
              <span class="field-wrong" id="text-wrong">
                {words.text('correction.wrong', { most: words.number(LONGEST_TEXT) })}
              </span>
            )}
          </p>
          <button type="submit">{words.text('correction.send')}</button>
        </PageForm>
        <p>
          <PageLink to={`/me/credentials/${id}`}>{words.text('correction.back')}</PageLink>
        </p>
      </>
    ),
  });
}

import type { Reached } from '../../../common/reach.js';
import { CONSENT_TEXT_VERSION, consentText } from '../../../issuing/consent-texts.js';
import type { ConsentRecord } from '../../../issuing/ports.js';
import type { Words } from '../../../words/words.js';
import { PageForm } from '../../languages.js';
import { siteWords } from '../../layout.js';
import { type Me, mePage } from '../frame.js';
import { Sure } from '../sure.js';

const MEANS = ['see', 'here', 'withdraw', 'without'] as const;

/** Whether modules of several institutions count together: the text, what stands, and what was recorded. */
export function consentView(me: Me, consents: readonly ConsentRecord[], problem?: 'changed'): string {
  const words = siteWords(me.site);
  const { learners } = me.signedIn;
  const standing = standingConsent(consents, learners);
  return mePage(me, {
    title: words.text('me.consent.title'),
    path: '/me/consent',
    children: (
      <>
        <p class="lead">{words.text('me.consent.lead')}</p>
        {problem === undefined ? null : (
          <p class="problem" role="alert">
            {words.text(`me.consent.${problem}`)}
          </p>
        )}
        <p>
          <strong>
            {standing
              ? words.text('me.consent.yes', { date: words.day(standing.givenAt.toISOString()) })
              : words.text('me.consent.no')}
          </strong>
        </p>
        <section>
          <h2>{words.text('me.consent.text', { version: CONSENT_TEXT_VERSION })}</h2>
          <blockquote class="consent-text">{consentText(words.tag)}</blockquote>
        </section>
        <section>
          <h2>{words.text('me.consent.means')}</h2>
          <ul>
            {MEANS.map((point) => (
              <li key={point}>{words.text(`me.consent.means.${point}`)}</li>
            ))}
          </ul>
        </section>
        <Choice given={standing !== undefined} known={learners.length > 0} words={words} />
        <History consents={consents} accountId={me.signedIn.accountId} words={words} />
      </>
    ),
  });
}

/** The consent to the present text that stands for all of these learners: the one that was given last. */
function standingConsent(
  consents: readonly ConsentRecord[],
  learners: readonly Reached[],
): ConsentRecord | undefined {
  const standing = consents.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const all = learners.every((one) => standing.some(({ learnerId }) => learnerId === one.learnerId));
  return all ? standing[0] : undefined;
}

function Choice(props: { readonly given: boolean; readonly known: boolean; readonly words: Words }) {
  const { given, known, words } = props;
  if (!known) return <p>{words.text('me.consent.none')}</p>;
  if (given)
    return (
      <Sure
        to="/me/consent/withdraw"
        label="me.consent.withdraw"
        what="me.consent.withdraw.sure"
        yes="me.consent.withdraw.yes"
        words={words}
      />
    );
  return (
    <PageForm to="/me/consent">
      <input type="hidden" name="version" value={CONSENT_TEXT_VERSION} />
      <input type="hidden" name="language" value={words.tag} />
      <button type="submit">{words.text('me.consent.give')}</button>
    </PageForm>
  );
}

function History(props: {
  readonly consents: readonly ConsentRecord[];
  readonly accountId: string;
  readonly words: Words;
}) {
  const { consents, accountId, words } = props;
  if (consents.length === 0) return null;
  const acts = consents
    .map((consent) => ({
      ...consent,
      version: `${consent.textVersion} (${words.language(consent.textLanguage)})`,
    }))
    .flatMap(({ givenAt, givenBy, withdrawnAt, version }) => [
      {
        at: givenAt,
        text: givenBy === actorOf({ accountId }) ? 'me.consent.given.self' : 'me.consent.given.other',
        version,
      } as const,
      ...(withdrawnAt ? [{ at: withdrawnAt, text: 'me.consent.withdrawn', version } as const] : []),
    ])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <section>
      <h2>{words.text('me.consent.history')}</h2>
      <ul>
        {acts.map(({ at, text, version }) => (
          <li key={`${at.toISOString()} ${text}`}>
            {words.text(text, { date: words.instant(at.toISOString()), version })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As what a learner does for themselves is recorded. */
export function actorOf({ accountId }: { readonly accountId: string }): string {
  return `learner:${accountId}`;
}

import type { ComponentChildren } from 'preact';
import type { ClaimedName, CredentialSummary } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { Said, SaidLink, Sentence } from '../said.js';

/** A credential's kind and title, as the heading of its section. */
export function CredentialTitle(props: {
  readonly summary: CredentialSummary;
  readonly id: string;
  readonly words: Words;
}) {
  const { summary, words } = props;
  return (
    <>
      <p class="kicker">{words.text(`kind.${summary.kind}`)}</p>
      <h2 id={props.id} class="title">
        <SaidLink text={titleOf(summary, words)} address={summary.achievement} />
      </h2>
    </>
  );
}

/** What a credential calls itself, or that it has no title. */
export function titleOf({ title }: CredentialSummary, words: Words): string {
  return title.trim() === '' ? words.text('fact.untitled') : title;
}

/** Who, where, when and how much, as the credential was signed. Award date and signing date are both always there. */
export function Facts(props: { readonly summary: CredentialSummary; readonly words: Words }) {
  const { summary, words } = props;
  const unstated = words.text('fact.unstated');
  return (
    <dl class="facts">
      <Fact name={words.text('fact.learner')} strong>
        {summary.learnerName === undefined ? (
          words.text('fact.learner.withheld')
        ) : (
          <Said text={summary.learnerName} limit={120} />
        )}
      </Fact>
      <Fact name={words.text('fact.issuer')} strong>
        <IssuerName issuer={summary.issuer} words={words} />
        {summary.issuer.claimed === undefined ? null : (
          <ClaimedIssuer claimed={summary.issuer.claimed} words={words} />
        )}
      </Fact>
      <Fact name={words.text('fact.awarded')}>
        {summary.awardedOn === undefined ? unstated : words.date(summary.awardedOn)}
      </Fact>
      <Fact name={words.text('fact.signed')}>
        {summary.signedAt === undefined ? unstated : words.day(summary.signedAt)}
      </Fact>
      {summary.validUntil === undefined ? null : (
        <Fact name={words.text('fact.until')}>{words.day(summary.validUntil)}</Fact>
      )}
      {summary.ects === undefined ? null : (
        <Fact name={words.text('fact.ects')}>
          {words.text('ects', { number: words.number(summary.ects) })}
        </Fact>
      )}
      {summary.eqfLevel === undefined ? null : (
        <Fact name={words.text('fact.level')}>
          {words.text('eqf', { number: words.number(summary.eqfLevel) })}
        </Fact>
      )}
      {summary.grade === undefined ? null : (
        <Fact name={words.text('fact.grade')}>
          <Said text={summary.grade} limit={80} />
        </Fact>
      )}
      {summary.mode === undefined ? null : (
        <Fact name={words.text('fact.mode')}>
          <Said text={words.find(`mode.${summary.mode}`) ?? summary.mode} limit={80} />
        </Fact>
      )}
      {summary.priorLearning === undefined ? null : (
        <Fact name={words.text('fact.basis')}>
          <Sentence
            words={words}
            text="fact.basis.prior"
            values={{ issuer: <Said text={summary.priorLearning.issuer} limit={200} /> }}
          />
        </Fact>
      )}
      {summary.supersedes === undefined ? null : (
        <Fact name={words.text('fact.replaces')}>
          <code>
            <Said text={summary.supersedes} limit={60} />
          </code>
        </Fact>
      )}
    </dl>
  );
}

/** Description and learning outcomes, folded; nothing where the credential has neither. */
export function Contents(props: { readonly summary: CredentialSummary; readonly words: Words }) {
  const { description, outcomes = [] } = props.summary;
  if (description === undefined && outcomes.length === 0) return null;
  return (
    <details class="fold no-print">
      <summary>{props.words.text('fact.description')}</summary>
      {description === undefined ? null : (
        <p>
          <Said text={description} limit={4000} />
        </p>
      )}
      {outcomes.length === 0 ? null : (
        <ul>
          {outcomes.slice(0, 60).map((outcome) => (
            <li key={outcome}>
              <Said text={outcome} limit={600} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** An issuer by the name and country that the registry has for it, or by its DID with a word that it isn't known. */
export function IssuerName(props: { readonly issuer: CredentialSummary['issuer']; readonly words: Words }) {
  const { issuer, words } = props;
  if (issuer.name === undefined) {
    return (
      <>
        <code class="did">
          <Said text={issuer.did} limit={200} />
        </code>{' '}
        <span class="unknown-issuer">({words.text('fact.issuer.unknown')})</span>
      </>
    );
  }
  return (
    <>
      <Said text={issuer.name} limit={160} />
      {issuer.country === undefined ? null : (
        <>
          {', '}
          <Said text={words.country(issuer.country)} limit={60} />
        </>
      )}
    </>
  );
}

/**
 * What a document itself calls an issuer that nobody here recognises. That it is unconfirmed is said before the name is read, and the
 * name has a frame, so that nothing in it passes for a word of this page.
 */
function ClaimedIssuer(props: { readonly claimed: ClaimedName; readonly words: Words }) {
  const { claimed, words } = props;
  const { name, resembles } = claimed;
  return (
    <div class="claimed">
      <p>{words.text('fact.issuer.claimed')}</p>
      <p class="claimed-name">
        <Said text={name} />
      </p>
      {resembles === undefined ? null : (
        <p class="claimed-not">
          <Sentence
            words={words}
            text="fact.issuer.not"
            values={{ institution: <Said text={resembles.name} limit={160} /> }}
          />
        </p>
      )}
    </div>
  );
}

function Fact(props: {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={props.strong ? 'fact fact-strong' : 'fact'}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

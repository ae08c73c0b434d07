import type { ComponentChildren } from 'preact';
import type { OwnShare } from '../../../delivery/ports.js';
import { textIn } from '../../../domain/text.js';
import type { Words } from '../../../words/words.js';
import { Said } from '../../said.js';
import { Sure } from '../sure.js';
import type { Shareable } from './shareable.js';

interface RecapProps {
  readonly share: OwnShare;
  readonly own: readonly Shareable[];
  readonly words: Words;
}

/** What a link shows and withholds. */
export function Shows({ share, own, words }: RecapProps): ComponentChildren {
  const shown = own.filter(({ id }) => share.awards.includes(id));
  return (
    <>
      <ul class="share-shows">
        {shown.map(({ id, title }) => (
          <li key={id}>
            <Said text={textIn(title, words.tag)} limit={200} />
            <p class="when">{words.text(`share-choice.shows.${withheldOf(share, id)}`)}</p>
          </li>
        ))}
      </ul>
      {shown.some(({ kind }) => kind === 'programme') ? (
        <p class="when">{words.text(`share-choice.parts.${share.withParts ? 'shown' : 'hidden'}`)}</p>
      ) : null}
    </>
  );
}

/** What is withheld of an award, as the texts name it. */
export function withheldOf({ withheld }: OwnShare, award: string): 'whole' | 'name' | 'grade' | 'both' {
  const name = withheld.name.includes(award);
  const grade = withheld.grade.includes(award);
  if (name && grade) return 'both';
  if (name) return 'name';
  return grade ? 'grade' : 'whole';
}

/** When a link was made, until when it works, and how often it was opened. */
export function Told(props: { readonly share: OwnShare; readonly now: Date; readonly words: Words }) {
  const { share, now, words } = props;
  return (
    <ul class="when">
      <li>{words.text('share-choice.made-on', { date: words.day(share.createdAt.toISOString()) })}</li>
      {share.ofHolder ? null : <li>{words.text('share-choice.by-institution')}</li>}
      <li>{works(share, now) ? until(share, words) : words.text('share-choice.over')}</li>
      <li>
        {share.openedOn === undefined
          ? words.text('share-choice.opened.never')
          : words.count('share-choice.opened', share.openings, { date: words.date(share.openedOn) })}
      </li>
    </ul>
  );
}

/** What its owner calls a link. */
export function labelOf(share: OwnShare, words: Words): string {
  if (share.registered) return words.text('share-choice.registered');
  const date = words.day(share.createdAt.toISOString());
  return share.label ?? words.text('share-choice.unlabelled', { date });
}

export function works({ revokedAt, expiresAt }: OwnShare, now: Date): boolean {
  return revokedAt === undefined && (expiresAt === undefined || expiresAt > now);
}

function until({ expiresAt }: OwnShare, words: Words): string {
  return expiresAt === undefined
    ? words.text('share-choice.forever')
    : words.text('share-choice.until', { date: words.day(expiresAt.toISOString()) });
}

export function End({
  share,
  words,
}: {
  readonly share: OwnShare;
  readonly words: Words;
}): ComponentChildren {
  return (
    <Sure
      to={`/me/share/${share.id}/end`}
      label="share-choice.end"
      name={words.text('share-choice.end.which', { label: labelOf(share, words) })}
      what={share.registered ? 'share-choice.end.registered' : 'share-choice.end.sure'}
      yes="share-choice.end.yes"
      words={words}
    />
  );
}

import { invalid } from '../../../common/errors.js';
import type { ChosenAward, ShareOptions } from '../../../delivery/shares.js';
import { endOfDay, isCalendarDate, monthsBefore } from '../../../domain/dates.js';

/** What somebody chose to share. */
export interface Choice extends Pick<ShareOptions, 'withParts' | 'expiresAt' | 'label'> {
  readonly awards: readonly ChosenAward[];
}

/** How many months a link may work without a day being named. */
export const LASTS = ['1', '6', '12', 'never'] as const;

/** What is in the form at which somebody shares. */
export interface Typed {
  /** Ids of awards. */
  readonly awards: readonly string[];
  readonly withoutName: readonly string[];
  readonly withoutGrade: readonly string[];
  readonly parts: boolean;
  /** One of `LASTS`, which counts where no day is given. */
  readonly lasts: string;
  /** A day, or what was typed in its place. */
  readonly expires: string;
  readonly label: string;
}

/** The form before anything was typed. */
export function blank(awards: readonly string[]): Typed {
  return { awards, withoutName: [], withoutGrade: [], parts: true, lasts: '12', expires: '', label: '' };
}

/** Reads what was typed, whatever it is. */
export function readTyped(body: unknown): Typed {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const values = (name: string): string[] => [fields.get(name) ?? []].flat().map(String);
  const text = (name: string) => (values(name)[0] ?? '').trim();
  return {
    awards: values('award'),
    withoutName: values('without-name'),
    withoutGrade: values('without-grade'),
    parts: values('parts').length > 0,
    lasts: text('lasts'),
    expires: text('expires'),
    label: text('label'),
  };
}

/**
 * What was chosen, by what was typed. Of what isn't among `own`, nothing is taken. `today`: from which months are counted.
 *
 * @throws CairnError `share.nothing-chosen`, `share.expiry-malformed` (kind `invalid`)
 */
export function choiceOf(typed: Typed, own: readonly string[], today: string): Choice {
  const awards = own
    .filter((id) => typed.awards.includes(id))
    .map((award) => ({
      award,
      withhold: [
        ...(typed.withoutName.includes(award) ? (['name'] as const) : []),
        ...(typed.withoutGrade.includes(award) ? (['grade'] as const) : []),
      ],
    }));
  if (awards.length === 0)
    throw invalid({
      code: 'share.nothing-chosen',
      pointer: '/award',
      message: 'Nothing was chosen.',
      expected: 'at least one credential',
    });
  const day = typed.expires === '' ? dayOf(typed.lasts, today) : typed.expires;
  if (day !== undefined && !isCalendarDate(day))
    throw invalid({
      code: 'share.expiry-malformed',
      pointer: '/expires',
      message: 'This is no day.',
      expected: 'a day, YYYY-MM-DD',
    });
  return {
    awards,
    withParts: typed.parts,
    expiresAt: day === undefined ? undefined : endOfDay(day),
    label: typed.label,
  };
}

function dayOf(lasts: string, today: string): string | undefined {
  return LASTS.some((one) => one === lasts && one !== 'never')
    ? monthsBefore(today, -Number(lasts))
    : undefined;
}

import { invalid } from '../../../common/errors.js';
import type { ChosenAward, ShareOptions } from '../../../delivery/shares.js';
import { endOfDay, isCalendarDate } from '../../../domain/dates.js';

/** What somebody chose to share. */
export interface Choice extends Pick<ShareOptions, 'withParts' | 'expiresAt' | 'label'> {
  readonly awards: readonly ChosenAward[];
}

/**
 * Reads the form of `chooseView`. Of what isn't among `own`, nothing is taken.
 *
 * @throws CairnError `share.nothing-chosen`, `share.expiry-malformed` (kind `invalid`)
 */
export function readChoice(body: unknown, own: readonly string[]): Choice {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const values = (name: string): unknown[] => [fields.get(name) ?? []].flat();
  const text = (name: string) => String(values(name)[0] ?? '').trim();
  const awards = own
    .filter((id) => values('award').includes(id))
    .map((award) => ({
      award,
      withhold: (['name', 'grade'] as const).filter((one) => values(`without-${one}`).includes(award)),
    }));
  if (awards.length === 0)
    throw invalid({
      code: 'share.nothing-chosen',
      pointer: '/award',
      message: 'Nothing was chosen.',
      expected: 'at least one credential',
    });
  const day = text('expires');
  if (day !== '' && !isCalendarDate(day))
    throw invalid({
      code: 'share.expiry-malformed',
      pointer: '/expires',
      message: 'This is no day.',
      expected: 'a day, YYYY-MM-DD',
    });
  return {
    awards,
    withParts: values('parts').length > 0,
    expiresAt: day === '' ? undefined : endOfDay(day),
    label: text('label'),
  };
}

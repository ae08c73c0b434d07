import type { Reason } from '../../verification/reasons.js';
import type { Words } from '../../words/words.js';
import { sentenceOf } from './sentences.js';

/** The sentence of a reason: the page's own where it has one for the code, else that of the result. */
export function reasonText(reason: Reason, words: Words): string {
  const { result, about } = reason;
  const { replacedBy } = result.evidence ?? {};
  const id = typeof replacedBy === 'string' ? replacedBy : '';
  const values = { this: words.text(`this.${about?.kind ?? 'other'}`), id };
  const date = dateOf(reason, words);
  const dated = date === undefined ? undefined : words.find(`reason.${result.code}.on`, { ...values, date });
  return dated ?? words.find(`reason.${result.code}`, values) ?? sentenceOf(result, words).text;
}

function dateOf({ result, about }: Reason, words: Words): string | undefined {
  if (result.code === 'period.expired' && about?.validUntil !== undefined) return words.day(about.validUntil);
  const since = result.evidence?.since;
  return typeof since === 'string' && !Number.isNaN(Date.parse(since)) ? words.day(since) : undefined;
}

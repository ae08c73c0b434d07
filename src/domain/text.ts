import * as z from 'zod';

const EXPECTED = 'texts by language, such as {"en": "Course design"}';

/** Texts by language: BCP 47 tag to text, at least one. */
export const textMapSchema = z
  .record(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag, such as en or pt-BR'),
    z.string().trim().min(1).max(4000),
    EXPECTED,
  )
  .refine((map) => Object.keys(map).length > 0, EXPECTED)
  .meta({
    description: 'Texts by language: `{"en": "Course design", "pt": "…"}`, BCP 47 tags, at least one.',
  });

export type TextMap = Record<string, string>;

/** The text in the first wanted language that there is, else in English, else in any. */
export function textIn(map: TextMap, ...wanted: string[]): string {
  for (const language of [...wanted, 'en']) {
    // a wanted language may be any word that a stranger sent, `constructor` for one
    const text = Object.hasOwn(map, language) ? map[language] : undefined;
    if (text !== undefined) return text;
  }
  return Object.values(map)[0] ?? '';
}

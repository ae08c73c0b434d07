import * as z from 'zod';

/** A UUID in lower case. */
export const uuid = z.uuid().toLowerCase().meta({ description: 'A UUID in lower case.' });
export const instant = z.iso
  .datetime({ offset: true })
  // the database knows no year 0, and nobody means one of these
  .regex(/^[1-9]/, 'an instant of the year 1000 or later')
  .meta({ description: 'An instant, RFC 3339.' });
export const calendarDate = z.iso.date().meta({ description: 'A calendar date, YYYY-MM-DD.' });
/** A UUID with or without `urn:uuid:` before it; comes out without. */
export const uuidOrUrn = z
  .string()
  .regex(
    /^(urn:uuid:)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    'a UUID, with or without urn:uuid: before it',
  )
  .meta({
    description: 'A UUID, with or without `urn:uuid:` before it.',
    examples: ['0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11'],
  })
  .transform((text) => text.toLowerCase().replace('urn:uuid:', ''));
export const institutionCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a code of lower-case letters, digits and hyphens')
  .meta({ description: 'Code of an institution.', examples: ['northern'] });

/** An instant in an answer; `null` where there is none. */
export function instantOrNull(date: Date | undefined | null): string | null {
  return date ? date.toISOString() : null;
}

/** The headers of something that can be edited, or followed as it changes. */
export function etag(revision: number): { ETag: string } {
  return { ETag: `"${revision}"` };
}

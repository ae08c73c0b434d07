/**
 * Whether two names are the same but for letter case, spacing and Unicode form. A name finds nobody; one that differs
 * shows that a number or id may be somebody else's.
 */
export function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

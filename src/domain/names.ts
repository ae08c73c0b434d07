/**
 * Whether two names are the same but for letter case, spacing and Unicode form. A name finds nobody; one that differs
 * shows that a number or id may be somebody else's.
 */
export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** A name in the form in which names are compared. */
export function plainName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether a name can be signed as it is: 1 to 200 characters without controls, and without marks that turn the order of
 * the letters around them. Joiners stay: some scripts need them.
 */
export function isSignableName(name: string): boolean {
  const controls = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u;
  return name !== '' && name.length <= 200 && !controls.test(name);
}

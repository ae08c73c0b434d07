/**
 * Whether canonicalising was given up, as it would have taken more work than anybody is given (RDF Dataset
 * Canonicalization, section 7.1). The library has no code for it.
 */
export function isTooComplex(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Maximum deep iterations exceeded');
}

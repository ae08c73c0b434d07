/**
 * Member to what it may hold and how often, as `RANGE TIMES`. A range is `text` (texts by language, one a language), `words`
 * (the same, any number a language), a datatype, `literal` (any), `iri`, a name of `RANGES`, or classes joined by `|`; `@LIST`
 * after a class is the list that a concept says it is of, and `@` alone that the node has an address; `<=N` after a datatype
 * is the greatest number. Times: `?` at most once, `1` once, `+` at least once, `*` as often as you like.
 */
export type ClassShape = Readonly<Record<string, string>>;

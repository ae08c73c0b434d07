import { type CairnError, invalid } from '../../common/errors.js';

/** What a pattern asks for, as far as a machine without memory can answer it. */
export type PatternNode =
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'assertion'; readonly is: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly parts: readonly PatternNode[] }
  /** `most` may be infinite. */
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

const LONGEST_PATTERN = 2_000;
const DEEPEST = 50;

const ASSERTIONS = { '^': 'start', $: 'end', '\\b': 'boundary', '\\B': 'no-boundary' } as const;

/** One character: an escape, a class, a dot or itself. What is allowed in it was settled by the engine's own reader. */
const CHARACTER = new RegExp(
  [
    String.raw`\\u\{[0-9a-fA-F]+\}`,
    String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`,
    String.raw`\\u[0-9a-fA-F]{4}`,
    String.raw`\\x[0-9a-fA-F]{2}`,
    String.raw`\\c[A-Za-z]`,
    String.raw`\\[pP]\{[^}]*\}`,
    String.raw`\\[^]`,
    String.raw`\[(?:\\[^]|[^\]\\])*\]`,
    '[^]',
  ].join('|'),
  'uy',
);
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy;

/**
 * Reads a pattern of ECMA-262 (with the `u` flag). Throws a CairnError of kind `invalid`: `schema.pattern-invalid` for what is
 * no pattern, and `schema.pattern-unsupported` for one that looks around or back, is longer than 2000 characters, or nests
 * groups more than 50 deep.
 */
export function readPattern(source: string): PatternNode {
  if (source.length > LONGEST_PATTERN) throw unsupported();
  try {
    // only read, never run: it may take a time that doubles with each character of the text
    new RegExp(source, 'u');
  } catch {
    throw invalid({
      code: 'schema.pattern-invalid',
      pointer: '',
      message: 'A pattern of the schema is not one.',
    });
  }
  return new PatternReader(source).whole();
}

/** For a pattern whose time could not be bounded. */
export function unsupported(): CairnError {
  return invalid({
    code: 'schema.pattern-unsupported',
    pointer: '',
    message: 'A pattern of the schema is of a kind that cannot be checked in bounded time.',
    expected: 'a pattern without lookaround and back references, of moderate size',
  });
}

class PatternReader {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): PatternNode {
    return this.#either();
  }

  #either(): PatternNode {
    if (++this.#depth > DEEPEST) throw unsupported();
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    this.#depth--;
    return { kind: 'either', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !this.#sees('|') && !this.#sees(')')) {
      parts.push(this.#assertion() ?? this.#repeated(this.#group() ?? this.#character()));
    }
    return { kind: 'sequence', parts };
  }

  #assertion(): PatternNode | undefined {
    for (const [sign, is] of Object.entries(ASSERTIONS)) {
      if (this.#take(sign)) return { kind: 'assertion', is };
    }
    return undefined;
  }

  #group(): PatternNode | undefined {
    if (!this.#take('(')) return undefined;
    if (this.#take('?') && !this.#take(':')) {
      // (?= (?! (?<= (?<! look around; (?<name> is a group like any other
      if (!/^<[^=!]/u.test(this.#source.slice(this.#at))) throw unsupported();
      this.#at = this.#source.indexOf('>', this.#at) + 1;
    }
    const inner = this.#either();
    this.#take(')');
    return inner;
  }

  #character(): PatternNode {
    const source = this.#match(CHARACTER) ?? '';
    if (/^\\[1-9k]/u.test(source)) throw unsupported();
    return { kind: 'character', source };
  }

  #repeated(part: PatternNode): PatternNode {
    const quantifier = this.#match(QUANTIFIER);
    if (quantifier === undefined) return part;
    // greedy or not makes no difference to whether a text matches
    const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
    if (least === undefined) {
      return {
        kind: 'repeat',
        part,
        least: quantifier.startsWith('+') ? 1 : 0,
        most: quantifier.startsWith('?') ? 1 : Number.POSITIVE_INFINITY,
      };
    }
    const upTo = most ? Number(most) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, least: Number(least), most: comma ? upTo : Number(least) };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #sees(sign: string): boolean {
    return this.#source.startsWith(sign, this.#at);
  }

  #take(sign: string): boolean {
    const there = this.#sees(sign);
    if (there) this.#at += sign.length;
    return there;
  }
}

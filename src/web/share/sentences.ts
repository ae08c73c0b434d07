import type { CheckResult } from '../../verification/report.js';
import type { Words } from '../../words/words.js';

/** What a result says to a reader. */
export interface ResultSentence {
  readonly text: string;
  /** The language of the text, if it isn't the reader's. */
  readonly language?: 'en' | undefined;
  /** What the verifier itself says, in English, where the text says less: which rule of a form is broken. */
  readonly message?: string | undefined;
}

type Values = Readonly<Record<string, string>>;

/**
 * The sentence of a result in the reader's language: that of its code and message, of its code, or of all codes that begin alike; the
 * verifier's own message where there is none.
 */
export function sentenceOf(result: CheckResult, words: Words): ResultSentence {
  const { code, message } = result;
  const values = valuesOf(result, words);
  const text =
    filled(`${code}: ${message}`, values, words) ?? counted(result, words) ?? filled(code, values, words);
  if (text !== undefined) return { text };
  const general = generalCodes(code).map((key) => words.find(key));
  const found = general.find((one) => one !== undefined);
  return found === undefined ? { text: message, language: 'en' } : { text: found, message };
}

/** A text without one of its values would be no sentence. */
function filled(key: string, values: Values, words: Words): string | undefined {
  const names = words.find(key)?.matchAll(/\{(\w+)\}/g) ?? [];
  return [...names].every(([, name = '']) => name in values) ? words.find(key, values) : undefined;
}

function counted({ code, evidence }: CheckResult, words: Words): string | undefined {
  const count = evidence?.count;
  return code === 'stack.part-not-presented' && typeof count === 'number'
    ? words.count(code, count)
    : undefined;
}

/** `structure.jose-aud-*`, `structure.jose-*` of `structure.jose-aud-list`. */
function generalCodes(code: string): string[] {
  const parts = code.split('-');
  return parts.map((_, index) => `${parts.slice(0, -1 - index).join('-')}-*`).slice(0, -1);
}

function valuesOf({ evidence = {} }: CheckResult, words: Words): Values {
  const { since, replacedBy, missing } = evidence;
  return {
    ...(typeof since === 'string' ? { date: words.day(since) } : {}),
    ...(typeof replacedBy === 'string' ? { id: replacedBy } : {}),
    ...(Array.isArray(missing) ? { elements: elementNames(missing, words) } : {}),
  };
}

function elementNames(missing: readonly unknown[], words: Words): string {
  const named = missing.map(String).map((name) => words.find(`element.${name.replaceAll('-', ' ')}`) ?? name);
  return named.join(words.text('list.separator'));
}

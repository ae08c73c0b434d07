import { CairnError } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { parseUrl } from '../common/url.js';
import { BATCH_LIMITS, mayBeList } from './lists.js';
import type { TrustMaterial, VerifyOptions } from './material.js';
import { isSigned } from './plain.js';
import type { VerificationReport } from './report.js';
import { readSubmitted } from './submitted.js';
import { verify } from './verify.js';

/** One of many inputs. */
export interface BatchItem {
  /** What its answer is known by: a file's name, or a line's number. */
  readonly name: string;
  /** What is to be verified; throws a CairnError for what can't be read as that. */
  readonly read: () => JsonValue | Promise<JsonValue>;
}

/** What became of one: a report, or why there is none. */
export type BatchEntry = { readonly name: string } & (
  | { readonly report: VerificationReport }
  | { readonly error: CairnError }
);

export interface BatchOptions extends Pick<VerifyOptions, 'parts' | 'claims'> {
  /** Whether so much time went by that nothing further is begun. */
  readonly isOver: () => boolean;
  /** What is told of an error that nobody foresaw. */
  readonly unforeseen: (error: unknown) => CairnError;
}

/**
 * Verifies one after the other, in their order, each by itself: what is wrong with one is told of that one and spoils no other.
 * They are all held against the same moment, so what one look-up has found serves them all.
 */
export async function* verifyEach(
  items: Iterable<BatchItem>,
  material: TrustMaterial,
  { isOver, unforeseen, parts, claims }: BatchOptions,
): AsyncGenerator<BatchEntry> {
  const shared = lookingUpOnce(material);
  for (const { name, read } of items) {
    if (isOver()) {
      yield { name, error: outOfTime() };
      continue;
    }
    try {
      const report = await verify(await read(), shared, { parts, claims });
      yield { name, report };
    } catch (error) {
      const isTold = error instanceof CairnError && error.kind !== 'incoherent';
      yield { name, error: isTold ? error : unforeseen(error) };
    }
  }
}

/** A file among many. Throws as `readSubmitted`, and `body.too-large`. */
export function readItem(bytes: Uint8Array): JsonValue {
  if (bytes.byteLength > BATCH_LIMITS.itemBytes) throw itemTooLarge();
  return readSubmitted(bytes);
}

/** What is told of one that is too large to be looked at. */
export function itemTooLarge(): CairnError {
  const [code, message] = ['body.too-large', 'It is too large.'];
  const expected = `at most ${BATCH_LIMITS.itemBytes} bytes`;
  return new CairnError('too-large', code, message, [{ code, pointer: '', message, expected }]);
}

/** What is told of a link to nothing, or to what is not shared any more. */
export function linkUnknown(): CairnError {
  const message = 'Nothing is shared under this link, or not any more.';
  return new CairnError('not-found', 'verify.link-unknown', message);
}

/** What is told of a link to anywhere else, which is named and not followed. */
export function linkElsewhere(link: string): CairnError {
  const host = parseUrl(link)?.host ?? 'nowhere';
  const message = `The link leads elsewhere, to ${host}, and was not followed.`;
  return new CairnError('refused', 'verify.link-elsewhere', message);
}

/** The items of a file: itself or, where it is a list by its name, its lines. */
export function fileItems(
  name: string,
  bytes: Uint8Array,
  follow: (link: string) => Promise<JsonValue>,
): BatchItem[] {
  const isList = mayBeList(name) && !(/\.txt$/i.test(name) && startsAsJson(bytes));
  if (!isList) return [{ name, read: () => readItem(bytes) }];
  return lineItems(new TextDecoder().decode(bytes), `${name}:`, follow);
}

function startsAsJson(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 100)).trimStart().startsWith('{');
}

/**
 * The lines of a text, each an item: a credential in JSON or as a token, or a link, which `follow` makes something of or refuses. Empty
 * ones are passed over, and counted.
 */
export function lineItems(
  text: string,
  name: string,
  follow: (link: string) => Promise<JsonValue>,
): BatchItem[] {
  return text.split('\n').flatMap((raw, index) => {
    const line = raw.trim();
    if (line === '') return [];
    const read = () => {
      if (/^https?:\/\//i.test(line)) return follow(line);
      return isSigned(line) ? line : readItem(new TextEncoder().encode(line));
    };
    return [{ name: `${name}${index + 1}`, read }];
  });
}

function lookingUpOnce(material: TrustMaterial): TrustMaterial {
  const { statusTruth, tokenTruth, statusToken } = material;
  return {
    ...material,
    publishedVersion: once(material.publishedVersion),
    statusList: once(material.statusList),
    resolveDid: once(material.resolveDid),
    statusTruth: statusTruth && once(statusTruth),
    tokenTruth: tokenTruth && once(tokenTruth),
    statusToken: statusToken && once(statusToken),
  };
}

function once<T>(lookUp: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? lookUp(key);
    known.set(key, found);
    return found;
  };
}

function outOfTime(): CairnError {
  const [code, message] = [
    'verify.batch-time',
    'The time for one request was over before this was looked at.',
  ];
  const expected = 'fewer at once';
  return new CairnError('too-large', code, message, [{ code, pointer: '', message, expected }]);
}

import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import type { Reached } from '../../common/reach.js';
import { derivedToken, hashToken } from '../token.js';
import type { RegisterLine, RegisterStore, RegisterText } from './ports.js';

export interface RegisterDeps {
  readonly store: RegisterStore;
  /** Makes the tokens of the links that entries lead to: they are kept nowhere. */
  readonly key: Uint8Array;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** Version of the text that a graduate agrees to (`register.consent` in the words): it counts up with every change of that in any language. */
export const REGISTER_TEXT_VERSION = '2026-2';

const PAGE = 20;
/** Nobody looks further; whoever wants to copy the register is stopped. */
const MOST_PAGES = 10;
/** So many letters of a name at least: the register is to be asked for somebody, not for everybody. */
const FEWEST_LETTERS = 2;

/** An entry with the link that leads to the verdict of this moment. */
export interface FoundEntry extends RegisterLine {
  readonly link: string;
}

export interface Found {
  readonly entries: readonly FoundEntry[];
  /** Number of the next page, from 2; `undefined` on the last. */
  readonly next: number | undefined;
}

/**
 * Lists a certificate of one's own in the public register, under the name that is on it, and makes the link that the entry leads
 * to. False if it is listed already, or is no certificate of theirs that is in force. Throws `register.other-text` (kind `conflict`)
 * where the person agreed to another version of the text.
 */
export async function joinRegister(
  deps: RegisterDeps,
  learners: readonly Reached[],
  awardId: string,
  { textVersion, textLanguage }: RegisterText,
): Promise<boolean> {
  if (textVersion !== REGISTER_TEXT_VERSION)
    throw new CairnError('conflict', 'register.other-text', 'The text has changed since it was shown');
  const id = randomUuid(deps.random);
  const tokenHash = hashToken('share', derivedToken(deps.key, id));
  const text = { textVersion, textLanguage };
  const entry = { id, learners, awardId, ...text, shareId: randomUuid(deps.random), tokenHash };
  return deps.store.insertEntry(entry, { actor: 'learner', at: deps.clock() });
}

/** Takes a certificate out of the register; its link leads nowhere from then on. False if it wasn't in it. */
export async function leaveRegister(
  deps: RegisterDeps,
  learners: readonly Reached[],
  awardId: string,
): Promise<boolean> {
  return deps.store.withdrawEntry(learners, awardId, { actor: 'learner', at: deps.clock() });
}

/**
 * Looks for people by words of their name, in any order, without regard to case and marks. Pages are counted from 1. Throws
 * `register.name-short`, `register.page` (kind `invalid`).
 */
export async function searchRegister(
  deps: RegisterDeps,
  query: { readonly name: string; readonly certificate: string | undefined; readonly page: number },
): Promise<Found> {
  const words = foldName(query.name)
    .split(/\s+/)
    .filter((word) => word !== '');
  if ([...words.join('')].length < FEWEST_LETTERS || words.length > 10) {
    const message = 'The register is searched by name.';
    throw invalid({
      code: 'register.name-short',
      pointer: '/query/name',
      message,
      expected: `at least ${FEWEST_LETTERS} letters of a name, in at most 10 words`,
    });
  }
  if (!(query.page >= 1 && query.page <= MOST_PAGES)) {
    const message = 'There is no such page of results.';
    const expected = `1 to ${MOST_PAGES}; more words of the name find fewer`;
    throw invalid({ code: 'register.page', pointer: '/query/page', message, expected });
  }
  const offset = (query.page - 1) * PAGE;
  const lines = await deps.store.selectEntries({
    words,
    certificate: query.certificate,
    offset,
    limit: PAGE + 1,
  });
  return {
    entries: lines
      .slice(0, PAGE)
      .map((line) => ({ ...line, link: `${deps.publicUrl}/s/${derivedToken(deps.key, line.id)}` })),
    next: lines.length > PAGE && query.page < MOST_PAGES ? query.page + 1 : undefined,
  };
}

/** A name as it is compared: in lower case, without marks. The database does the same with those of entries (the migration `growth`). */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();
}

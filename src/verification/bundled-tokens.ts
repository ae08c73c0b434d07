import { CairnError } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { readStatusListToken } from '../credentials/status/status-list-token.js';
import { isCompact } from './opened.js';

/**
 * The Status List Tokens among the items of a bundle, by the address at which each is published: material for whoever is
 * offline, as signed lists are; whether they are genuine is found out when one is used. The other items stay.
 */
export function takeStatusTokens(items: readonly JsonValue[]): {
  readonly tokens: ReadonlyMap<string, string>;
  readonly others: readonly JsonValue[];
} {
  const tokens = new Map<string, string>();
  const others = items.filter((item) => {
    const uri = typeof item === 'string' && isCompact(item) ? addressOf(item) : undefined;
    if (uri !== undefined) tokens.set(uri, String(item));
    return uri === undefined;
  });
  return { tokens, others };
}

function addressOf(text: string): string | undefined {
  try {
    return readStatusListToken(text).uri;
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return undefined;
    throw error;
  }
}

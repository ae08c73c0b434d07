import { CairnError } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { isCompact } from './opened.js';

/**
 * The Status List Tokens among the items of a bundle, by the address at which each is published: material for whoever is
 * offline, as signed lists are; whether they are genuine is found out when one is used. The other items stay.
 */
export async function takeStatusTokens(items: readonly JsonValue[]): Promise<{
  readonly tokens: ReadonlyMap<string, string>;
  readonly others: readonly JsonValue[];
}> {
  const tokens = new Map<string, string>();
  const others: JsonValue[] = [];
  for (const item of items) {
    const uri = typeof item === 'string' && isCompact(item) ? await addressOf(item) : undefined;
    if (uri === undefined) others.push(item);
    else tokens.set(uri, String(item));
  }
  return { tokens, others };
}

async function addressOf(text: string): Promise<string | undefined> {
  const { readStatusListToken } = await import('../credentials/status/status-list-token.js');
  try {
    return readStatusListToken(text).uri;
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return undefined;
    throw error;
  }
}

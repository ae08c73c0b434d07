import { CairnError } from '../../common/errors.js';
import type { StatusSlot } from './entries.js';

/** The place of one credential in a Status List Token: what its claim `status` says. */
export interface TokenSlot {
  /** Address of the token. */
  readonly list: string;
  readonly index: number;
}

/** The same place in the token that a pair of this project's lists is published as, too. */
export function tokenSlotOf({ lists, index }: StatusSlot): TokenSlot {
  const end = '/revocation';
  if (!lists.revocation.endsWith(end))
    throw new CairnError('incoherent', 'status.no-token', 'A status list is not one of a pair with a token');
  return { list: `${lists.revocation.slice(0, -end.length)}/token`, index };
}

import { VCDM2_CONTEXT } from '../contexts/known.js';
import { decodeBitstring } from './bitstring.js';

/** A way in which issuers publish statuses as signed credentials that hold bits. */
export interface ListKind {
  /** Type of the entry in a credential that points to such a list. */
  readonly entry: string;
  /** Types of the list as a credential, and of its subject. */
  readonly credential: string;
  readonly subject: string;
  /** The context that comes first in such a list: that of its version of the data model. */
  readonly base: string;
  /** The context that defines its terms, where that isn't the first. */
  readonly vocabulary: string | undefined;
  /** The bits of its `encodedList`; throws a CairnError `status.list-malformed` for what holds none. */
  readonly decode: (encoded: string) => Promise<Uint8Array>;
}

export const BITSTRING_LIST: ListKind = {
  entry: 'BitstringStatusListEntry',
  credential: 'BitstringStatusListCredential',
  subject: 'BitstringStatusList',
  base: VCDM2_CONTEXT,
  vocabulary: undefined,
  decode: decodeBitstring,
};

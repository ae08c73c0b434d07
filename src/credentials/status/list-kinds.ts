import { isKnownContext, VCDM1_CONTEXT, VCDM2_CONTEXT } from '../contexts/known.js';
import { decodeBareBitstring, decodeBitstring } from './bitstring.js';

/** Of the predecessor of Bitstring Status List, which credentials of version 1.1 of the data model have. */
export const STATUS_LIST_2021_CONTEXT = 'https://w3id.org/vc/status-list/2021/v1';

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

const STATUS_LIST_2021: ListKind = {
  entry: 'StatusList2021Entry',
  credential: 'StatusList2021Credential',
  subject: 'StatusList2021',
  // its context redefines words that those of version 2.0 protect
  base: VCDM1_CONTEXT,
  vocabulary: STATUS_LIST_2021_CONTEXT,
  decode: decodeBareBitstring,
};

const KINDS: readonly ListKind[] = [BITSTRING_LIST, STATUS_LIST_2021];

/** The kinds of lists whose words are known here: without its context, nobody can say what a document means. */
export function listKinds(): readonly ListKind[] {
  return KINDS.filter(({ vocabulary }) => vocabulary === undefined || isKnownContext(vocabulary));
}

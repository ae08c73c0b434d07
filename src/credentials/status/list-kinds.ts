import { isKnownContext } from '../contexts/bundled.js';
import { VCDM1_CONTEXT } from '../contexts/known.js';
import { decodeBareBitstring } from './bitstring.js';
import { BITSTRING_LIST, type ListKind } from './bitstring-list.js';

/** Of the predecessor of Bitstring Status List, which credentials of version 1.1 of the data model have. */
export const STATUS_LIST_2021_CONTEXT = 'https://w3id.org/vc/status-list/2021/v1';

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

import { isJsonObject, type JsonObject } from '../common/json.js';
import { findAmbiguities } from '../credentials/canonical/ambiguity.js';
import { withoutProofContexts } from '../credentials/canonical/proof-context.js';
import { isKnownContext, KNOWN_CONTEXTS } from '../credentials/contexts/bundled.js';
import { readStatusList, type StatusListReading } from '../credentials/documents/outside-status-list.js';
import { list } from '../credentials/documents/reading.js';
import { dataModelFaults } from '../credentials/lint/vcdm/rules.js';
import type { ListKind } from '../credentials/status/bitstring-list.js';
import { listKinds } from '../credentials/status/list-kinds.js';
import { type Effort, isExcessiveList } from './limits.js';
import type { ListProblem } from './status-problems.js';

/** A list whose form was checked: what is read of it means what it spells. */
export interface ReadList {
  readonly kind: ListKind;
  readonly reading: StatusListReading;
}

/** Of which kind a document is by its types, whatever else it is; `undefined` if it is no status list. */
export function listKindOf(document: JsonObject): ListKind | undefined {
  return listKinds().find(({ credential }) => list(document.type).includes(credential));
}

/**
 * Reads the status list of an issuer who isn't of this network: its contexts are all known, it can be read in one way
 * only and means what it spells, it has the members of such a list, and it is a conforming credential (Bitstring Status List
 * 1.0, section 2.2).
 */
export async function readOutsideList(document: JsonObject, effort: Effort): Promise<ReadList | ListProblem> {
  if (isExcessiveList(document)) return { problem: 'too-complex' };
  const contexts = list(document['@context']);
  if (contexts.length === 0) return malformed('/@context');
  if (!contexts.every(isKnownContext)) return { problem: 'context-unknown', because: '/@context' };
  const kind = listKindOf(document);
  if (!kind) return malformed('/type');
  if (contexts[0] !== kind.base) return malformed('/@context/0');
  const read = readStatusList(document, kind);
  if ('fault' in read) return malformed(read.fault);
  if (!list(document.proof).every(isJsonObject)) return malformed('/proof');
  const plain = withoutProofContexts(document);
  if (findAmbiguities(plain, KNOWN_CONTEXTS).length > 0) return malformed('structure.ambiguous');
  // what makes a list of it was read above, also where a single value stands in an array
  const [fault] = dataModelFaults(plain, 'credential').filter(({ code }) => code !== 'vcdm.bitstring-list');
  if (fault) return malformed(fault.code);
  effort.structure(document, true);
  effort.proofs(document, list(document.proof).length);
  const { findSpellingFault } = await import('../credentials/canonical/spelling.js');
  const spelling = await findSpellingFault(plain);
  if (spelling?.code === 'structure.unknown-context')
    return { problem: 'context-unknown', because: spelling.pointer };
  return spelling ? malformed(spelling.code) : { kind, reading: read.reading };
}

function malformed(because: string): ListProblem {
  return { problem: 'malformed', because };
}

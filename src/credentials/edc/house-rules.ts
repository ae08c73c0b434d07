import type { JsonObject } from '../../common/json.js';
import { type ElmGraph, valuesIn } from '../lint/elm/graph.js';
import type { LintRule } from '../lint/rule.js';
import { readEdc } from './read.js';

/** A rule about a document that may be at hand as a graph already. */
export interface EdcHouseRule extends Omit<LintRule, 'find'> {
  /** A JSON pointer to what is wrong, or `undefined`. */
  readonly find: (document: JsonObject, graph: ElmGraph) => string | undefined;
}

/** What we ask of our own documents beyond what the model asks. */
export const EDC_HOUSE_RULES: readonly EdcHouseRule[] = [
  {
    name: 'edc-house.statement',
    citation: 'src/credentials/edc/README.md, the award statement',
    effective: '2026-01-01',
    find: (document, graph) => {
      const read = readEdc(document, graph);
      if ('faults' in read) return read.faults[0]?.pointer ?? '';
      return read.reading.kind === 'other' ? '/credentialSubject/hasClaim' : undefined;
    },
  },
  {
    name: 'edc-house.one-schema',
    citation: 'src/credentials/edc/README.md, readers take one schema',
    effective: '2026-01-01',
    find: (_document, { root }) =>
      valuesIn(root, 'credentialSchema').length === 1 ? undefined : '/credentialSchema',
  },
  {
    name: 'edc-house.unsealed',
    citation: 'ETSI TS 119 182-1: the seal is around the document; a proof within it would not verify',
    effective: '2026-01-01',
    find: (document) => (Object.hasOwn(document, 'proof') ? '/proof' : undefined),
  },
  {
    name: 'edc-house.no-status',
    citation: 'src/credentials/edc/README.md, the status is that of the award',
    effective: '2026-01-01',
    find: (document) => (Object.hasOwn(document, 'credentialStatus') ? '/credentialStatus' : undefined),
  },
];

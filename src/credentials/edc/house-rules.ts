import type { LintRule } from '../lint/rule.js';
import { readEdc } from './read.js';

/** What we ask of our own documents beyond what the model asks. */
export const EDC_HOUSE_RULES: readonly LintRule[] = [
  {
    name: 'edc-house.statement',
    citation: 'src/credentials/README.md, the award statement in a European digital credential',
    effective: '2026-01-01',
    find: (document) => {
      const read = readEdc(document);
      if ('faults' in read) return read.faults[0]?.pointer ?? '';
      return read.reading.kind === 'other' ? '/credentialSubject/hasClaim' : undefined;
    },
  },
  {
    name: 'edc-house.unsealed',
    citation: 'ETSI TS 119 182-1: the seal is around the document; a proof within it would not verify',
    effective: '2026-01-01',
    find: (document) => (Object.hasOwn(document, 'proof') ? '/proof' : undefined),
  },
  {
    name: 'edc-house.no-status',
    citation: 'src/credentials/README.md, the status of a European digital credential is that of its award',
    effective: '2026-01-01',
    find: (document) => (Object.hasOwn(document, 'credentialStatus') ? '/credentialStatus' : undefined),
  },
];

import { FIRST_ISSUE } from '../../lint/elm/elm-rule.js';
import type { EdcHouseRule } from '../house-rule.js';
import { readEdc } from '../read.js';

export const statement: EdcHouseRule = {
  name: 'edc-house.statement',
  citation: 'src/credentials/edc/README.md, the award statement',
  effective: FIRST_ISSUE,
  find: (document, graph) => {
    const read = readEdc(document, graph);
    if ('faults' in read) return read.faults[0]?.pointer ?? '';
    return read.reading.kind === 'other' ? '/credentialSubject/hasClaim' : undefined;
  },
};

import { BASE_CONTEXTS } from '../../generated/contexts.js';
import { findAmbiguities } from '../canonical/ambiguity.js';
import { nativeVersion } from '../contexts/known.js';
import { nativeCredentialSchema, readNative } from '../documents/native-form.js';
import type { LintRule } from './rule.js';

const CITATION = 'src/credentials/README.md, the form of our own documents';

/** What is signed from now on; older credentials are verified, never made. */
const CURRENT = 2;

/** A proof that has the right shape, so that the form of what is yet to be signed can be checked whole. */
const SIGNED = {
  validFrom: '2000-01-01T00:00:00Z',
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'any',
    created: '2000-01-01T00:00:00Z',
    verificationMethod: 'did:key:any#any',
    proofPurpose: 'assertionMethod',
    proofValue: 'any',
  },
};

export const HOUSE_RULES: readonly LintRule[] = [
  {
    name: 'house.context',
    citation: CITATION,
    effective: '2026-01-01',
    find: (credential) => (nativeVersion(credential['@context']) === CURRENT ? undefined : '/@context'),
  },
  {
    name: 'house.unsigned',
    citation: CITATION,
    effective: '2026-01-01',
    find: (credential) => (credential.proof === undefined ? undefined : '/proof'),
  },
  {
    name: 'house.form',
    citation: CITATION,
    effective: '2026-01-01',
    find: (credential) => {
      const native = readNative(nativeCredentialSchema(CURRENT), { ...credential, ...SIGNED });
      return 'faults' in native ? (native.faults[0]?.pointer ?? '') : undefined;
    },
  },
  {
    name: 'house.unambiguous',
    citation: CITATION,
    effective: '2026-01-01',
    find: (credential) => findAmbiguities(credential, BASE_CONTEXTS)[0]?.pointer,
  },
];

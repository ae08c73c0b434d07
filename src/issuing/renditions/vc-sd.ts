import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { SELECTIVE_SUITE } from '../../credentials/documents/native-form.js';
import {
  buildSelective,
  mandatoryPointers,
  selectivePointers,
} from '../../credentials/documents/selective.js';
import { addProof, type deriveProof } from '../../credentials/suites/add-proof.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { wholeSeconds } from '../../credentials/suites/time.js';
import type { RenditionMaker } from './issue.js';

export interface SelectiveDeps {
  /** The P-256 key of a `did:web` issuer. */
  readonly signerOf: (issuerDid: string) => Promise<Signer>;
  readonly deriveProof: typeof deriveProof;
}

/**
 * What selections are disclosed from (Data Integrity ECDSA Cryptosuites 1.0, section 3.5). Only for issuers with a `did:web`: a
 * `did:key` is one Ed25519 key for ever, and this suite takes none.
 */
export function selectiveMaker({ signerOf, deriveProof }: SelectiveDeps): RenditionMaker {
  return {
    listed: true,
    verifiable: true,
    offered: async (issuerDid) => issuerDid.startsWith('did:web:'),
    async plan({ credential, issuer }, { id, supersedes }) {
      // a key that is made at the signature would be younger than what it signs
      await signerOf(issuer.did);
      const signed = documentIn(credential.document);
      return (place) => {
        if (!place)
          throw new CairnError('incoherent', 'rendition.unlisted', 'It was given no place in a list');
        return JSON.stringify(buildSelective(signed, { id, supersedes, status: place }));
      };
    },
    async sign({ issuerDid, unsigned }, at) {
      const document = { ...documentIn(unsigned), validFrom: wholeSeconds(at) };
      const options = {
        suite: SELECTIVE_SUITE,
        signedAt: at,
        mandatoryPointers: mandatoryPointers(document),
      };
      return JSON.stringify(await addProof(document, await signerOf(issuerDid), options));
    },
    // the issuer's own proof is one that every verifier refuses
    async presentable(signed) {
      const document = documentIn(signed);
      return JSON.stringify(await deriveProof(document, selectivePointers(document, [])));
    },
  };
}

/** A document that was written here. */
export function documentIn(text: string): JsonObject {
  const document = parseStrictJson(text);
  if (isJsonObject(document)) return document;
  throw new CairnError('incoherent', 'award.unreadable', 'A credential of ours is not in our form');
}

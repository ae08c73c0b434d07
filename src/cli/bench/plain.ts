import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { closedLoader } from '../../credentials/contexts/loader.js';
import { list } from '../../credentials/documents/reading.js';
import { bitAt, decodeBitstring } from '../../credentials/status/bitstring.js';
import type { BenchDocuments } from './documents.js';

/** The plain library on the same documents: contexts and keys lie ready in memory, as they do for ours. */
export interface PlainLibrary {
  issue(unsigned: JsonObject): Promise<void>;
  /** Signature and dates; `status` adds what ours does for it: both lists verified and their bits read. */
  verify(credential: JsonObject, status: 'with lists' | 'without'): Promise<void>;
}

export function plainLibrary({ signer, keys, statusLists }: BenchDocuments, now: Date): PlainLibrary {
  const documentLoader = closedLoader(keys);
  const verify = async (credential: object, checkStatus: () => Promise<{ verified: boolean }>) => {
    const suite = new DataIntegrityProof({ cryptosuite });
    return (await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now })).verified;
  };
  const skip = async () => ({ verified: true });
  const withLists = (credential: JsonObject) => async () => {
    for (const entry of list(credential.credentialStatus)) {
      if (!isJsonObject(entry)) return { verified: false };
      const signed = statusLists.get(String(entry.statusListCredential));
      if (!signed || !(await verify(signed, skip))) return { verified: false };
      const { credentialSubject: subject } = signed;
      const bits = await decodeBitstring(isJsonObject(subject) ? String(subject.encodedList) : '');
      if (bitAt(bits, Number(entry.statusListIndex)) !== false) return { verified: false };
    }
    return { verified: true };
  };
  return {
    async issue(unsigned) {
      const suite = new DataIntegrityProof({ signer, date: now, cryptosuite });
      await vc.issue({ credential: unsigned, suite, documentLoader, now });
    },
    async verify(credential, status) {
      const checkStatus = status === 'with lists' ? withLists(credential) : skip;
      if (!(await verify(credential, checkStatus))) throw new Error('The plain library refused a document');
    },
  };
}

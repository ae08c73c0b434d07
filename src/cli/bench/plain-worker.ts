import { generateKeyPairSync, sign } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { bitAt, decodeBitstring } from '../../credentials/status/bitstring.js';
import type { PlainAnswer, PlainMaterial, PlainTask } from './plain.js';

/*
 * The loop over the library that anybody would write. It has a thread of its own, and imports nothing that changes what the JSON-LD
 * library keeps (`credentials/contexts/loader.ts` does), since else it would be quick by ours. Contexts and documents of keys lie in
 * memory, the library may keep what it makes of them, and the signing key is opened once.
 */

const { now, contexts, keys, statusLists }: PlainMaterial = workerData;
const { privateKey } = generateKeyPairSync('ed25519');
const signer = {
  id: 'https://bench.example/#key',
  algorithm: 'Ed25519',
  sign: async ({ data }: { data: Uint8Array }) => new Uint8Array(sign(null, data, privateKey)),
};

const documentLoader = async (url: string) => {
  const context = contexts.get(url);
  if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' as const };
  const document = keys.get(url);
  if (document) return { contextUrl: null, documentUrl: url, document };
  throw new Error('A context or key that is not known here');
};

async function issue(credential: JsonObject): Promise<void> {
  const suite = new DataIntegrityProof({ signer, date: now, cryptosuite });
  await vc.issue({ credential: { ...credential }, suite, documentLoader, now });
}

async function verify(credential: JsonObject, checkStatus: () => Promise<{ verified: boolean }>) {
  const suite = new DataIntegrityProof({ cryptosuite });
  return (await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now })).verified;
}

const skip = async () => ({ verified: true });

/** What ours does for the status, too: both lists are verified and their bits read. */
const withLists = (credential: JsonObject) => async () => {
  for (const entry of [credential.credentialStatus].flat()) {
    if (!isJsonObject(entry)) return { verified: false };
    const signed = statusLists.get(String(entry.statusListCredential));
    if (!signed || !(await verify(signed, skip))) return { verified: false };
    const { credentialSubject: subject } = signed;
    const bits = await decodeBitstring(isJsonObject(subject) ? String(subject.encodedList) : '');
    if (bitAt(bits, Number(entry.statusListIndex)) !== false) return { verified: false };
  }
  return { verified: true };
};

async function once({ act, documents }: PlainTask): Promise<void> {
  for (const document of documents) {
    if (act === 'issue') await issue(document);
    else if (!(await verify(document, act === 'verify' ? skip : withLists(document))))
      throw new Error('The plain library refused a document');
  }
}

parentPort?.on('message', async (task: PlainTask) => {
  let refused: string | undefined;
  try {
    for (let run = 0; run < task.runs; run++) await once(task);
  } catch (error) {
    refused = error instanceof Error ? error.message : 'unknown';
  }
  const answer: PlainAnswer = { refused };
  parentPort?.postMessage(answer);
});

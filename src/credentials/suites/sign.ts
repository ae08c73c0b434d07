import * as vc from '@digitalbazaar/vc';
import { CairnError } from '../../common/errors.js';
import { canonicalJson, type JsonObject } from '../../common/json.js';
import { encodeBase58btc } from '../../common/multibase.js';
import { closedLoader } from '../contexts/loader.js';
import type { Signer } from './signer.js';
import { SUITES } from './table.js';
import { wholeSeconds } from './time.js';

/**
 * Signs one of this project's own credentials as a W3C Data Integrity proof. `signedAt` becomes `validFrom` and
 * `proof.created`, cut to whole seconds, which is how the suite writes time. The input isn't changed.
 */
export async function signCredential(
  unsigned: JsonObject,
  signer: Signer,
  signedAt: Date,
  suiteName = 'eddsa-rdfc-2022',
): Promise<JsonObject> {
  const suite = SUITES.get(suiteName);
  if (!suite) throw new CairnError('incoherent', 'suite.unknown', `No cryptosuite ${suiteName}`);
  const time = wholeSeconds(signedAt);
  // the library adds to what it signs, at the top
  const credential = { ...unsigned, validFrom: time };
  const code = await suite.load();
  const maker = code.sign({ signer, date: new Date(time), legacyContext: false, mandatoryPointers: [] });
  const signed = await vc.issue({
    credential,
    suite: maker,
    documentLoader: closedLoader(),
    now: signedAt,
  });
  return signed as JsonObject;
}

/** A signed credential whose signature is still to be made. */
export interface Draft {
  /** The credential's JCS form, with a signature of zeros. */
  readonly text: string;
  /** The bytes that are to be signed. */
  readonly data: Uint8Array;
}

/** How the suite spells a signature of 64 zeros: base58btc, in which a zero at the front is a 1. */
const NO_SIGNATURE = `z${'1'.repeat(64)}`;

/**
 * All of `signCredential` but the signature of an Ed25519 key, so that it can be done by who doesn't hold the key, in
 * another thread.
 */
export async function draftCredential(
  unsigned: JsonObject,
  verificationMethod: string,
  signedAt: Date,
): Promise<Draft> {
  let bytes: Uint8Array | undefined;
  const signer = {
    id: verificationMethod,
    algorithm: 'Ed25519',
    async sign({ data }: { data: Uint8Array }) {
      bytes = data;
      return new Uint8Array(64);
    },
  };
  const text = canonicalJson(await signCredential(unsigned, signer, signedAt));
  if (!bytes) throw new CairnError('incoherent', 'suite.not-signed', 'The suite asked for no signature');
  return { text, data: bytes };
}

/** The text of a signed credential: that of a draft with its signature. */
export function signedText({ text }: Draft, signature: Uint8Array): string {
  const before = `"proofValue":"${NO_SIGNATURE}"`;
  const at = text.indexOf(before);
  if (at < 0 || at !== text.lastIndexOf(before) || signature.byteLength !== 64)
    throw new CairnError('incoherent', 'suite.not-signed', 'A draft has no place for the signature');
  const proofValue = `"proofValue":"${encodeBase58btc(signature)}"`;
  return text.slice(0, at) + proofValue + text.slice(at + before.length);
}

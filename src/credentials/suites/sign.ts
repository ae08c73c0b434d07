import * as vc from '@digitalbazaar/vc';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
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

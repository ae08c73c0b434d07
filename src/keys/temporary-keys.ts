import type { Clock, Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { didKeyOf } from '../credentials/dids/did-key.js';
import type { SigningKeyType } from '../credentials/keys/signing.js';
import type { Signer } from '../credentials/suites/signer.js';
import { KEY_TYPES } from './key-types.js';
import type { SealedKey } from './ports.js';

/** Keys that live as long as the process, of no use to anybody afterwards: for conformance suites. */
export function temporaryKeys(random: Random, clock: Clock) {
  const signers = new Map<string, Signer>();
  return {
    async make(type: SigningKeyType): Promise<SealedKey> {
      const key = await KEY_TYPES[type].open(KEY_TYPES[type].make(random));
      const { did, verificationMethod: id } = didKeyOf(key.publicKeyMultibase);
      signers.set(did, key.signer(id));
      const { publicKeyMultibase } = key;
      const nothing = new Uint8Array();
      return { id, did, publicKeyMultibase, sealedSecret: nothing, createdAt: clock(), retiredAt: undefined };
    },
    async signerFor(did: string): Promise<Signer> {
      const signer = signers.get(did);
      if (signer) return signer;
      throw new CairnError('incoherent', 'keys.missing', 'An issuer has no signing key here');
    },
  };
}

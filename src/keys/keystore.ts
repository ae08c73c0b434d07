import type { Clock, Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { didKeyOf } from '../credentials/dids/did-key.js';
import { keyTypeOf } from '../credentials/keys/multikey.js';
import { SIGNING_KEY_TYPES, type SigningKeyType } from '../credentials/keys/signing.js';
import type { Signer } from '../credentials/suites/signer.js';
import { KEY_TYPES } from './key-types.js';
import type { KeyStore, SealedKey } from './ports.js';
import type { Sealer } from './seal.js';

const PURPOSE = 'signing key';

/** The sealed keystore: one key for each issuer, Ed25519 unless asked otherwise. Secrets leave it only as signatures. */
export interface Keystore {
  /**
   * Makes an issuer's key and, with it, its DID: `didWeb` if there is one, else the key's own `did:key`. Nothing is
   * stored; the caller stores the key together with the issuer.
   */
  make(didWeb: string | undefined, type?: SigningKeyType): Promise<SealedKey>;
  /** The signer of an issuer; throws `keys.missing` if it has no key here. */
  signerFor(did: string): Promise<Signer>;
  /**
   * The P-256 signer of a `did:web` issuer for what selections are disclosed from; its key is made when it is first needed, and
   * from then on stands in the issuer's DID document.
   */
  selectiveSignerFor(did: string): Promise<Signer>;
  /** Opens every key, so that a wrong master secret shows at start and not at the first signature. */
  check(): Promise<readonly SealedKey[]>;
  /** Opens these keys, wherever they are kept; throws as `check` does. */
  openAll(keys: readonly SealedKey[]): Promise<void>;
}

export function sealedKeystore(deps: {
  store: KeyStore;
  sealer: Sealer;
  clock: Clock;
  random: Random;
}): Keystore {
  const { store, sealer, clock, random } = deps;
  /** Opened keys, by their ids. Which key is an issuer's is asked each time: another process may have retired it. */
  const signers = new Map<string, Signer>();

  const openKey = async (key: SealedKey): Promise<Signer> => {
    const secret = sealer.open(PURPOSE, key.id, key.sealedSecret);
    const found = keyTypeOf(key.publicKeyMultibase);
    const type = SIGNING_KEY_TYPES.find((one) => one === found);
    const opened = type && (await KEY_TYPES[type].open(secret));
    if (opened?.publicKeyMultibase !== key.publicKeyMultibase) {
      throw new CairnError(
        'incoherent',
        'keys.mismatch',
        'A stored key and its public half do not belong together',
      );
    }
    return opened.signer(key.id);
  };

  const signerOf = async (key: SealedKey): Promise<Signer> => {
    const signer = signers.get(key.id) ?? (await openKey(key));
    signers.set(key.id, signer);
    return signer;
  };

  const make: Keystore['make'] = async (didWeb, type = 'Ed25519') => {
    const secret = KEY_TYPES[type].make(random);
    const { publicKeyMultibase } = await KEY_TYPES[type].open(secret);
    const own = didKeyOf(publicKeyMultibase);
    const did = didWeb ?? own.did;
    const id = didWeb === undefined ? own.verificationMethod : `${didWeb}#${publicKeyMultibase}`;
    const sealedSecret = sealer.seal(PURPOSE, id, secret);
    return { id, did, publicKeyMultibase, sealedSecret, createdAt: clock(), retiredAt: undefined };
  };

  return {
    make,
    async signerFor(did) {
      const key = await store.selectOptionalKey(did, 'all');
      if (!key) throw new CairnError('incoherent', 'keys.missing', 'An issuer has no signing key here');
      return signerOf(key);
    },
    async selectiveSignerFor(did) {
      const key =
        (await store.selectOptionalKey(did, 'selective')) ??
        (await store.insertSelectiveKey(await make(did, 'P-256')));
      return signerOf(key);
    },
    async check() {
      const keys = await store.selectKeys();
      await Promise.all(keys.map(openKey));
      return keys;
    },
    async openAll(keys) {
      await Promise.all(keys.map(openKey));
    },
  };
}

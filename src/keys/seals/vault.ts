import { CairnError, invalid } from '../../common/errors.js';
import { type SealAlgorithm, sealAlgorithmOf } from '../../credentials/jades/algorithms.js';
import type { GivenSeal, KeptSeal, Pkcs11Token, SealVault } from '../../credentials/jades/seal-vault.js';
import { type Certificate, readCertificate } from '../../credentials/x509/certificate.js';
import type { Sealer } from '../seal.js';
import { orderChain } from './order-chain.js';
import { type Pkcs11Deps, signWithToken, tokenCertificate } from './pkcs11.js';
import { openPkcs12 } from './pkcs12.js';
import { type SignBytes, signWithKey } from './sign-with-key.js';

const PURPOSE = 'seal';

/** What opens a key that stays on its token. */
interface TokenSecret {
  readonly where: Pkcs11Token;
  readonly pin: string;
}

/** A vault of keys in files, on tokens, and for demonstration; `take` throws what `openPkcs12`, `signWithToken` and `orderChain` do. */
export function sealVault(deps: { readonly sealer: Sealer; readonly pkcs11: Pkcs11Deps }): SealVault {
  const { sealer, pkcs11 } = deps;
  const opened = new Map<string, Promise<SignBytes>>();

  const open = async ({ id, kind, chain, sealedSecret }: KeptSeal): Promise<SignBytes> => {
    const algorithm = requireAlgorithm(chain);
    const secret = sealer.open(PURPOSE, id, sealedSecret);
    try {
      if (kind !== 'pkcs11') return await signWithKey(secret, algorithm);
      const { where, pin } = JSON.parse(new TextDecoder().decode(secret)) as TokenSecret;
      return signWithToken(where, pin, algorithm, pkcs11);
    } finally {
      secret.fill(0);
    }
  };

  return {
    async take(id, given, more) {
      const { secret, certificates } = await read(given, pkcs11);
      try {
        const [leaf, ...others] = [...certificates, ...more].map(readCertificate);
        const own = given.kind === 'pkcs12' ? await ownCertificate(secret, [leaf, ...others]) : leaf;
        if (!own) throw mismatch();
        const chain = await orderChain(own, [leaf, ...others].filter(isPresent));
        const sealedSecret = sealer.seal(PURPOSE, id, secret);
        return { id, kind: given.kind, chain: chain.map(({ der }) => der), sealedSecret };
      } finally {
        secret.fill(0);
      }
    },

    async sign(seal, bytes) {
      const signing = opened.get(seal.id) ?? open(seal);
      opened.set(seal.id, signing);
      // what couldn't be opened once may be tried again: a token that was out, for one
      signing.catch(() => opened.delete(seal.id));
      return (await signing)(bytes);
    },

    openAll(seals) {
      for (const { id, sealedSecret } of seals) sealer.open(PURPOSE, id, sealedSecret).fill(0);
    },
  };
}

async function read(given: GivenSeal, pkcs11: Pkcs11Deps) {
  switch (given.kind) {
    case 'pkcs12': {
      const { privateKey, certificates } = await openPkcs12(given.file, given.password);
      return { secret: privateKey, certificates };
    }
    case 'pkcs11': {
      const secret: TokenSecret = { where: given.where, pin: given.pin };
      const certificate = given.certificate ?? (await tokenCertificate(given.where, pkcs11));
      return { secret: new TextEncoder().encode(JSON.stringify(secret)), certificates: [certificate] };
    }
    case 'demo':
      return { secret: given.privateKey, certificates: [given.certificate] };
  }
}

/** Which of a file's certificates is that of its key: the one that its signature fits. */
async function ownCertificate(
  privateKey: Uint8Array,
  certificates: readonly (Certificate | undefined)[],
): Promise<Certificate | undefined> {
  const probe = new TextEncoder().encode('Whose key is this?');
  for (const one of certificates.filter(isPresent)) {
    const algorithm = sealAlgorithmOf(one);
    const sign = algorithm && (await signWithKey(privateKey, algorithm).catch(() => undefined));
    if (sign && (await fits(one, algorithm, probe, await sign(probe)))) return one;
  }
  return undefined;
}

async function fits(
  { key }: Certificate,
  { imported, hash }: SealAlgorithm,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.kind === 'other') return false;
  const { subtle } = globalThis.crypto;
  const publicKey = await subtle.importKey('spki', key.spki, imported, false, ['verify']);
  const how = key.kind === 'EC' ? { name: 'ECDSA', hash } : imported.name;
  return subtle.verify(how, publicKey, Uint8Array.from(signature), Uint8Array.from(bytes));
}

function requireAlgorithm([first]: readonly Uint8Array[]): SealAlgorithm {
  const algorithm = first && sealAlgorithmOf(readCertificate(first));
  if (algorithm) return algorithm;
  throw new CairnError(
    'incoherent',
    'seal.key-unsupported',
    'The key of a seal is not of a kind that can seal',
  );
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function mismatch(): CairnError {
  const message = 'The private key belongs to none of the certificates.';
  return invalid({
    code: 'seal.key-mismatch',
    pointer: '',
    message,
    expected: 'a key and the certificate that was issued for it',
  });
}

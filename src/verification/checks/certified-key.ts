import { base64 } from '@scure/base';
import type { JsonObject } from '../../common/json.js';
import { type Certificate, readAnchor, readCertificate } from '../../credentials/x509/certificate.js';
import { checkChain, importKey } from '../../credentials/x509/chain.js';
import { namesLegalPerson } from '../../credentials/x509/name.js';
import type { Registry } from '../../registry/registry.js';
import type { CertifiedKey, TrustMaterial } from '../material.js';

type Judge = NonNullable<TrustMaterial['certifiedKey']>;

/**
 * Judges certificates as those of seals are judged: by a chain to an anchor that was valid when something was signed. Whose a
 * certificate is, the registry says: the issuer whose legal name and identifier it bears. Without anchors nothing is judged.
 */
export function bySealAnchors({
  sealAnchors = [],
  registry,
  now,
}: Pick<TrustMaterial, 'sealAnchors' | 'registry' | 'now'>): Judge {
  return async (chain, at = now) => {
    if (sealAnchors.length === 0) return undefined;
    const [leaf, ...others] = certificatesIn(chain);
    if (!leaf)
      return { publicKey: undefined, judgement: 'untrusted', issuer: undefined, because: 'malformed' };
    const anchors = sealAnchors.map(readAnchor);
    const { problem } = await checkChain(leaf, { others, anchors, at, use: 'seal' });
    const since = problem ?? (await checkChain(leaf, { others, anchors, at: now, use: 'seal' })).problem;
    // an early time is the signer's word alone: an old key could sign today
    const because = problem ?? (since === 'expired' ? 'expired-since' : undefined);
    return {
      publicKey: await publicKeyOf(leaf),
      judgement: judgementOf(because),
      issuer: ownerOf(leaf, registry),
      ...(because === undefined ? {} : { because }),
    };
  };
}

/** Nothing if one of them is none: a chain is read whole or not at all. */
function certificatesIn(chain: readonly string[]): Certificate[] {
  try {
    return chain.map((text) => readCertificate(base64.decode(text)));
  } catch {
    // what decoder and reader stumble over
    return [];
  }
}

/** That nobody here vouches for a certificate says nothing against it. */
function judgementOf(problem: string | undefined): CertifiedKey['judgement'] {
  if (problem === undefined) return 'trusted';
  return problem === 'unanchored' || problem === 'expired-since' ? 'undetermined' : 'untrusted';
}

function ownerOf({ subject }: Certificate, { issuers }: Registry): string | undefined {
  for (const { did, legal, name } of issuers.values()) {
    if (!legal) continue;
    const person = { names: legal.name ?? name, eidasIdentifier: legal.eidasIdentifier };
    if (namesLegalPerson(subject, person) === 'same') return did;
  }
  return undefined;
}

async function publicKeyOf(certificate: Certificate): Promise<JsonObject | undefined> {
  const { key } = certificate;
  if (key.kind !== 'EC' || (key.curve !== 'P-256' && key.curve !== 'P-384')) return undefined;
  const imported = await importKey(certificate, { name: 'ECDSA', namedCurve: key.curve });
  if (!imported) return undefined;
  const { kty = '', crv = '', x = '', y = '' } = await globalThis.crypto.subtle.exportKey('jwk', imported);
  return { kty, crv, x, y };
}

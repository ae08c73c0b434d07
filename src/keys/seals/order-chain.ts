import { invalid } from '../../common/errors.js';
import { sealAlgorithmOf } from '../../credentials/jades/algorithms.js';
import { type Certificate, readCertificate } from '../../credentials/x509/certificate.js';
import { isSignedBy } from '../../credentials/x509/chain.js';

const LONGEST = 8;

/**
 * The chain of a certificate, out of certificates in whatever order: its own, then each one's issuer, up to a root or as far
 * as they lead. Throws a CairnError of kind `invalid`: `seal.chain-broken`, where certificates of authorities were given that
 * don't lead on, `seal.key-unsupported`.
 */
export async function orderChain(leaf: Certificate, others: readonly Certificate[]): Promise<Certificate[]> {
  if (!sealAlgorithmOf(leaf)) {
    const message = 'The key of the certificate is not of a kind that can seal.';
    const expected = 'RSA of 2048 bits or more, or P-256, P-384 or P-521';
    throw invalid({ code: 'seal.key-unsupported', pointer: '', message, expected });
  }
  const chain = [leaf];
  for (let last = leaf; chain.length < LONGEST && !isRoot(last); ) {
    const next = await issuerOf(last, others);
    if (!next || chain.includes(next)) break;
    chain.push(next);
    last = next;
  }
  const strangers = others.filter((one) => one.fingerprint !== leaf.fingerprint);
  if (strangers.length > 0 && chain.length === 1 && !isRoot(leaf)) {
    const message = 'The certificates that came along do not lead on from the one of the seal.';
    const expected = 'the certificates of the authorities above it';
    throw invalid({ code: 'seal.chain-broken', pointer: '', message, expected });
  }
  return chain;
}

/** Certificates in DER that were read from a PEM text; a text without any is none. */
export function certificatesOfPem(text: string): Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) =>
    readCertificate(new Uint8Array(Buffer.from(block.replace(/-----[A-Z ]+-----/g, ''), 'base64'))),
  );
}

function isRoot({ parsed }: Certificate): boolean {
  return parsed.subject.isEqual(parsed.issuer);
}

async function issuerOf(
  certificate: Certificate,
  others: readonly Certificate[],
): Promise<Certificate | undefined> {
  for (const one of others)
    if (one.parsed.subject.isEqual(certificate.parsed.issuer) && (await isSignedBy(certificate, one)))
      return one;
  return undefined;
}

import type { SdJwtVcPayload } from '@sd-jwt/sd-jwt-vc';
import type { Random } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { sha256 } from '../../common/multibase.js';
import { didOf } from '../dids/did-document.js';
import { readNative } from '../documents/native-form.js';
import { algorithmOfSigner } from '../jose/algorithms.js';
import { toBase64url } from '../jose/base64url.js';
import type { Signer } from '../suites/signer.js';
import type { SdJwtClaims } from './claims.js';
import { claimsAward, mayBeWithheld, nativeSdJwtSchema } from './form.js';
import { NEVER_DISCLOSABLE, SD_ALG } from './names.js';
import { readSdJwt } from './read.js';

/** A key with a certificate, as an institution's seal has one. */
export interface CertifiedSigner {
  /** As `alg` names it; the signature is both numbers one after the other, never DER. */
  readonly algorithm: 'ES256' | 'ES384';
  /** Base64 of DER, the signer's certificate first. */
  readonly chain: readonly string[];
  sign(options: { data: Uint8Array }): Promise<Uint8Array>;
}

export interface SdJwtOptions {
  /** Where salts come from. */
  readonly random: Random;
  /** The public key, as JWK, of the wallet that it is bound to; without it, whoever has it may present it. */
  readonly holder?: JsonObject | undefined;
}

const utf8 = new TextEncoder();
const SIGNATURE_LENGTHS = { ES256: 64, ES384: 96 } as const;
/** Bytes of a salt (RFC 9901, section 9.3: 128 bits). */
const SALT_LENGTH = 16;

/**
 * Signs claims as SD-JWT VC (SD-JWT VC, section 3) and gives it in compact form with all its disclosures, for a holder to
 * choose from. By a key of a DID, which then is `iss`, or by one with a certificate, which then stands for the issuer. It is
 * read back as strangers read it before it is given out.
 *
 * Throws a CairnError of kind `invalid` before anything is signed: `sd-jwt.issuer` for a signer that isn't the award's issuer,
 * `jose.key-type`, `structure.form` for claims that have no such form; of kind `incoherent`, `jose.signature-length`, and
 * `sd-jwt.claim-not-disclosable` for a claim that nobody may withhold.
 */
export async function signSdJwt(
  { claims, disclosable }: SdJwtClaims,
  signer: Signer | CertifiedSigner,
  { random, holder }: SdJwtOptions,
): Promise<string> {
  const { header, alg, length, issuer } = signing(signer);
  const bound: JsonObject = {
    ...(issuer === undefined ? {} : { iss: issuer }),
    ...claims,
    ...(holder ? { cnf: { jwk: publicPart(holder) } } : {}),
  };
  requireForm(bound);
  refuseHidden(bound, disclosable);
  const { SDJwtVcInstance } = await import('@sd-jwt/sd-jwt-vc');
  const instance = new SDJwtVcInstance({
    signAlg: alg,
    hashAlg: SD_ALG,
    hasher: (data) => sha256(typeof data === 'string' ? utf8.encode(data) : new Uint8Array(data)),
    saltGenerator: () => toBase64url(random(SALT_LENGTH)),
    signer: async (data) => {
      const signature = await signer.sign({ data: utf8.encode(data) });
      if (signature.byteLength === length) return toBase64url(signature);
      throw new CairnError(
        'incoherent',
        'jose.signature-length',
        'A signer gave a signature of another form',
      );
    },
  });
  const text = await instance.issue(bound as unknown as SdJwtVcPayload, { _sd: [...disclosable] } as never, {
    header,
  });
  readSdJwt(text);
  return text;
}

function signing(signer: Signer | CertifiedSigner) {
  if ('chain' in signer) {
    const { algorithm: alg, chain } = signer;
    return { header: { x5c: [...chain] }, alg, length: SIGNATURE_LENGTHS[alg], issuer: undefined };
  }
  const { names, signatureLength } = algorithmOfSigner(signer);
  return { header: { kid: signer.id }, alg: names[0], length: signatureLength, issuer: didOf(signer.id) };
}

/** Claims of an award have the form that verifiers hold them to; those of anything else are the caller's affair. */
function requireForm(claims: JsonObject): void {
  if (!claimsAward(claims)) return;
  const read = readNative(nativeSdJwtSchema, claims);
  if ('value' in read) return;
  const [first, ...more] = read.faults;
  const other = read.faults.find(({ pointer }) => pointer === '/iss');
  if (other)
    throw invalid({ ...other, code: 'sd-jwt.issuer', message: 'The key is not one of the award’s issuer.' });
  if (first) throw invalid(first, ...more);
}

function refuseHidden(claims: JsonObject, disclosable: readonly string[]): void {
  const award = claimsAward(claims);
  if (disclosable.every((name) => (award ? mayBeWithheld(name) : !NEVER_DISCLOSABLE.has(name)))) return;
  const message = 'A claim was to be one that may be withheld, and must not be';
  throw new CairnError('incoherent', 'sd-jwt.claim-not-disclosable', message);
}

/** What of a JWK is the key, and nothing that would tell more of a wallet. */
function publicPart({ kty = null, crv = null, x = null, y }: JsonObject): JsonObject {
  return { kty, crv, x, ...(y === undefined ? {} : { y }) };
}

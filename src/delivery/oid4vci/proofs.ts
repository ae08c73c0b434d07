import * as z from 'zod';
import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { didOf } from '../../credentials/dids/did-document.js';
import { holderOf } from '../../issuing/renditions/holder.js';
import type { HolderKey } from '../../issuing/renditions/issue.js';
import type { VerifyOptions } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import type { WalletDeps } from './deps.js';
import { BATCH_SIZE, metadataFor } from './metadata.js';
import { requireNonce } from './nonce.js';
import { Code, plainJson, refusal } from './protocol.js';

/** A key that a wallet proved to hold, and how it named it. */
export interface ProvenKey {
  readonly named: JsonValue;
  readonly key: HolderKey;
}

const jwts = z.array(z.string()).min(1);
/** Of a body that is JSON. */
export const presentationSchema = z.custom<JsonObject>((value) => isJsonObject(value as JsonValue));
const presentations = z.array(presentationSchema).min(1);

/** The proofs of a request (OpenID4VCI 1.0, section 8.2), and the one of earlier drafts that wallets still send. */
export const proofsSchema = {
  proofs: z.union([z.strictObject({ jwt: jwts }), z.strictObject({ di_vp: presentations })]).optional(),
  proof: z
    .discriminatedUnion('proof_type', [
      z.looseObject({ proof_type: z.literal('jwt'), jwt: z.string() }),
      z.looseObject({ proof_type: z.literal('di_vp'), di_vp: presentationSchema }),
    ])
    .optional(),
};
type Proofs = z.output<z.ZodObject<typeof proofsSchema>>;

/** The keys that a request proves, each once. Throws `invalid_proof` and `invalid_nonce`. */
export async function provenKeys(deps: WalletDeps, given: Proofs): Promise<ProvenKey[]> {
  const proofs = allOf(given);
  if (proofs.length === 0) throw refusal(Code.InvalidProof, 'A proof of the wallet’s key is missing.');
  if (proofs.length > BATCH_SIZE)
    throw refusal(Code.InvalidProof, `There are more than ${BATCH_SIZE} proofs.`);
  const proven = new Map<string, ProvenKey>();
  for (const proof of proofs) {
    const named = await (typeof proof === 'string' ? keyOfJwt(deps, proof) : keyOfPresentation(deps, proof));
    const key = await holderOf(named);
    proven.set(key.did, { named, key });
  }
  return [...proven.values()];
}

function allOf({ proofs, proof }: Proofs): (string | JsonObject)[] {
  if (proofs) return 'jwt' in proofs ? proofs.jwt : proofs.di_vp;
  if (proof) return [proof.proof_type === 'jwt' ? proof.jwt : proof.di_vp];
  return [];
}

async function keyOfJwt(deps: WalletDeps, jwt: string): Promise<JsonValue> {
  const { signer, payload } = await deps.protocol.offers.verifyCredentialRequestJwtProof({
    issuerMetadata: metadataFor(deps.protocol),
    jwt,
    now: deps.clock(),
  });
  requireNonce(deps, payload.nonce);
  return signer.method === 'did' ? signer.didUrl : plainJson(signer.publicJwk);
}

async function keyOfPresentation(deps: WalletDeps, presentation: JsonObject): Promise<JsonValue> {
  const { proof } = presentation;
  const challenge = isJsonObject(proof) ? proof.challenge : undefined;
  requireNonce(deps, challenge);
  const asked = { challenge: String(challenge), domain: deps.protocol.issuer };
  const did = await presentedBy(deps, presentation, asked);
  if (did !== undefined) return did;
  throw refusal(Code.InvalidProof, 'The presentation does not prove a key of the wallet to this issuer.');
}

/**
 * The DID of whoever signed a presentation that holds no credential, with its one proof, for what was asked; `undefined` if
 * that can't be said.
 */
export async function presentedBy(
  { trust }: Pick<WalletDeps, 'trust'>,
  presentation: JsonObject,
  asked: Pick<VerifyOptions, 'challenge' | 'domain'>,
): Promise<string | undefined> {
  const { proof, verifiableCredential } = presentation;
  if (!isJsonObject(proof) || verifiableCredential !== undefined) return undefined;
  try {
    const report = await verify(presentation, await trust(), { ...asked, emptyPresentation: true });
    return report.verdict === 'verified' ? didOf(String(proof.verificationMethod)) : undefined;
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return undefined;
    throw error;
  }
}

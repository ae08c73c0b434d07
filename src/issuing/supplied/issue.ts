import type { Clock } from '../../common/effects.js';
import { CairnError, type Fault, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { findUndefinedTerm } from '../../credentials/canonical/spelling.js';
import { isOwnContext, VCDM2_CONTEXT } from '../../credentials/contexts/known.js';
import { list } from '../../credentials/documents/reading.js';
import { envelopedCredential } from '../../credentials/jose/envelope-object.js';
import { signEnveloped } from '../../credentials/jose/sign-enveloped.js';
import { DEFAULT_SUITES } from '../../credentials/keys/signing.js';
import { resourceFaults } from '../../credentials/lint/known-resources.js';
import { dataModelFaults } from '../../credentials/lint/vcdm/rules.js';
import { type StatusPurpose, statusEntry } from '../../credentials/status/entries.js';
import { addProof, type deriveProof } from '../../credentials/suites/add-proof.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { suiteOf } from '../../credentials/suites/table.js';
import type { TrustMaterial } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import { type SuppliedCaller, type SuppliedIssuerDeps, selectSuppliedIssuer } from './issuers.js';
import type { SuppliedIssuer, SuppliedStore } from './ports.js';

export interface SuppliedDeps extends SuppliedIssuerDeps {
  readonly store: SuppliedStore;
  readonly clock: Clock;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly trust: () => Promise<TrustMaterial>;
  readonly deriveProof: typeof deriveProof;
  /** Holds a credential against the schemas that it names, as far as they can be had. */
  readonly credentialSchemas?: TrustMaterial['credentialSchemas'];
  /**
   * Whether a credential may name another issuer than the one that signs it. Only for conformance suites: a verifier
   * refuses such a credential as signed by somebody else.
   */
  readonly foreignIssuers: boolean;
}

/** How a supplied credential is to be secured. */
export interface SuppliedOptions {
  /** A cryptosuite, or `vc+jwt`; by the type of the issuer's key if not given. */
  readonly securing?: string | undefined;
  readonly mandatoryPointers?: readonly string[] | undefined;
  /** Give the credential a status that can be changed later. */
  readonly status?: StatusPurpose | undefined;
  /** By what name that is set; the credential's id if not given. It stands nowhere in the credential. */
  readonly credentialId?: string | undefined;
  readonly proof?: {
    readonly id?: string | undefined;
    readonly expires?: string | undefined;
    readonly domain?: string | readonly string[] | undefined;
    readonly challenge?: string | undefined;
    readonly previousProof?: string | readonly string[] | undefined;
  };
}

/**
 * Signs a credential that a caller supplies (VC API, `/credentials/issue`). It is held against the data model, expanded so
 * that no word is lost, and what was signed is verified before it is handed out; it isn't kept.
 *
 * @throws CairnError `supplied.unknown` (kind `not-found`) for an issuer that isn't the caller's; of kind `refused`:
 *   `supplied.retired`, `supplied.own-form` for a document in the form of the network's own awards; of kind `invalid`:
 *   `supplied.faulty` with every fault, `supplied.other-issuer`, `supplied.status-impossible`, and what `addProof` throws;
 *   `supplied.status-taken` (kind `conflict`).
 */
export async function issueSupplied(
  deps: SuppliedDeps,
  caller: SuppliedCaller,
  credential: JsonObject,
  options: SuppliedOptions,
  issuerDid?: string,
): Promise<JsonObject> {
  const named = issuerNamed(credential);
  requireSound(credential);
  const issuer = await selectSuppliedIssuer(deps, caller, issuerDid ?? named ?? '');
  if (issuer.retiredAt)
    throw new CairnError('refused', 'supplied.retired', 'This issuer signs nothing any more');
  if (named !== issuer.did && !deps.foreignIssuers) {
    const message = 'The credential names another issuer than the one that would sign it.';
    throw fault('supplied.other-issuer', '/credential/issuer', message, issuer.did);
  }
  await requireMeaning(credential);
  const { faults = [] } = (await deps.credentialSchemas?.(credential)) ?? {};
  refuse(faults.filter(({ code }) => code === 'schema.mismatch'));
  const document = options.status
    ? await withStatus(deps, caller, issuer, credential, {
        purpose: options.status,
        id: options.credentialId ?? credential.id,
      })
    : credential;
  const signer = await deps.signerFor(issuer.did);
  const secured = await secure(document, issuer, signer, options, deps.clock());
  await requireVerifies(deps, secured);
  return secured;
}

function issuerNamed({ issuer }: JsonObject): string | undefined {
  const id = isJsonObject(issuer) ? issuer.id : issuer;
  return typeof id === 'string' ? id : undefined;
}

/** What can be told before anything is looked up. */
function requireSound(credential: JsonObject): void {
  if (list(credential['@context']).some(isOwnContext)) {
    const message = 'Documents in the form of this network’s awards are made from awards alone';
    throw new CairnError('refused', 'supplied.own-form', message);
  }
  refuse([...dataModelFaults(credential, 'credential'), ...resourceFaults(credential)]);
}

async function requireMeaning(credential: JsonObject): Promise<void> {
  const finding = await findUndefinedTerm(credential);
  if (!finding) return;
  const message =
    'The credential uses a word or a vocabulary that is not defined, which would be lost when it is signed.';
  refuse([{ code: finding.code, pointer: finding.pointer, message }]);
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const placed = faults.map((one) => ({ ...one, pointer: `/credential${one.pointer}` }));
  throw new CairnError('invalid', 'supplied.faulty', 'The credential has faults; nothing was signed', placed);
}

async function withStatus(
  { store, clock }: SuppliedDeps,
  { actor }: SuppliedCaller,
  issuer: SuppliedIssuer,
  credential: JsonObject,
  { purpose, id }: { readonly purpose: StatusPurpose; readonly id: JsonValue | undefined },
): Promise<JsonObject> {
  // version 1.1 has no words for such an entry
  const hasWords =
    list(credential['@context'])[0] === VCDM2_CONTEXT && credential.credentialStatus === undefined;
  if (issuer.keyType === 'BLS12-381-G2' || typeof id !== 'string' || !hasWords) {
    const message = 'This credential cannot be given a status.';
    const expected =
      'version 2.0, an id or a credentialId, no credentialStatus of its own, and an issuer whose key signs status lists';
    throw fault('supplied.status-impossible', '/credential/id', message, expected);
  }
  const slot = await store.takeSuppliedSlot(issuer.did, id, { actor, at: clock() });
  if (slot)
    return {
      ...credential,
      credentialStatus: statusEntry({ list: slot.lists[purpose], index: slot.index, purpose }),
    };
  throw new CairnError('conflict', 'supplied.status-taken', 'A credential of this id has a status already');
}

async function secure(
  document: JsonObject,
  issuer: SuppliedIssuer,
  signer: Signer,
  options: SuppliedOptions,
  signedAt: Date,
): Promise<JsonObject> {
  const { securing = DEFAULT_SUITES[issuer.keyType], mandatoryPointers = [], proof } = options;
  if (securing === 'vc+jwt')
    return envelopedCredential(await signEnveloped(document, signer, { kind: 'credential' }));
  return addProof(document, signer, { ...proof, suite: securing, signedAt, mandatoryPointers });
}

/** What doesn't verify is not handed out; what an issuer's own proof discloses is verified in its whole. */
async function requireVerifies(deps: SuppliedDeps, secured: JsonObject): Promise<void> {
  for (const shown of await shownForms(deps, secured)) {
    const report = await verify(shown, await deps.trust(), { checks: 'proofs', by: 'self' });
    // a credential of the past or of the future may be issued: whether it is valid now is for its verifiers
    const wrong = report.credentials.flatMap(({ results }) =>
      results.filter(({ check, outcome }) => check !== 'period' && outcome !== 'pass'),
    );
    refuse(wrong.map(({ code, message, pointer: at = '' }): Fault => ({ code, message, pointer: at })));
    if (report.credentials.length === 0)
      throw new CairnError('incoherent', 'supplied.not-verified', 'What was signed does not verify');
  }
}

/** The forms in which its proofs can be verified: what is derived from a base proof loses the others. */
async function shownForms(
  deps: Pick<SuppliedDeps, 'deriveProof'>,
  secured: JsonObject,
): Promise<JsonObject[]> {
  const proofs = list(secured.proof).filter(isJsonObject);
  const isBase = (proof: JsonObject) => suiteOf(proof)?.proofValue.undisclosed !== undefined;
  if (!proofs.some(isBase)) return [secured];
  const { '@context': _context, proof: _proof, ...members } = secured;
  const pointers = Object.keys(members).map((name) => pointer(name));
  const others = proofs.filter((proof) => !isBase(proof));
  return [
    await deps.deriveProof(secured, pointers),
    ...(others.length > 0 ? [{ ...secured, proof: others }] : []),
  ];
}

function fault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: at, message, expected });
}

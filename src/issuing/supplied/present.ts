import { CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { findUndefinedTerm } from '../../credentials/canonical/spelling.js';
import { envelopedPresentation } from '../../credentials/jose/envelope-object.js';
import { signEnveloped } from '../../credentials/jose/sign-enveloped.js';
import { DEFAULT_SUITES } from '../../credentials/keys/signing.js';
import { objectsOf } from '../../credentials/lint/form/members.js';
import { dataModelFaults } from '../../credentials/lint/vcdm/rules.js';
import { isUnsecured } from '../../credentials/lint/vcdm/self-asserted-by-holder.js';
import { addProof } from '../../credentials/suites/add-proof.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { SUITES } from '../../credentials/suites/table.js';
import type { SuppliedDeps } from './issue.js';
import { type SuppliedCaller, selectSuppliedIssuer } from './issuers.js';

export interface PresentOptions {
  readonly securing?: string | undefined;
  readonly challenge?: string | undefined;
  readonly domain?: string | readonly string[] | undefined;
  /** The key that is to sign, where the caller names it. */
  readonly verificationMethod?: string | undefined;
}

/**
 * Signs a presentation with a key of the caller's, for authentication (VC API, `/presentations`). `holder` names the key's
 * DID; without it the presentation does. Throws as `issueSupplied` does, `supplied.faulty` with pointers into the
 * presentation, `supplied.unsecured` for an envelope around a credential that nothing secures, `supplied.other-key`, and `suite.unsuitable` for a
 * cryptosuite that discloses selections.
 */
export async function presentSupplied(
  deps: SuppliedDeps,
  caller: SuppliedCaller,
  presentation: JsonObject,
  { securing, challenge, domain, verificationMethod }: PresentOptions,
  holder?: string,
): Promise<JsonObject> {
  const faults = dataModelFaults(presentation, 'presentation');
  const lost = faults.length > 0 ? undefined : await findUndefinedTerm(presentation);
  const message = 'The presentation has faults; nothing was signed';
  const found = lost ? [{ code: lost.code, pointer: lost.pointer, message }] : faults;
  if (found.length > 0) {
    const placed = found.map((one) => ({ ...one, pointer: `/presentation${one.pointer}` }));
    throw new CairnError('invalid', 'supplied.faulty', message, placed);
  }
  if (securing === 'vp+jwt') requireSecured(presentation);
  const named = isJsonObject(presentation.holder) ? presentation.holder.id : presentation.holder;
  const did = holder ?? (typeof named === 'string' ? named : '');
  const issuer = await selectSuppliedIssuer(deps, caller, did);
  if (issuer.retiredAt)
    throw new CairnError('refused', 'supplied.retired', 'This issuer signs nothing any more');
  const signer = await deps.signerFor(issuer.did);
  if (verificationMethod !== undefined) requireKey(signer, verificationMethod);
  const document = named === undefined ? { ...presentation, holder: issuer.did } : presentation;
  if (securing === 'vp+jwt')
    return envelopedPresentation(await enveloped(document, signer, challenge, domain));
  const suite = securing ?? DEFAULT_SUITES[issuer.keyType];
  requireVerifiable(suite);
  return addProof(document, signer, {
    suite,
    purpose: 'authentication',
    signedAt: deps.clock(),
    challenge,
    domain,
  });
}

function requireKey({ id }: Signer, named: string): void {
  if (id === named) return;
  const message = 'The key that is to sign is not one that signs for this holder.';
  throw invalid({
    code: 'supplied.other-key',
    pointer: '/options/verificationMethod',
    message,
    expected: id,
  });
}

/** What stands in an envelope is secured by itself (Securing Verifiable Credentials using JOSE and COSE 1.0, section 3.1.2). */
function requireSecured(presentation: JsonObject): void {
  const bare = objectsOf(presentation, 'verifiableCredential').find(({ value }) => isUnsecured(value));
  if (!bare) return;
  throw invalid({
    code: 'supplied.unsecured',
    pointer: `/presentation${bare.at}`,
    message: 'A credential in the presentation has neither a proof nor an envelope.',
    expected: 'credentials with a proof, or in an envelope',
  });
}

/** A base proof is for the holder of a credential alone; of a presentation nobody would ever derive one that verifies. */
function requireVerifiable(name: string): void {
  if (SUITES.get(name)?.proofValue.undisclosed === undefined) return;
  const message = 'This cryptosuite discloses selections of credentials, and signs no presentations.';
  throw invalid({
    code: 'suite.unsuitable',
    pointer: '/options/cryptosuite',
    message,
    expected: 'another cryptosuite, or vp+jwt',
  });
}

function enveloped(
  document: JsonObject,
  signer: Signer,
  nonce: string | undefined,
  domain: PresentOptions['domain'],
): Promise<string> {
  const [audience] = [domain ?? []].flat();
  return signEnveloped(document, signer, {
    kind: 'presentation',
    ...(nonce === undefined ? {} : { nonce }),
    ...(audience === undefined ? {} : { audience }),
  });
}

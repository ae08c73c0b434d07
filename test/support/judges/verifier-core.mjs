// A judge that shares nothing with this project: what VerifierPlus and the Learner Credential Wallet verify with.
import { answerAll } from './world.mjs';

// its HTTP client takes hold of `fetch` when it is loaded
const { verifyCredential, verifyPresentation } = await import('@digitalcredentials/verifier-core');

/**
 * A credential that it can't take is answered with `errors` and no log. One that it can take is answered with a log of
 * steps: `valid_signature`, `expiration`, one for the status of each purpose, and `registered_issuer`.
 */
function judgementOf({ log = [], errors = [], additionalInformation = [] }) {
  return {
    steps: Object.fromEntries(log.map(({ id, valid, error }) => [id, error ? error.name : valid])),
    issuers: log.flatMap(({ matchingIssuers = [] }) =>
      matchingIssuers.map(({ issuer }) => issuer.federation_entity.organization_name),
    ),
    errors: errors.map(({ name }) => name),
    schema: additionalInformation.find(({ id }) => id === 'schema_check')?.results,
  };
}

async function judge(document, { registries: knownDIDRegistries = [] }) {
  if (!document.type.includes('VerifiablePresentation'))
    return [judgementOf(await verifyCredential({ credential: document, knownDIDRegistries }))];
  const { credentialResults = [], errors = [] } = await verifyPresentation({
    presentation: document,
    unsignedPresentation: true,
    knownDIDRegistries,
  });
  return errors.length > 0 ? [judgementOf({ errors })] : credentialResults.map(judgementOf);
}

await answerAll(judge);

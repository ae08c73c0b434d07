// A judge that shares nothing with this project: what VerifierPlus and the Learner Credential Wallet verify with.
import { answer, closeNetwork, readQuestion } from './world.mjs';

const question = await readQuestion();
const asked = closeNetwork(question);
// its HTTP client takes hold of `fetch` when it is loaded
const { verifyCredential, verifyPresentation } = await import('@digitalcredentials/verifier-core');

const knownDIDRegistries = question.registries ?? [];

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

async function judge(document) {
  if (!document.type.includes('VerifiablePresentation'))
    return [judgementOf(await verifyCredential({ credential: document, knownDIDRegistries }))];
  const { credentialResults = [], errors = [] } = await verifyPresentation({
    presentation: document,
    unsignedPresentation: true,
    knownDIDRegistries,
  });
  return errors.length > 0 ? [judgementOf({ errors })] : credentialResults.map(judgementOf);
}

const judgements = {};
for (const [name, document] of Object.entries(question.documents)) judgements[name] = await judge(document);
answer({ judgements, asked });

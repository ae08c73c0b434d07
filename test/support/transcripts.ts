import type { JsonObject } from '../../src/common/json.js';
import { buildTranscript } from '../../src/credentials/documents/clr.js';
import { signEnveloped } from '../../src/credentials/jose/sign-enveloped.js';
import { NOW, testIssuer } from './samples.js';
import { makeWorld, wholeStack } from './world.js';

export const TRANSCRIPT_ID = '00000007-0000-4000-8000-000000000001';

/** A transcript, unsigned, with valid defaults. */
export async function transcriptOf(
  credentials: readonly JsonObject[],
  issuer = 'network',
): Promise<JsonObject> {
  const { did } = await testIssuer(issuer);
  return buildTranscript({
    id: TRANSCRIPT_ID,
    issuer: { did, name: { en: `Name of ${issuer}` }, country: 'PT' },
    at: NOW,
    credentials,
  });
}

/** Any document in an envelope by the key of an issuer of the world. */
export async function enveloped(document: JsonObject, issuer = 'network', issuedAt = NOW): Promise<string> {
  const { signer } = await testIssuer(issuer);
  return signEnveloped(document, signer, { kind: 'credential', issuedAt });
}

/** A world with one learner's whole way, and transcripts by the network and by an institution, each of its own awards. */
export async function transcriptWorld() {
  const world = await makeWorld();
  const stack = await wholeStack(world);
  const documents = [stack.outer.document, stack.inner.document];
  const modules = [stack.a.document, stack.b.document];
  return {
    world,
    stack,
    documents,
    modules,
    transcript: await transcriptOf(documents),
    ofModules: await transcriptOf(modules, 'uni-a'),
  };
}

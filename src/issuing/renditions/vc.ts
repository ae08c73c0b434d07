import { CairnError } from '../../common/errors.js';
import { canonicalJson, isJsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { buildCertificate, buildModuleCredential } from '../../credentials/documents/build.js';
import type { StatusSlot } from '../../credentials/status/entries.js';
import { signCredential } from '../../credentials/suites/sign.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { prepare } from '../prepare.js';
import type { Gathered } from './gather.js';
import type { RenditionFacts, RenditionMaker } from './issue.js';

/** Copies of native credentials that are about the DID of a wallet, each with a place of its own in the issuer's lists. */
export function boundVcMaker(signerFor: (issuerDid: string) => Promise<Signer>): RenditionMaker {
  return {
    listed: true,
    verifiable: true,
    offered: async () => true,
    async plan(gathered, facts) {
      const document = (status: StatusSlot) => boundDocument(gathered, facts, status);
      await prepare([{ document }]);
      return (place) => {
        if (!place)
          throw new CairnError('incoherent', 'rendition.unlisted', 'It was given no place in a list');
        return canonicalJson(document(place));
      };
    },
    async sign({ issuerDid, unsigned }, at) {
      const document = parseStrictJson(unsigned);
      const signer = await signerFor(issuerDid);
      return canonicalJson(await signCredential(isJsonObject(document) ? document : {}, signer, at));
    },
  };
}

function boundDocument(
  { award, issuer, versionDigest, priorLearning, achievement }: Gathered,
  { id, holder, supersedes }: RenditionFacts,
  status: StatusSlot,
) {
  if (!holder) throw new CairnError('incoherent', 'rendition.unbound', 'A copy is bound to a wallet');
  const facts = {
    credentialId: id,
    issuer: { did: issuer.did, name: issuer.name, country: issuer.country },
    learner: award.learner,
    holder: holder.did,
    award,
    status,
    versionDigest,
    supersedes,
    priorLearning,
  };
  if (achievement.kind === 'module') return buildModuleCredential(achievement.version, facts);
  return buildCertificate(
    achievement.version,
    facts,
    achievement.parts.map(({ line }) => line),
  );
}

import type { Random } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtClaims,
  type SdJwtFacts,
} from '../../credentials/sd-jwt/claims.js';
import { signSdJwt } from '../../credentials/sd-jwt/sign.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { requireExpressible } from './edc.js';
import type { Gathered } from './gather.js';
import type { RenditionMaker } from './issue.js';

export interface SdJwtDeps {
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly random: Random;
}

/** SD-JWT VCs, signed by the issuer's key and listed in its Token Status List. */
export function sdJwtMaker({ signerFor, random }: SdJwtDeps): RenditionMaker {
  return {
    listed: true,
    verifiable: true,
    offered: async () => true,
    async plan(gathered, { id, at, holder, supersedes }) {
      const { award, issuer, versionDigest, priorLearning } = gathered;
      const claimsFor = (status: SdJwtFacts['status']) =>
        claimsOf(gathered, {
          credentialId: id,
          issuer,
          learner: award.learner,
          award,
          versionDigest,
          priorLearning,
          supersedes,
          issuedAt: at,
          status,
        });
      // what is missing is told before anything is recorded
      expressible(() => claimsFor({ list: 'https://status.invalid/token', index: 0 }));
      return (place) => {
        if (!place)
          throw new CairnError('incoherent', 'rendition.unlisted', 'It was given no place in a list');
        return JSON.stringify({ ...claimsFor(place), holder: holder?.jwk });
      };
    },
    async sign({ issuerDid, unsigned }) {
      // as it was written above
      const { holder, ...claims } = JSON.parse(unsigned) as SdJwtClaims & { readonly holder?: JsonObject };
      return signSdJwt(claims, await signerFor(issuerDid), { random, holder });
    },
  };
}

function claimsOf({ achievement }: Gathered, facts: SdJwtFacts): SdJwtClaims {
  if (achievement.kind === 'module') return buildModuleSdJwt(achievement.version, facts);
  return buildCertificateSdJwt(
    achievement.version,
    facts,
    achievement.parts.map(({ line }) => line),
  );
}

/** What a builder finds missing, as every form tells it. */
function expressible(build: () => unknown): void {
  try {
    build();
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind !== 'invalid') throw error;
    requireExpressible(error.faults);
    throw error;
  }
}

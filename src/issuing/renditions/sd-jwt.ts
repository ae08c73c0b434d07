import { base64 } from '@scure/base';
import type { Random } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import type { SealSigner } from '../../credentials/jades/seal-document.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtClaims,
  type SdJwtFacts,
} from '../../credentials/sd-jwt/claims.js';
import { type CertifiedSigner, signSdJwt } from '../../credentials/sd-jwt/sign.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { noSeal, requireExpressible, requireUsable } from './edc.js';
import type { Gathered } from './gather.js';
import type { RenditionMaker } from './issue.js';

export interface SdJwtDeps {
  /** What signs for an issuer; `undefined` if there is nothing. */
  readonly signerOf: (issuerDid: string) => Promise<Signer | CertifiedSigner | undefined>;
  readonly random: Random;
}

/** SD-JWT VCs, signed in the issuer's name and listed in its Token Status List. */
export function sdJwtMaker({ signerOf, random }: SdJwtDeps): RenditionMaker {
  const signerFor = async (issuerDid: string) => {
    const signer = await signerOf(issuerDid);
    if (signer) return signer;
    throw noSeal();
  };
  return {
    listed: true,
    verifiable: true,
    offered: async (issuerDid) => (await signerOf(issuerDid)) !== undefined,
    async plan(gathered, { id, at, holder, supersedes }) {
      const { award, issuer, versionDigest, priorLearning } = gathered;
      const signer = await signerFor(issuer.did);
      if ('chain' in signer)
        requireUsable({ chain: signer.chain.map((text) => base64.decode(text)) }, issuer, at);
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
        const status = { list: place.token, index: place.index };
        return JSON.stringify({ ...claimsFor(status), holder: holder?.jwk });
      };
    },
    async sign({ issuerDid, unsigned }) {
      // as it was written above
      const { holder, ...claims } = JSON.parse(unsigned) as SdJwtClaims & { readonly holder?: JsonObject };
      return signSdJwt(claims, await signerFor(issuerDid), { random, holder });
    },
  };
}

/** A seal as what signs an SD-JWT; `undefined` for one whose algorithm wallets don't take. */
export function certifiedSigner(seal: SealSigner | undefined): CertifiedSigner | undefined {
  const algorithm = (['ES256', 'ES384'] as const).find((one) => one === seal?.algorithm);
  return (
    seal &&
    algorithm && {
      algorithm,
      chain: seal.chain.map((der) => base64.encode(der)),
      sign: ({ data }) => seal.sign(data),
    }
  );
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

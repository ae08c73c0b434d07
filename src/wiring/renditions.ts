import { type CertificateDeps, certificatePicture } from '../delivery/certificate/of-award.js';
import type { DiscloseDeps } from '../issuing/renditions/disclose.js';
import { edcMaker, edcUploadMaker } from '../issuing/renditions/edc.js';
import { remembered } from '../issuing/renditions/remembered.js';
import { certifiedSigner, sdJwtMaker } from '../issuing/renditions/sd-jwt.js';
import { boundVcMaker } from '../issuing/renditions/vc.js';
import { selectiveMaker } from '../issuing/renditions/vc-sd.js';
import { sealFor } from '../issuing/seals/seal.js';
import { pictureStore } from '../storage/picture-store.js';
import type { Base, Trusting } from './base.js';

/** Certificates to look at. */
export function wireCertificates({ prisma, catalogue, renditions, drawing }: Base): CertificateDeps {
  const store = { ...renditions, selectCatalogue: () => catalogue.selectCatalogue() };
  return { store, pictures: pictureStore(prisma), draw: drawing.draw };
}

/** The forms that credentials are made in besides the native one. */
export function wireRenditions(base: Base, { trust }: Trusting): DiscloseDeps {
  const { config, prisma, catalogue, keystore, metrics, world, sealing, renditions, threads } = base;
  const deriveProof = remembered(threads.deriveProof);
  const edc = {
    sealOf: (issuerDid: string) => sealFor(sealing, issuerDid),
    picture: certificatePicture(pictureStore(prisma), base.drawing.draw),
    timestamp: sealing.timestamp,
    // only a public address is worth naming
    verifyAt: config.publicUrl.startsWith('https:') ? `${config.publicUrl}/verify` : undefined,
  };
  return {
    store: { ...renditions, selectCatalogue: () => catalogue.selectCatalogue() },
    makers: {
      vc: boundVcMaker((did) => keystore.signerFor(did)),
      edc: edcMaker(edc),
      'edc-upload': edcUploadMaker(edc),
      'sd-jwt': sdJwtMaker({ ...world, signerOf: (did) => keystore.signerFor(did) }),
      'sd-jwt-x5c': sdJwtMaker({ ...world, signerOf: async (did) => certifiedSigner(await edc.sealOf(did)) }),
      'vc-sd': selectiveMaker({ signerOf: (did) => keystore.selectiveSignerFor(did), deriveProof }),
    },
    ...world,
    deriveProof,
    trust,
    issued: (form) => metrics.issued(form, 1),
  };
}

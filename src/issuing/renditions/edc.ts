import { CairnError, type Fault } from '../../common/errors.js';
import { isJsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { buildCertificateEdc, buildModuleEdc } from '../../credentials/edc/build.js';
import type { EdcFacts, EdcOrganisation, EdcPart } from '../../credentials/edc/facts.js';
import { edcFaults } from '../../credentials/edc/faults.js';
import { lintEdc } from '../../credentials/edc/lint.js';
import { type SealOptions, type SealSigner, sealDocument } from '../../credentials/jades/seal-document.js';
import { uploadForm } from '../../credentials/jades/upload.js';
import { wholeSeconds } from '../../credentials/suites/time.js';
import { legalPersonOf } from '../seals/legal-person.js';
import { isSealExpired, sealDisagreement } from '../seals/seal.js';
import type { Gathered, GatheredPart, IssuerRecord } from './gather.js';
import type { RenditionFacts, RenditionMaker } from './issue.js';

export interface EdcDeps {
  /** The seal of an issuer that is in use; `undefined` if it has none. */
  readonly sealOf: (issuerDid: string) => Promise<SealSigner | undefined>;
  /** The certificate as the graduate sees it, PNG. */
  readonly picture: (gathered: Gathered, facts: RenditionFacts) => Promise<Uint8Array>;
  /** Gives a timestamp token over these bytes, where a service is configured. */
  readonly timestamp: SealOptions['timestamp'];
  /** Address of the page at which anybody can verify, where it is a public one. */
  readonly verifyAt: string | undefined;
}

/** European Digital Credentials, sealed here. */
export function edcMaker(deps: EdcDeps): RenditionMaker {
  return {
    listed: false,
    verifiable: true,
    offered: async (issuerDid) => (await deps.sealOf(issuerDid)) !== undefined,
    async plan(gathered, facts) {
      const seal = await deps.sealOf(gathered.issuer.did);
      if (!seal) throw noSeal();
      requireUsable(seal, gathered.issuer, facts.at);
      return unsealed(deps, gathered, facts);
    },
    async sign({ issuerDid, unsigned }, at) {
      const seal = await deps.sealOf(issuerDid);
      if (!seal) throw noSeal();
      return sealDocument(unsigned, seal, { at, timestamp: deps.timestamp });
    },
  };
}

/** The same without a seal, in the form that the Commission's own issuer takes. */
export function edcUploadMaker(deps: Pick<EdcDeps, 'picture' | 'verifyAt'>): RenditionMaker {
  return {
    listed: false,
    verifiable: false,
    offered: async () => true,
    plan: (gathered, facts) => unsealed(deps, gathered, facts),
    async sign({ unsigned }) {
      const credential = parseStrictJson(unsigned);
      return JSON.stringify(uploadForm(isJsonObject(credential) ? credential : {}));
    },
  };
}

/** An institution may have changed its legal name since the seal was added, and a certificate may have expired. */
export function requireUsable(seal: Pick<SealSigner, 'chain'>, issuer: IssuerRecord, at: Date): void {
  const legal = issuer.legal && legalPersonOf(issuer);
  if (legal && sealDisagreement(seal, legal) !== undefined) {
    const message = 'The certificate of the seal names another legal person than the issuer is';
    throw new CairnError('refused', 'seal.disagrees', message);
  }
  if (!isSealExpired(seal, at)) return;
  const message = 'A certificate of the seal is not valid any more, or not yet';
  throw new CairnError('refused', 'seal.expired', message);
}

export function noSeal(): CairnError {
  const message = 'The issuer has no seal here with which this form could be signed';
  return new CairnError('refused', 'seal.none', message);
}

async function unsealed(
  { picture, verifyAt }: Pick<EdcDeps, 'picture' | 'verifyAt'>,
  gathered: Gathered,
  facts: RenditionFacts,
): Promise<() => string> {
  const { award, achievement, versionDigest } = gathered;
  const edc: EdcFacts = {
    credentialId: facts.id,
    issuer: organisation(gathered.issuer),
    learner: award.learner,
    award,
    versionDigest,
    issuedAt: wholeSeconds(facts.at),
    picture: await picture(gathered, facts),
    verifyAt,
    supersedes: facts.supersedes,
    priorLearning: gathered.priorLearning,
  };
  const parts = achievement.kind === 'module' ? [] : achievement.parts.map(embedded);
  requireExpressible(edcFaults(achievement.version, edc, parts));
  const document =
    achievement.kind === 'module'
      ? buildModuleEdc(achievement.version, edc)
      : buildCertificateEdc(achievement.version, edc, parts);
  requireExpressible(lintEdc(document));
  const text = JSON.stringify(document);
  return () => text;
}

function embedded(part: GatheredPart): EdcPart {
  return { ...part, issuer: organisation(part.issuer) };
}

function organisation(issuer: IssuerRecord): EdcOrganisation {
  const { did, name, country, city, website, primaryLanguage, legal } = issuer;
  return { did, name, country, city, website, primaryLanguage, legal };
}

/** Throws `rendition.inexpressible` (kind `refused`) with what is missing. */
export function requireExpressible(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const message = 'The award cannot be said in this form: elements that the form demands are missing';
  throw new CairnError('refused', 'rendition.inexpressible', message, faults);
}

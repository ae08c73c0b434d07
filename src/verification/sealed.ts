import type { JsonObject } from '../common/json.js';
import type { Reading } from '../credentials/documents/reading.js';
import type { SealedFile } from '../credentials/jades/read-sealed.js';
import { readAnchor } from '../credentials/x509/certificate.js';
import { checkElements, checkSealerRecognised, checkStanding } from './checks/edc.js';
import { checkEdcDescription } from './checks/edc-description.js';
import { checkPeriod } from './checks/period.js';
import { checkSealer } from './checks/sealer.js';
import { checkSeals, type SealTrust } from './checks/seals.js';
import { checkSupersedes, followSuccessors } from './checks/succession.js';
import type { TrustMaterial, VerifyOptions } from './material.js';
import type { CheckResult } from './report.js';
import { resultsOf } from './result.js';

export { checkEuropean } from './checks/edc.js';

const proof = resultsOf('proof', 'ETSI TS 119 182-1 v1.2.1 (JAdES), section 6');

/** What is found about a European digital credential whose form was checked, but for its stack. */
export interface SealedFindings {
  readonly results: CheckResult[];
  /** UTC instant at which the issuer sealed it. */
  readonly sealedAt: string | undefined;
}

/**
 * Checks a European digital credential in the file that it came in, or without one: seals, issuer, recognition, period, status,
 * Annex I. It is judged as of the time of its seal.
 */
export async function checkSealed(
  document: JsonObject,
  file: SealedFile | undefined,
  reading: Reading,
  material: TrustMaterial,
  options: VerifyOptions,
): Promise<SealedFindings> {
  const { now, registry } = material;
  if (!file) return { results: [notSealed()], sealedAt: undefined };
  const trust = trustOf(material);
  const seals = await checkSeals(file, trust);
  const results = [...seals.results];
  const created = seals.genuine.map(({ sealedAt }) => sealedAt.toISOString());
  if (options.checks === 'proofs') {
    results.push(...checkPeriod({ ...reading, created }, now));
    return { results, sealedAt: created[0] };
  }
  const standing = options.by === 'self' ? [] : await checkStanding(document, reading, material);
  // what the register has was sealed when it says, whoever has the key by now
  const onRecord = standing.some(({ outcome }) => outcome === 'pass');
  const asOf = onRecord ? undefined : now;
  const sealer = await checkSealer(seals.genuine, reading.legalIssuer, { ...trust, asOf });
  results.push(...sealer.results);
  const sealedAt = sealer.by?.sealedAt;
  if (options.recognition !== 'left-out') {
    const proven = { proven: sealer.by !== undefined, sealedAt };
    results.push(...checkSealerRecognised(reading, registry, proven));
  }
  const { achievement } = reading;
  const published = achievement === undefined ? undefined : await material.publishedVersion(achievement);
  results.push(...checkEdcDescription(document, reading, registry, published));
  // when others sealed beside the issuer says nothing of when it was issued
  const dated = sealedAt ? [sealedAt.toISOString()] : created;
  results.push(...checkPeriod({ ...reading, created: dated }, now));
  results.push(...(await followSuccessors(reading, standing, material.successorOf)));
  results.push(...checkSupersedes(reading), ...checkElements(document));
  return { results, sealedAt: sealedAt?.toISOString() ?? created[0] };
}

/** What is found about a European digital credential that nobody sealed. */
export function notSealed(): CheckResult {
  return proof.fail('missing', 'The document is not sealed: anybody could have written it.');
}

function trustOf({ sealAnchors = [], timestampAnchors = [] }: TrustMaterial): SealTrust {
  return {
    anchors: sealAnchors.map(readAnchor),
    timestampAnchors: timestampAnchors.map(readAnchor),
  };
}

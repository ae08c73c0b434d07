import type { ReadSeal, SealedFile } from '../../credentials/jades/read-sealed.js';
import {
  payloadTimestamps,
  type SealFinding,
  signatureTimestamps,
  verifySeal,
} from '../../credentials/jades/verify-seal.js';
import { type Certificate, readCertificate } from '../../credentials/x509/certificate.js';
import { type Timestamp, type TimestampFinding, timestampChain } from '../../credentials/x509/timestamp.js';
import type { CheckResult, Outcome } from '../report.js';
import { resultsOf } from '../result.js';
import { CLOCK_SKEW } from './period.js';

const CITATION = 'ETSI TS 119 182-1 v1.2.1 (JAdES), sections 5 and 6';
const { fail, unknown, pass } = resultsOf('proof', CITATION);

/** Certificates that a verification trusts. */
export interface SealTrust {
  readonly anchors: readonly Certificate[];
  readonly timestampAnchors: readonly Certificate[];
}

/** A seal that is genuine, and when it was made. */
export interface GenuineSeal {
  readonly seal: ReadSeal;
  readonly certificate: Certificate;
  readonly sealedAt: Date;
  /** `timestamp`: somebody who is trusted says so. Otherwise the sealer itself does, in this header. */
  readonly saidBy: 'timestamp' | ReadSeal['claimedBy'];
}

const FINDINGS: Readonly<Record<SealFinding['outcome'], readonly [Outcome, string, string]>> = {
  valid: ['pass', 'valid', 'The seal is genuine: nothing was changed since it was made.'],
  invalid: [
    'fail',
    'invalid',
    'The seal does not fit the document: it was changed, or it was never sealed with this certificate.',
  ],
  'key-type': ['fail', 'key-type', 'The key is not of the kind that a seal of this kind is made with.'],
  'other-certificate': [
    'fail',
    'other-certificate',
    'The certificate that came along is not the one that it was sealed with.',
  ],
  'certificate-malformed': ['fail', 'certificate-malformed', 'The certificate of the seal cannot be read.'],
  'no-certificate': [
    'unknown',
    'certificate-unavailable',
    'The certificate of the seal did not come along and is not at hand.',
  ],
  unsupported: ['unknown', 'suite-unsupported', 'The seal is of a kind that cannot be checked here.'],
};

/** Verifies every seal of a file, with its timestamps: one good seal must not hide a bad one. */
export async function checkSeals(
  file: SealedFile,
  trust: SealTrust,
): Promise<{ readonly results: CheckResult[]; readonly genuine: readonly GenuineSeal[] }> {
  const all: CheckResult[] = [];
  const genuine: GenuineSeal[] = [];
  for (const [index, seal] of file.seals.entries()) {
    const pointer = `/signatures/${index}`;
    const found = await verifySeal(file, seal, trust.anchors);
    const [outcome, code, message] = FINDINGS[found.outcome];
    const evidence = {
      algorithm: seal.algorithm.name,
      ...(found.outcome === 'valid' ? { certificate: found.certificate.fingerprint } : {}),
    };
    all.push({
      check: 'proof',
      outcome,
      code: `proof.${code}`,
      message,
      citation: CITATION,
      evidence,
      pointer,
    });
    if (found.outcome !== 'valid') continue;
    const dated = await checkTimestamps(file, seal, trust, pointer);
    all.push(...dated.results);
    const { sealedAt, saidBy } = dated;
    genuine.push({ seal, certificate: found.certificate, sealedAt, saidBy });
  }
  return { results: all, genuine };
}

/** When a seal was made: by the earliest timestamp of somebody who is trusted, else as it says itself. */
async function checkTimestamps(file: SealedFile, seal: ReadSeal, trust: SealTrust, at: string) {
  const ofSignature = await signatureTimestamps(seal);
  const broken = [...ofSignature, ...(await payloadTimestamps(file, seal))].flatMap((one) =>
    brokenResult(one, at),
  );
  const trusted: Timestamp[] = [];
  const others = seal.moreCertificates.flatMap(readable);
  for (const stamp of ofSignature) {
    if (typeof stamp === 'string') continue;
    if (!(await timestampChain(stamp, trust.timestampAnchors, others))) trusted.push(stamp);
  }
  const [first] = trusted.sort((one, other) => one.at.getTime() - other.at.getTime());
  const claimed = { sealedAt: seal.claimedAt, saidBy: seal.claimedBy } as const;
  if (!first) {
    const message =
      ofSignature.length > 0
        ? 'When it was sealed was confirmed by somebody whom nobody here vouches for.'
        : 'When it was sealed is what the sealer itself says.';
    const evidence = { sealedAt: seal.claimedAt.toISOString(), saidBy: seal.claimedBy };
    const open = unknown('time-claimed', message, { pointer: at, evidence, advisory: true });
    return { results: [...broken, open], ...claimed };
  }
  const evidence = { sealedAt: first.at.toISOString(), claimedAt: seal.claimedAt.toISOString() };
  if (seal.claimedAt.getTime() - CLOCK_SKEW > first.at.getTime()) {
    const message = 'The seal says that it was made after its own timestamp.';
    return { results: [...broken, fail('time-contradicts', message, { pointer: at, evidence })], ...claimed };
  }
  const message = 'When it was sealed is confirmed by a timestamp.';
  const confirmed = pass('time-confirmed', message, { pointer: at, evidence, advisory: true });
  return { results: [...broken, confirmed], sealedAt: first.at, saidBy: 'timestamp' as const };
}

function brokenResult(stamp: TimestampFinding, pointer: string): CheckResult[] {
  switch (stamp) {
    case 'other-content':
      return [fail('timestamp-of-other', 'A timestamp of the seal belongs to something else.', { pointer })];
    case 'malformed':
    case 'invalid':
      return [fail('timestamp-invalid', 'A timestamp of the seal is not genuine.', { pointer })];
    case 'unsupported':
      return [
        unknown(
          'timestamp-unsupported',
          'A timestamp of the seal is of a kind that cannot be checked here.',
          {
            pointer,
            advisory: true,
          },
        ),
      ];
    default:
      return [];
  }
}

/** Certificates beside a seal are nobody's word: one that can't be read only doesn't help. */
export function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}

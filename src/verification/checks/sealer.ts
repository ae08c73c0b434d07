import type { LegalIssuer } from '../../credentials/documents/reading.js';
import { type ChainProblem, checkChain } from '../../credentials/x509/chain.js';
import { namesLegalPerson } from '../../credentials/x509/name.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { type GenuineSeal, readable, type SealTrust } from './seals.js';

const { pass, fail, unknown } = resultsOf(
  'issuer',
  'RFC 5280, section 6; ETSI EN 319 412-1, section 5.1.4; European Learning Model 3, eIDASIdentifier',
);

const PROBLEMS: Readonly<Record<Exclude<ChainProblem, 'unanchored'>, string>> = {
  'not-yet-valid': 'A certificate of the seal was not valid yet when it was made.',
  expired: 'A certificate of the seal had expired when it was made.',
  'key-usage': 'The certificate of the seal may not be used to seal.',
  'key-weak': 'A certificate of the seal has a key that is not safe.',
  'extension-unknown': 'A certificate of the seal has a limit that is not understood here.',
  'not-an-authority': 'The certificate of the seal was issued by somebody who may not issue any.',
  'path-too-long': 'The certificate of the seal was issued by more authorities than may stand in between.',
  signature: 'A certificate of the seal is not signed by whom it names.',
};

interface SealerTrust extends SealTrust {
  /** When it is asked; `undefined` where somebody else than the sealer knows that it was sealed at its time. */
  readonly asOf: Date | undefined;
}

/**
 * Whether the issuer sealed it: at least one genuine seal has a certificate that leads to an anchor, was valid when it was
 * sealed, and is of the organisation that the document names as its issuer. Seals of others beside that one are told.
 * Once a certificate has expired, the time of its seal has to be more than the sealer's word: whoever has an old key could seal
 * today and write an early time (ETSI EN 319 102-1, section 5.5). Not so where the certificate itself is an anchor: then whoever
 * gave it vouches for this one key, and nobody's authority is asked.
 */
export async function checkSealer(
  genuine: readonly GenuineSeal[],
  issuer: LegalIssuer | undefined,
  trust: SealerTrust,
): Promise<{ readonly results: CheckResult[]; readonly by: GenuineSeal | undefined }> {
  if (genuine.length === 0) {
    const message = 'Whose seal it is cannot be told: none of its seals could be shown to be genuine.';
    return { results: [unknown('no-genuine-seal', message)], by: undefined };
  }
  const judged: { readonly seal: GenuineSeal; readonly result: CheckResult }[] = [];
  for (const seal of genuine) judged.push({ seal, result: await judge(seal, issuer, trust) });
  const good = judged.find(({ result }) => result.outcome === 'pass');
  const results = judged.map((one) => (good && one !== good ? asBeside(one.result) : one.result));
  const certificate = (good ?? judged[0])?.seal.certificate;
  const message = 'Whether the certificate of the seal was revoked was not asked: that takes a network.';
  const open = unknown('certificate-revocation-unchecked', message, {
    evidence: { certificate: certificate?.fingerprint },
    advisory: true,
  });
  return { results: [...results, open], by: good?.seal };
}

async function judge(
  { seal, certificate, sealedAt, saidBy }: GenuineSeal,
  issuer: LegalIssuer | undefined,
  { anchors, asOf }: SealerTrust,
): Promise<CheckResult> {
  const { subject, qualified, fingerprint } = certificate;
  const evidence = {
    certificate: fingerprint,
    organization: subject.organization,
    organizationIdentifier: subject.organizationIdentifier,
    sealedAt: sealedAt.toISOString(),
    saidBy,
    // what the certificate says of itself: a trusted list would have to agree
    ...(qualified ? { claimsQualified: qualified } : {}),
  };
  const others = [...seal.chain.slice(1), ...seal.moreCertificates].flatMap(readable);
  const { problem } = await checkChain(certificate, { others, anchors, at: sealedAt, use: 'seal' });
  if (problem !== undefined && problem !== 'unanchored')
    return fail(`certificate-${problem}`, PROBLEMS[problem], { evidence });
  const { names = {}, eidasIdentifier = '' } = issuer ?? {};
  const named = namesLegalPerson(subject, { names, eidasIdentifier });
  if (named !== 'same') {
    const message = 'It was sealed by another organisation than the one that it names as its issuer.';
    return fail(`other-${named}`, message, { evidence, pointer: '/issuer' });
  }
  if (problem === undefined) {
    const use = { others, anchors, use: 'seal' } as const;
    const pinned = anchors.some((anchor) => anchor.fingerprint === fingerprint);
    const until = saidBy === 'timestamp' || pinned ? undefined : asOf;
    if (until && (await checkChain(certificate, { ...use, at: until })).problem === 'expired') {
      const message =
        'A certificate of the seal has expired since, and nobody but the sealer says that it was sealed before.';
      return unknown('certificate-expired-since', message, { evidence });
    }
    const message = 'It was sealed by the organisation that it names as its issuer.';
    return pass('sealed-by-issuer', message, { evidence });
  }
  return anchors.length === 0
    ? unknown('no-anchor', 'No authority was given that could vouch for the certificate of the seal.', {
        evidence,
      })
    : unknown('unanchored', 'Nobody who is trusted here vouches for the certificate of the seal.', {
        evidence,
      });
}

/** Another organisation may seal beside the issuer; that says nothing for or against it. */
function asBeside(result: CheckResult): CheckResult {
  const { evidence } = result;
  const message = 'Somebody else, or the issuer once more, sealed it, too.';
  return result.outcome === 'pass'
    ? { ...result, advisory: true }
    : unknown('sealed-beside', message, { evidence: { ...evidence, because: result.code }, advisory: true });
}

import type { CalendarDate } from '../domain/dates.js';
import type { EctsHundredths } from '../domain/ects.js';
import type { Period, Registry, RegistryIssuer } from './registry.js';

/** Days after the end of a recognition in which what was awarded before may still be signed. */
export const GRACE_DAYS = 90;

/** What an award claims: who awarded what, when, and when that was signed. */
export interface RecognitionClaim {
  readonly issuer: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  readonly ects: EctsHundredths;
  readonly awardedOn: CalendarDate;
  /** UTC instant; absent where only a stack's entry is known. */
  readonly signedAt?: string | undefined;
  /** Digest of the version that the credential pins, if it pins one. */
  readonly versionDigest?: string | undefined;
}

export type RecognitionFinding =
  | 'recognised'
  | 'issuer-unknown'
  | 'version-unknown'
  | 'version-changed'
  | 'ects-differ'
  | 'not-a-member-then'
  | 'not-for-this'
  | 'not-then'
  | 'signed-too-late';

/** Whether the network recognised the issuer for this module or programme on the award date. A pure decision. */
export function recognise(registry: Registry, claim: RecognitionClaim): RecognitionFinding {
  const issuer = registry.issuers.get(claim.issuer);
  if (!issuer) return 'issuer-unknown';
  const version = registry.versions.get(claim.achievement);
  if (!version) return 'version-unknown';
  if (claim.versionDigest !== undefined && claim.versionDigest !== version.digest) return 'version-changed';
  if (claim.ects !== version.ects) return 'ects-differ';
  if (!covers(issuer.membership, claim.awardedOn)) return 'not-a-member-then';
  if (version.kind === 'programme') {
    if (version.awardedBy !== issuer.did) return 'not-for-this';
    return signedInTime(issuer.membership, claim, registry.graceDays) ? 'recognised' : 'signed-too-late';
  }
  return recogniseForModule(issuer, version.code, claim, registry.graceDays);
}

/** Whether an issuer is known, and was a member of the network at an instant (by its date in UTC). */
export function recogniseMember(
  registry: Registry,
  did: string,
  at: string,
): 'recognised' | 'issuer-unknown' | 'not-a-member-then' {
  const issuer = registry.issuers.get(did);
  if (!issuer) return 'issuer-unknown';
  return covers(issuer.membership, at.slice(0, 10)) ? 'recognised' : 'not-a-member-then';
}

function recogniseForModule(
  issuer: RegistryIssuer,
  module: string,
  claim: RecognitionClaim,
  grace: number,
): RecognitionFinding {
  const periods = issuer.recognisedFor.filter((scope) => scope.module === module);
  if (periods.length === 0) return 'not-for-this';
  const then = periods.filter((period) => covers(period, claim.awardedOn));
  if (then.length === 0) return 'not-then';
  const inTime = then.some((period) => signedInTime(period, claim, grace));
  return inTime && signedInTime(issuer.membership, claim, grace) ? 'recognised' : 'signed-too-late';
}

function covers(period: Period, date: CalendarDate): boolean {
  return period.from <= date && (period.until === undefined || date <= period.until);
}

/** A member that lost recognition must not be able to back-date: signing ends with the period plus a stated grace. */
function signedInTime(period: Period, claim: RecognitionClaim, graceDays: number): boolean {
  return claim.signedAt === undefined || maySignAt(Date.parse(claim.signedAt), period, graceDays);
}

/** Whether what was awarded in a period may be signed at an instant, in milliseconds. */
export function maySignAt(instant: number, { until }: Pick<Period, 'until'>, graceDays: number): boolean {
  return until === undefined || instant <= Date.parse(`${until}T23:59:59Z`) + graceDays * 86_400_000;
}

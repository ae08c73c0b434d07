/** What makes a live module award one of its kind: an institution awards a learner a module once on a day. */
export function moduleLiveKey(learnerId: string, issuerDid: string, code: string, awardedOn: string): string {
  return `m|${learnerId}|${issuerDid}|${code}|${awardedOn}`;
}

/** A learner holds a programme once. */
export function programmeLiveKey(learnerId: string, code: string): string {
  return `p|${learnerId}|${code}`;
}

/** Of a learner, what is reached: what is awarded by whoever vouched that an address is theirs. */
export interface Reached {
  readonly learnerId: string;
  /**
   * DIDs of those who vouched, the network's with them for its certificates; `undefined`: the network vouched, for all. A
   * certificate is reached where all vouched whose awards are in it, and its issuer.
   */
  readonly issuers: readonly string[] | undefined;
}

/** Of one account, what it reaches. */
export interface Reach {
  readonly accountId: string;
  /** Each learner once. */
  readonly learners: readonly Reached[];
}

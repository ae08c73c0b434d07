import type { Act } from '../issuing/ports.js';

export interface ShareRecord {
  readonly id: string;
  readonly learnerId: string;
  readonly awardIds: readonly string[];
  /** Code of the institution whose key made it; `undefined`: the network or the command line. */
  readonly madeOf: string | undefined;
  readonly withParts: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

export interface ShareStore {
  /** The learner of awards, if they all exist and belong to one. */
  selectOptionalLearnerOf(awardIds: readonly string[]): Promise<string | undefined>;
  insertShare(share: ShareRecord & { readonly tokenHash: string }, act: Act): Promise<void>;
  selectOptionalShare(tokenHash: string): Promise<ShareRecord | undefined>;
  /** False if there is no such link or it was revoked before. */
  revokeShare(id: string, act: Act): Promise<boolean>;
  /**
   * The newest signed document of each award, in this order, or of the award that took its place; of the parts of their
   * stacks, too, if asked for. Of a link that an institution made, of its own parts: a stack that was all its own may rest
   * on others' awards later.
   */
  selectDocuments(
    share: Pick<ShareRecord, 'awardIds' | 'withParts' | 'madeOf'>,
  ): Promise<{ chosen: string[]; parts: string[] }>;
}

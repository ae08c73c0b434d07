/** A credential of somebody else that an award rests on, as it is kept. */
export interface EvidenceRecord {
  readonly id: string;
  /** As it was handed in. */
  readonly document: string;
  /** Multibase SHA-256 multihash of its JCS form. */
  readonly digest: string;
  /** By which the document is known again however it is spelt. */
  readonly content: string;
  /** DID. */
  readonly issuer: string;
  /** The report of its verification. */
  readonly report: object;
  /** How the registrar knows that it is about the learner. */
  readonly confirmation: string;
}

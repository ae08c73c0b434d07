/** What is counted. Every argument comes from a small fixed set, so that no figure has a name or an id on it. */
export interface Metrics {
  /** A request was answered; `route` is the pattern, never the address. */
  answered(request: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** Somebody was asked to come back later. */
  rateLimited(caller: 'anonymous' | 'key'): void;
  verified(verdict: string): void;
  /** So many credentials were signed and stored. */
  issued(rendition: string, count: number): void;
  statusListNotSigned(): void;
  /** What was known of a document's shape was not what the JSON-LD library makes of it. */
  shapeDiffered(): void;
}

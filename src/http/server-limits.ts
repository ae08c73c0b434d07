import type { ServerOptions } from 'node:http';

/**
 * How long a client may take; options of `http.createServer`. A request that is too slow is answered 408 by Node itself,
 * without a body, and its connection is closed: no handler sees it but as `body.aborted`.
 */
export const SERVER_LIMITS = {
  /** Milliseconds for a whole request, body included. 2 MB pass in it at 0.5 Mbit/s. */
  requestTimeout: 35_000,
  /** Milliseconds for the headers alone. */
  headersTimeout: 10_000,
  /** Milliseconds between two looks at the clock, so a timeout may come this much later. */
  connectionsCheckingInterval: 5_000,
  /** Bytes of all headers together; beyond it Node answers 431. */
  maxHeaderSize: 16 * 1024,
} as const satisfies ServerOptions;

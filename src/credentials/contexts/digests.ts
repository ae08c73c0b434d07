/**
 * SHA-2 digests of what the addresses of base contexts serve, in base64, of every text
 * that was ever published there (Verifiable Credentials Data Model 2.0, appendix B.1). The bundled contexts are parsed, so
 * their bytes aren't at hand; a credential's `relatedResource` may name them all the same.
 */
export const PUBLISHED_DIGESTS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'https://www.w3.org/ns/credentials/v2',
    [
      'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
      'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
      'JKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k=',
      'NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
    ],
  ],
]);

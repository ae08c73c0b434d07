import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

/** All there is to know of a cryptosuite. */
export interface Suite {
  readonly name: string;
  /** Multikey prefixes of the keys it takes. */
  readonly keyPrefixes: readonly string[];
  /** The one spelling its `proofValue` may have: libraries accept more, and a second spelling would be malleable. */
  readonly proofValue: RegExp;
  readonly implementation: object;
  readonly citation: string;
}

/** The cryptosuites that are signed with and verified, by name. */
export const SUITES: ReadonlyMap<string, Suite> = new Map(
  [
    {
      name: 'eddsa-rdfc-2022',
      keyPrefixes: ['z6Mk'],
      proofValue: /^z[1-9A-HJ-NP-Za-km-z]{80,90}$/,
      implementation: eddsaRdfc2022,
      citation: 'Data Integrity EdDSA Cryptosuites 1.0, section 3.2',
    },
  ].map((suite) => [suite.name, suite]),
);

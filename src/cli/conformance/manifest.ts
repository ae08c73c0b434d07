import { DEFAULT_SUITES } from '../../credentials/keys/signing.js';
import { SUITES } from '../../credentials/suites/table.js';
import type { SuppliedIssuer } from '../../issuing/supplied/ports.js';

/** One endpoint as the manifests of the W3C test suites describe it. */
interface Endpoint {
  readonly id: string;
  readonly endpoint: string;
  readonly tags: readonly string[];
  readonly keyType?: string;
  readonly supportedEcdsaKeyTypes?: readonly string[];
  readonly supports?: { readonly vc: readonly string[]; readonly keyTypes?: readonly string[] };
}

const VERSIONS = ['1.1', '2.0'];
const DERIVING = ['ecdsa-sd-2023', 'bbs-2023'];

/**
 * What a conformance server offers, in the form of an implementation in the manifests of the W3C test suites: it can be put
 * into their `localConfig.cjs` as it is. Verifiers stand twice: those named `full` ask of the issuer and of status, too.
 */
export function manifestOf(base: string, issuers: readonly SuppliedIssuer[]) {
  const ecdsa = (keyType: string) => (keyType.startsWith('P-') ? { supportedEcdsaKeyTypes: [keyType] } : {});
  const below = ({ did }: SuppliedIssuer) => `${base}/vc-api/issuers/${did.slice('did:key:'.length)}`;
  const entry = (issuer: SuppliedIssuer, query: string, tags: readonly string[]): Endpoint => ({
    id: issuer.did,
    endpoint: `${below(issuer)}/credentials/issue${query}`,
    tags,
    keyType: issuer.keyType,
    ...ecdsa(issuer.keyType),
    supports: { vc: VERSIONS, keyTypes: [issuer.keyType === 'BLS12-381-G2' ? 'P-381' : issuer.keyType] },
  });
  const general = issuers.filter(({ keyType }) => keyType === 'Ed25519');
  const suites = [...SUITES.values()];
  const tagsOfVerifier = ['vc2.0', 'vc-api', 'JWT', 'EnvelopingProof', ...suites.map(({ name }) => name)];
  const verifier = (id: string, path: string) => ({
    id,
    endpoint: `${base}/vc-api/${path}/verify`,
    tags: tagsOfVerifier,
    supportedEcdsaKeyTypes: ['P-256', 'P-384'],
    supports: { vc: VERSIONS, keyTypes: ['Ed25519', 'P-256', 'P-384', 'P-381'] },
  });
  return {
    name: 'Cairn',
    implementation: 'Cairn',
    issuers: [
      ...general.map((issuer) => entry(issuer, '', ['vc2.0', 'vc-api', DEFAULT_SUITES[issuer.keyType]])),
      ...suites.flatMap(({ name, keys }) =>
        issuers
          .filter((issuer) => keys[issuer.keyType] !== undefined)
          .map((issuer) => entry(issuer, `?securing=${name}`, [name])),
      ),
      ...general.map((issuer) => entry(issuer, '?securing=vc%2Bjwt', ['EnvelopingProof', 'JWT'])),
      ...general.map((issuer) => entry(issuer, '?status=revocation', ['BitstringStatusList'])),
    ],
    verifiers: [
      verifier(`${base}/vc-api/proofs/credentials`, 'proofs/credentials'),
      { ...verifier(`${base}/vc-api/credentials`, 'credentials'), tags: ['full', 'BitstringStatusList'] },
    ],
    vpVerifiers: [
      verifier(`${base}/vc-api/proofs/presentations`, 'proofs/presentations'),
      { ...verifier(`${base}/vc-api/presentations`, 'presentations'), tags: ['full'] },
    ],
    vcHolders: DERIVING.map((suite) => ({
      id: `${base}/vc-api`,
      endpoint: `${base}/vc-api/credentials/derive`,
      tags: ['vcHolder', suite],
      supports: { vc: VERSIONS },
    })),
    holders: general.map((issuer) => ({
      id: issuer.did,
      endpoint: `${below(issuer)}/presentations`,
      tags: ['vc2.0'],
    })),
    setStatusLists: general.map((issuer) => ({
      id: issuer.did,
      endpoint: `${below(issuer)}/credentials/status`,
      tags: ['Revocation', 'Suspension', 'BitstringStatusList'],
    })),
    didResolvers: [
      {
        id: `${base}/1.0/identifiers`,
        endpoint: `${base}/1.0/identifiers`,
        tags: ['did-key', 'did-resolution'],
        supportedDids: didsOf(issuers),
      },
    ],
  };
}

/** What the suite of DID Resolution asks for: nothing here is ever deactivated or has a service. */
function didsOf(issuers: readonly SuppliedIssuer[]) {
  return {
    valid: issuers.map(({ did }) => ({ did, resolutionOptions: {} })),
    notFound: [{ did: 'did:web:nobody.example', resolutionOptions: {} }],
    deactivated: [],
    derefUrls: issuers.map(({ did }) => ({
      didUrl: `${did}#${did.slice('did:key:'.length)}`,
      dereferencingOptions: {},
    })),
    serviceDerefUrls: [],
  };
}

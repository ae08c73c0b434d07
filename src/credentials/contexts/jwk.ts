const SECURITY = 'https://w3id.org/security#';
const ID_AND_TYPE = { id: '@id', type: '@type' } as const;
const DATE = 'http://www.w3.org/2001/XMLSchema#dateTime';

export const JWK_CONTEXT = 'https://w3id.org/security/jwk/v1';

/** Keys as JSON Web Keys; each member stands where the published text has it (Data Integrity 1.0, section 2.4). */
export const JWK_VOCABULARY = {
  '@context': {
    ...ID_AND_TYPE,
    '@protected': true,
    JsonWebKey: {
      '@id': `${SECURITY}JsonWebKey`,
      '@context': {
        '@protected': true,
        ...ID_AND_TYPE,
        controller: { '@id': `${SECURITY}controller`, '@type': '@id' },
        revoked: { '@id': `${SECURITY}revoked`, '@type': DATE },
        expires: { '@id': `${SECURITY}expiration`, '@type': DATE },
        publicKeyJwk: { '@id': `${SECURITY}publicKeyJwk`, '@type': '@json' },
        secretKeyJwk: { '@id': `${SECURITY}secretKeyJwk`, '@type': '@json' },
      },
    },
  },
} as const;

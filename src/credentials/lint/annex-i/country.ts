import { ANNEX_I, type AnnexIRule, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { nodeIn } from '../elm/graph-texts.js';

export const country: AnnexIRule = {
  name: 'country',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'country or region of the issuer',
  native: ['issuer', 'address', 'addressCountryCode'],
  edc: {
    at: '/issuer/location',
    isThere: ({ issuer }) =>
      has(nodeIn(issuer, 'location', 'address'), 'countryCode') ||
      has(nodeIn(issuer, 'eIDASIdentifier'), 'spatial'),
  },
};

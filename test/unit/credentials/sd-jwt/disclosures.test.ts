import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { sdDigest } from '../../../../src/credentials/sd-jwt/disclosures.js';
import { readSdJwt } from '../../../../src/credentials/sd-jwt/read.js';
import { type JoseIssuer, joseIssuer } from '../../../support/jose-issuers.js';
import { libraryInstance } from '../../../support/sd-jwt.js';
import { craft, digests, disclosureOf, foreignClaims } from '../../../support/sd-jwt-forge.js';
import { thrown } from '../../../support/thrown.js';

let issuer: JoseIssuer;
beforeAll(async () => {
  issuer = await joseIssuer('P-256');
});

test('digests are those of the standard, in each spelling of a disclosure (RFC 9901, sections 4.2.1 to 4.2.3)', () => {
  expect(sdDigest('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe(
    'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
  );
  expect(sdDigest('WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0')).toBe(
    'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs',
  );
});

test('what is disclosed stands in its place, at any depth, and what is withheld leaves nothing', async () => {
  const [city, street, fr, de] = [
    disclosureOf(['s1', 'city', 'Faro']),
    disclosureOf(['s2', 'street', 'Rua 1']),
    disclosureOf(['s3', 'FR']),
    disclosureOf(['s4', { name: 'DE', _sd: digests(disclosureOf(['s9', 'code', 49])) }]),
  ];
  const address = disclosureOf(['s5', 'address', { country: 'PT', _sd: digests(city, street) }]);
  const payload = foreignClaims(issuer, {
    _sd: [...digests(address), sdDigest('a decoy')],
    _sd_alg: 'sha-256',
    nationalities: ['US', { '...': sdDigest(fr) }, { '...': sdDigest(de) }, { '...': sdDigest('decoy') }],
  });
  const all = readSdJwt(await craft(issuer, payload, [address, city, street, fr, de]));
  expect(all.claims).toEqual({
    ...foreignClaims(issuer),
    nationalities: ['US', 'FR', { name: 'DE' }],
    address: { country: 'PT', city: 'Faro', street: 'Rua 1' },
  });
  expect(all.withheld).toBe(3);
  const some = readSdJwt(await craft(issuer, payload, [address, street]));
  expect(some.claims).toMatchObject({ nationalities: ['US'], address: { country: 'PT', street: 'Rua 1' } });
  expect(some.claims.address).not.toHaveProperty('city');
  expect(some.withheld).toBe(5);
  expect(readSdJwt(await craft(issuer, payload)).claims).toEqual({
    ...foreignClaims(issuer),
    nationalities: ['US'],
  });
});

interface Hole {
  readonly what: string;
  readonly code: string;
  readonly payload: JsonObject;
  readonly disclosures?: readonly string[];
}

const plain = disclosureOf(['s', 'level', 7]);
const item = disclosureOf(['s', 'item']);
const nested = (depth: number) => {
  const made: string[] = [];
  let digest = '';
  for (let step = 0; step < depth; step++) {
    const value: JsonObject = { x: { y: { z: 1 } }, ...(digest === '' ? {} : { _sd: [digest] }) };
    made.push(disclosureOf(['s', `n${step}`, value]));
    digest = sdDigest(made.at(-1) ?? '');
  }
  return { disclosures: made, digest };
};
const deep = nested(70);
const many = Array.from({ length: 1001 }, (_one, number) => disclosureOf(['s', `n${number}`, 1]));

const HOLES: readonly Hole[] = [
  {
    what: 'a disclosure that nobody signed',
    code: 'disclosure-unreferenced',
    payload: {},
    disclosures: [plain],
  },
  {
    what: 'a disclosure inside one that is withheld',
    code: 'disclosure-unreferenced',
    payload: { _sd: digests(disclosureOf(['s', 'outer', { _sd: digests(plain) }])) },
    disclosures: [plain],
  },
  {
    what: 'a disclosure twice',
    code: 'disclosure-twice',
    payload: { _sd: digests(plain) },
    disclosures: [plain, plain],
  },
  {
    what: 'a digest twice in one place',
    code: 'digest-twice',
    payload: { _sd: digests(plain, plain) },
    disclosures: [plain],
  },
  {
    what: 'a digest in two places',
    code: 'digest-twice',
    payload: { _sd: digests(plain), inner: { _sd: digests(plain) } },
    disclosures: [plain],
  },
  {
    what: 'a digest of something withheld in two places',
    code: 'digest-twice',
    payload: { _sd: digests(plain), inner: { _sd: digests(plain) } },
  },
  {
    what: 'a digest twice, once in a disclosure',
    code: 'digest-twice',
    payload: { _sd: digests(plain, disclosureOf(['s', 'o', { _sd: digests(plain) }])) },
    disclosures: [plain, disclosureOf(['s', 'o', { _sd: digests(plain) }])],
  },
  {
    what: 'a claim over one that is signed in clear',
    code: 'name-twice',
    payload: { level: 1, _sd: digests(plain) },
    disclosures: [plain],
  },
  {
    what: 'two disclosures of one name',
    code: 'name-twice',
    payload: { _sd: digests(plain, disclosureOf(['t', 'level', 8])) },
    disclosures: [plain, disclosureOf(['t', 'level', 8])],
  },
  ...['_sd', '...', '_sd_alg', '__proto__'].map((name) => ({
    what: `a disclosure named ${name}`,
    code: 'name-reserved',
    payload: { _sd: digests(disclosureOf(['s', name, { admin: true }])) },
    disclosures: [disclosureOf(['s', name, { admin: true }])],
  })),
  { what: 'a member ... outside of arrays', code: 'name-reserved', payload: { inner: { '...': 'x' } } },
  {
    what: 'more beside a digest in an array',
    code: 'name-reserved',
    payload: { list: [{ '...': 'x', y: 1 }] },
  },
  {
    what: 'a digest algorithm further in',
    code: 'name-reserved',
    payload: { inner: { _sd_alg: 'sha-256' } },
  },
  {
    what: 'a digest algorithm in a disclosure',
    code: 'name-reserved',
    payload: { _sd: digests(disclosureOf(['s', 'x', { _sd_alg: 'md5' }])) },
    disclosures: [disclosureOf(['s', 'x', { _sd_alg: 'md5' }])],
  },
  ...['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'].map((name) => ({
    what: `${name} that may be withheld`,
    code: 'claim-not-disclosable',
    payload: {
      _sd: digests(disclosureOf(['s', name, 1])),
      ...(name in { iss: 1, vct: 1 } ? { [name]: null } : {}),
    },
    disclosures: [disclosureOf(['s', name, 1])],
  })),
  {
    what: 'a disclosure for an array in an object',
    code: 'disclosure',
    payload: { _sd: digests(item) },
    disclosures: [item],
  },
  {
    what: 'a disclosure for an object in an array',
    code: 'disclosure',
    payload: { list: [{ '...': sdDigest(plain) }] },
    disclosures: [plain],
  },
  ...(
    [
      ['no array', '{"a":1}'],
      ['four parts', ['s', 'a', 1, 2]],
      ['a salt alone', ['s']],
      ['nothing', []],
      ['a name that is no text', ['s', 7, 1]],
      ['a salt that is no text', [1, 'a', 2]],
    ] as const
  ).map(([what, content]) => {
    const text = disclosureOf(typeof content === 'string' ? content : [...content]);
    return {
      what: `a disclosure of ${what}`,
      code: 'disclosure',
      payload: { _sd: digests(text) },
      disclosures: [text],
    };
  }),
  { what: 'an empty disclosure', code: 'disclosure', payload: {}, disclosures: [''] },
  {
    what: 'a disclosure with padding',
    code: 'disclosure',
    payload: { _sd: digests(`${disclosureOf(['s', 'aa', 1])}=`) },
    disclosures: [`${disclosureOf(['s', 'aa', 1])}=`],
  },
  { what: 'digests that are no list', code: 'digests', payload: { _sd: 'x' } },
  { what: 'a digest that is no text', code: 'digests', payload: { _sd: [1] } },
  { what: 'a digest in an array that is no text', code: 'digests', payload: { list: [{ '...': 1 }] } },
  { what: 'digests of another kind', code: 'hash-unsupported', payload: { _sd_alg: 'sha-512', _sd: [] } },
  { what: 'digests of no kind', code: 'hash-unsupported', payload: { _sd_alg: null, _sd: [] } },
  {
    what: 'what is too deep',
    code: 'too-deep',
    payload: { _sd: [deep.digest] },
    disclosures: deep.disclosures,
  },
  { what: 'too many disclosures', code: 'too-many', payload: { _sd: digests(...many) }, disclosures: many },
];

describe('what has to be refused (RFC 9901, section 7.1; SD-JWT VC, section 3.2.2.2)', () => {
  test.each(HOLES)('$what', async ({ code, payload, disclosures = [] }) => {
    const text = await craft(issuer, { ...foreignClaims(issuer), ...payload }, disclosures);
    expect(thrown(() => readSdJwt(text)).code).toBe(`sd-jwt.${code}`);
  });

  test('the library lets most of it pass, which is why it is not what verifies', async () => {
    const refused: string[] = [];
    for (const { what, payload, disclosures = [] } of HOLES) {
      const text = await craft(issuer, { ...foreignClaims(issuer), ...payload }, disclosures);
      const claims = await libraryInstance()
        .getClaims(text)
        .catch(() => undefined);
      if (claims === undefined) refused.push(what);
    }
    expect(refused).toEqual([
      'a disclosure of no array',
      'a disclosure of four parts',
      'a disclosure of a salt alone',
      'a disclosure of nothing',
      'an empty disclosure',
    ]);
  });

  test.each([
    ['a name twice in a disclosure', '["s","a",{"b":1,"b":2}]', 'json.duplicate-key'],
    ['a prototype in a disclosure', '["s","a",{"__proto__":{}}]', 'json.forbidden-key'],
    ['more than one value in a disclosure', '["s","a",1] 2', 'json.malformed'],
    ['a number that nobody can read twice', '["s","a",1.00000000000000000001]', 'json.number'],
  ])('%s', async (_what, content, code) => {
    const text = disclosureOf(content);
    const made = await craft(issuer, foreignClaims(issuer, { _sd: digests(text) }), [text]);
    expect(thrown(() => readSdJwt(made)).code).toBe(code);
  });
});

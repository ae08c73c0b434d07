import { existsSync, readFileSync } from 'node:fs';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { toBase64url } from '../../../src/credentials/jose/base64url.js';
import { at } from '../../security/forge.js';
import { forge, JOSE_KEY_TYPES, credentialOf as joseCredential, joseIssuer } from '../jose-issuers.js';
import { CASES, credentialOf, DATA_INTEGRITY, ED25519_2020, shownBy, V1 } from '../outside-proofs.js';
import { badge, changed, endorsement, record, signed } from '../outside-records.js';
import { entry } from '../outside-status.js';
import { makeSdJwtWorld, present } from '../sd-jwt.js';
import { sealedFile } from '../sealed-file.js';
import { strangerBadge } from '../stranger.js';
import { testKey } from '../suite-keys.js';
import type { Made } from './inputs.js';
import { inDataUrl } from './ours.js';
import { parsed } from './stage.js';

const CREATED = { created: '2026-06-01T10:00:00Z' };

/** What issuers wrote whom this network doesn't know: well and badly made, in every form. */
export async function foreign(): Promise<Made[]> {
  return [
    ...(await bySuites()),
    ...(await badges()),
    ...(await envelopes()),
    ...(await records()),
    ...(await sdJwts()),
    ...(await europass()),
    ...official(),
  ];
}

/** Words of version 1.1 that everybody knows. */
function contextsOf({ suite, version }: (typeof CASES)[number]): JsonObject {
  const ofProof = suite === 'Ed25519Signature2020' ? ED25519_2020 : DATA_INTEGRITY;
  return version === '2.0' ? {} : { '@context': [V1, ofProof, 'https://w3id.org/citizenship/v1'] };
}

async function bySuites(): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of CASES) {
    const key = await testKey(one.keyType, 'outside');
    const mandatoryPointers = ['/issuer', ...(one.version === '1.1' ? ['/issuanceDate'] : [])];
    const document = credentialOf(one, key, contextsOf(one));
    const shown = await shownBy(one, document, { says: CREATED, mandatoryPointers });
    made.push([`a stranger’s, ${one.name}`, shown]);
    const name = (copy: JsonObject) => {
      at(copy, 'credentialSubject').name = 'Mallory';
    };
    made.push([`a stranger’s, ${one.name}, tampered with`, changed(shown, name)]);
  }
  const plain = { suite: 'eddsa-rdfc-2022', keyType: 'Ed25519', version: '2.0', name: '' } as const;
  const key = await testKey('Ed25519', 'outside');
  const by = (over: JsonObject, says = {}) =>
    shownBy(plain, credentialOf(plain, key, over), { says: { ...CREATED, ...says } });
  return [
    ...made,
    ['a stranger’s that is over', await by({ validUntil: '2026-01-01T00:00:00Z' })],
    ['a stranger’s that has not begun', await by({ validFrom: '2027-01-01T00:00:00Z' })],
    ['a stranger’s with a date that is none', await by({ validFrom: '2026-02-30T00:00:00Z' })],
    ['a stranger’s of an issuer with another method', await by({ issuer: 'did:web:elsewhere.example' })],
    ['a stranger’s of an issuer of an unknown method', await by({ issuer: 'did:unheard:of' })],
    ['a stranger’s of an issuer with an address', await by({ issuer: 'https://elsewhere.example/us' })],
    ['a stranger’s with a proof that is over', await by({}, { expires: '2026-06-02T00:00:00Z' })],
    ['a stranger’s with a proof for something else', await by({}, { proofPurpose: 'authentication' })],
    [
      'a stranger’s with a proof for a challenge',
      await by({}, { challenge: 'abc', domain: 'elsewhere.example' }),
    ],
    ['a stranger’s with a status', await by({ credentialStatus: entry() })],
    [
      'a stranger’s with a status of an unknown type',
      await by({
        credentialStatus: { type: 'https://elsewhere.example/Unheard', id: 'https://elsewhere.example/1' },
      }),
    ],
    [
      'a stranger’s with a schema',
      await by({ credentialSchema: { id: 'https://elsewhere.example/s.json', type: 'JsonSchema' } }),
    ],
    ['a stranger’s with terms of use', await by({ termsOfUse: { type: 'https://elsewhere.example/Trust' } })],
  ];
}

async function badges(): Promise<Made[]> {
  const known = await strangerBadge('1');
  const withContext = (context: JsonValue) => ({
    ...parsed(known),
    '@context': ['https://www.w3.org/ns/credentials/v2', context],
  });
  const inline = { ownWord: 'https://elsewhere.example/word' };
  return [
    ['a badge of a stranger', known],
    ['a badge of a stranger, tampered with', known.replace('Teaching well', 'Teaching best')],
    [
      'a badge of a stranger that names a network',
      await strangerBadge('2', {
        issuer: { id: 'did:web:cairn.example', type: ['Profile'], name: 'Small Network' },
      }),
    ],
    ['a badge of a stranger in an unknown vocabulary', withContext('https://elsewhere.example/v1')],
    [
      'a badge of a stranger with words of its own',
      await strangerBadge('3', {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
          inline,
        ],
        ownWord: 'x',
      }),
    ],
    ['a badge of a stranger with a word renamed', withContext({ name: 'https://elsewhere.example/name' })],
    ['a badge of a stranger without a proof', changed(parsed(known), (copy) => delete copy.proof)],
    [
      'a badge of version 2',
      {
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'Assertion',
        id: 'https://elsewhere.example/a/1',
      },
    ],
  ];
}

async function envelopes(): Promise<Made[]> {
  const made: Made[] = [];
  for (const type of JOSE_KEY_TYPES) {
    const by = await joseIssuer(type);
    made.push([`a stranger’s JWT, ${type}`, await by.joseSigns(joseCredential(by))]);
  }
  const by = await joseIssuer('P-256');
  const credential = joseCredential(by);
  const token = await by.joseSigns(credential);
  const [head = '', , signature = ''] = token.split('.');
  const other = toBase64url(Buffer.from(JSON.stringify({ ...credential, name: 'Mallory' })));
  const old: JsonObject = {
    iss: by.did,
    nbf: 1_780_000_000,
    jti: 'urn:uuid:7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    sub: 'did:example:learner',
    vc: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      credentialSubject: {},
    },
  };
  const none = toBase64url(Buffer.from('{"alg":"none","typ":"vc+jwt"}'));
  return [
    ...made,
    ['a stranger’s JWT as an object', inDataUrl('Credential', token)],
    ['a stranger’s JWT, tampered with', [head, other, signature].join('.')],
    ['a stranger’s JWT without an algorithm', `${none}.${other}.`],
    ['a stranger’s JWT of version 1.1', await by.joseSigns(old, { typ: 'JWT' })],
    [
      'a stranger’s JWT of version 1.1 that is over',
      await by.joseSigns({ ...old, exp: 1_780_000_100 }, { typ: 'JWT' }),
    ],
    [
      'a stranger’s JWT of version 1.1, tampered with',
      (await by.joseSigns(old, { typ: 'JWT' })).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ],
    [
      'a stranger’s JWT that is over',
      await by.joseSigns({
        ...credential,
        validFrom: '2026-06-01T10:00:00Z',
        validUntil: '2026-06-02T10:00:00Z',
      }),
    ],
    ['a stranger’s JWT of another type', await by.joseSigns(credential, { typ: 'at+jwt' })],
    [
      'a stranger’s JWT with a critical extension',
      await by.joseSigns(credential, { crit: ['exotic'], exotic: 1 }),
    ],
    [
      'a stranger’s JWT with a key of another',
      await by.joseSigns(credential, { kid: 'did:web:elsewhere.example#1' }),
    ],
    [
      'a stranger’s JWT in which there is no JSON',
      await forge({ alg: 'ES256', kid: by.method.id, typ: 'vc+jwt' }, 'no', by),
    ],
    ['a stranger’s JWT in which there is no credential', await by.joseSigns({ sub: 'x' })],
    ['an encrypted JWT', `${toBase64url(Buffer.from('{"alg":"dir","enc":"A256GCM"}'))}..aaaa.bbbb.cccc`],
    [
      'an object with an unknown envelope',
      { ...inDataUrl('Credential', token), id: 'data:application/vc+cose;base64,gg' },
    ],
  ];
}

async function records(): Promise<Made[]> {
  const good = await signed(await badge(), 'school');
  const bad = changed(good, (copy) => {
    copy.name = 'Carpentry';
  });
  const endorsed = await badge({
    endorsement: [await signed(await endorsement('https://school.example/pottery'), 'agency')],
  });
  return [
    ['a stranger’s learner record', await signed(await record([good]), 'registrar')],
    [
      'a stranger’s learner record that lists what was tampered with',
      await signed(await record([bad]), 'registrar'),
    ],
    ['a stranger’s learner record that lists nothing', await signed(await record([]), 'registrar')],
    [
      'a stranger’s learner record of somebody else',
      await signed(await record([good], {}, { id: 'did:example:other' }), 'registrar'),
    ],
    ['a stranger’s badge that is endorsed', await signed(endorsed, 'school')],
  ];
}

async function sdJwts(): Promise<Made[]> {
  const made = await makeSdJwtWorld();
  const award = await made.award({ bound: true });
  const by = { wallet: made.wallet, nonce: 'n', aud: 'https://elsewhere.example' };
  const shown = await present(award.text, ['name'], by);
  return [
    ['a stranger’s SD-JWT', (await made.award()).text],
    ['a stranger’s SD-JWT that is bound', award.text],
    ['a stranger’s SD-JWT that its holder signed', shown],
    [
      'a stranger’s SD-JWT that its holder signed, tampered with',
      shown.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ],
  ];
}

async function europass(): Promise<Made[]> {
  const { file, workshop, resealed } = await sealedFile();
  const odd = await resealed((header) => ({ ...header, alg: 'none' }));
  workshop.close();
  return [
    ['a stranger’s Europass file', file],
    ['a stranger’s Europass file without an algorithm', odd],
    [
      'a stranger’s Europass file, tampered with',
      { ...file, payload: String(file.payload).replace('Test Learner', 'Best Learner') },
    ],
  ];
}

/** Samples and vectors that others published, as far as they are here. */
const OFFICIAL = [
  'elm/samples/gh-Sample-CertOfPart-signed.jsonld',
  'elm/samples/gh-Sample-MC-Annex1-signed.jsonld',
  'vectors/vc-di-eddsa/TestVectors/eddsa-rdfc-2022/signedDataInt.json',
  'vectors/vc-di-eddsa/TestVectors/eddsa-jcs-2022/signedJCS.json',
  'vectors/vc-di-eddsa/TestVectors/Ed25519Signature2020/signedEdSig.json',
  'vectors/vc-di-eddsa/TestVectors/proof-set-chain/signedProofSet2.json',
  'vectors/vc-di-eddsa/TestVectors/proof-set-chain/signedProofChain2.json',
];

function official(): Made[] {
  return OFFICIAL.flatMap((path) => {
    const address = new URL(`../../../../shared/data/${path}`, import.meta.url);
    return existsSync(address) ? [[`published: ${path}`, new Uint8Array(readFileSync(address))]] : [];
  });
}

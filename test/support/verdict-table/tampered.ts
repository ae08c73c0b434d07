import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { at } from '../../security/forge.js';
import type { Made } from './inputs.js';
import { parsed, type Stage } from './stage.js';

type Change = (copy: JsonObject) => void;
const subject = (copy: JsonObject) => at(copy, 'credentialSubject');
const proof = (copy: JsonObject) => at(copy, 'proof');
const achievement = (copy: JsonObject) => at(subject(copy), 'achievement');
const set =
  (of: (copy: JsonObject) => JsonObject, name: string, value: JsonValue): Change =>
  (copy) => {
    of(copy)[name] = value;
  };
const self = (copy: JsonObject) => copy;

/** What somebody without a key does to a signed module. */
const CHANGES: Readonly<Record<string, Change>> = {
  'its title': set(self, 'name', 'Doctor of Medicine'),
  'its description': set(self, 'description', 'Six years of study.'),
  'its id': set(self, 'id', 'urn:uuid:00000000-0000-4000-8000-000000000000'),
  'its issuer': set((copy) => at(copy, 'issuer'), 'id', 'did:web:cairn.example:i:beta'),
  'its issuer, for a stranger': set((copy) => at(copy, 'issuer'), 'id', 'did:web:elsewhere.example'),
  'the name of its issuer': set((copy) => at(copy, 'issuer'), 'name', 'Harvard'),
  'the day of its award': set(self, 'awardedDate', '2020-01-01T00:00:00+00:00'),
  'when it was signed': set(self, 'validFrom', '2026-06-14T10:00:00Z'),
  'until when it is valid': set(self, 'validUntil', '2099-01-01T00:00:00Z'),
  'its learner': set(subject, 'id', 'urn:uuid:00000000-0000-4000-8000-000000000000'),
  'its credits': set(achievement, 'creditsAvailable', 60),
  'its achievement': set(achievement, 'id', 'https://cairn.example/m/MB/1'),
  'its types': set(self, 'type', ['VerifiableCredential']),
  'its types, for a presentation': set(self, 'type', ['VerifiablePresentation']),
  'its types, for nothing': set(self, 'type', []),
  'its context': set(self, '@context', ['https://www.w3.org/ns/credentials/v2']),
  'its context, for one that nobody knows': set(self, '@context', [
    'https://www.w3.org/ns/credentials/v2',
    'https://elsewhere.example/v1',
  ]),
  'its status list': set(
    (copy) => at([copy.credentialStatus ?? null].flat()[0] ?? null),
    'statusListCredential',
    'https://elsewhere.example/list',
  ),
  'its place in the status list': set(
    (copy) => at([copy.credentialStatus ?? null].flat()[0] ?? null),
    'statusListIndex',
    '1',
  ),
  'a member that is new': set(self, 'unheardOf', 'x'),
  'a member of another context': set(self, 'https://schema.org/award', 'Best of all'),
  'its key': set(
    proof,
    'verificationMethod',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
  ),
  'its suite': set(proof, 'cryptosuite', 'eddsa-jcs-2022'),
  'its suite, for one that nobody knows': set(proof, 'cryptosuite', 'falcon-2030'),
  'its type of proof': set(proof, 'type', 'RsaSignature2018'),
  'the purpose of its proof': set(proof, 'proofPurpose', 'authentication'),
  'when its proof was made': set(proof, 'created', '2026-06-14T10:00:00Z'),
  'the value of its proof': set(proof, 'proofValue', 'z3FXQjecWufY46'),
  'the value of its proof, for a number': set(proof, 'proofValue', 7),
  'its subject, for a text': set(self, 'credentialSubject', 'Ana'),
  'its subject, for two': (copy) => {
    copy.credentialSubject = [subject(copy), { ...subject(copy), id: 'urn:uuid:1' }];
  },
  'a member spelt as its full address': (copy) => {
    const { name, ...rest } = achievement(copy);
    subject(copy).achievement = { ...rest, 'https://schema.org/name': name ?? null };
  },
  'without its proof': (copy) => delete copy.proof,
  'without its status': (copy) => delete copy.credentialStatus,
  'without its subject': (copy) => delete copy.credentialSubject,
  'without its issuer': (copy) => delete copy.issuer,
  'with no proof in a list': set(self, 'proof', []),
  'with its proof twice': (copy) => {
    copy.proof = [proof(copy), structuredClone(proof(copy))];
  },
  'with a second proof that is none': (copy) => {
    copy.proof = [proof(copy), { ...proof(copy), proofValue: 'z3FXQjecWufY46' }];
  },
};

/** What was changed since it was signed, by somebody who can't sign it again, in every form. */
export async function tampered(stage: Stage): Promise<Made[]> {
  const module = stage.document('good', 'MA');
  const certificate = stage.document('good', 'P1');
  const changed = (document: JsonObject, change: Change) => {
    const copy = structuredClone(document);
    change(copy);
    return copy;
  };
  const text = JSON.stringify(module);
  return [
    ...Object.entries(CHANGES).map(([what, change]): Made => [`a module: ${what}`, changed(module, change)]),
    ['a module: a name twice', text.replace('{', '{"id":"urn:uuid:1",')],
    ['a module: a prototype', text.replace('{', '{"__proto__":{"id":"urn:uuid:1"},')],
    ['a module: cut short', text.slice(0, -20)],
    ['a module: something behind it', `${text} {}`],
    ['a module: half a letter', text.replace('Exemplo', 'Exemplo\\ud800')],
    ['a module: a number that is too exact', text.replace('{', '{"x":0.12345678901234567890,')],
    ['a certificate: its credits', changed(certificate, set(achievement, 'creditsAvailable', 60))],
    ['a certificate: a part less', changed(certificate, (copy) => (at(subject(copy), 'stack').parts = []))],
    [
      'a certificate: the award of a part',
      changed(certificate, (copy) => {
        at(subject(copy), 'stack', 'parts', 0).award = 'urn:uuid:1';
      }),
    ],
    ['a certificate: without its stack', changed(certificate, (copy) => delete subject(copy).stack)],
    ...(await files(stage)),
    ...(await tokens(stage)),
  ];
}

async function files({ file, rendition }: Stage): Promise<Made[]> {
  const renamed = (bytes: Uint8Array) =>
    new Uint8Array(
      Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('Ana Exemplo', 'Ana Exempla'), 'latin1'),
    );
  const bundle = await file('good', ['P1'], '/bundle');
  const whole = parsed(bundle);
  const items = whole.verifiableCredential as JsonValue[];
  const pdf = await file('good', ['P1'], '/certificate/1.pdf');
  const png = await file('good', ['MA'], '/certificate/1.badge.png');
  const svg = await file('good', ['MA'], '/certificate/1.badge.svg');
  const edc = await rendition('good', 'MA', 'edc');
  const { payload, signatures } = parsed(edc);
  const [seal] = signatures as JsonObject[];
  return [
    ['a bundle: a name in it', renamed(bundle)],
    ['a bundle: a part less', { ...whole, verifiableCredential: items.filter((_, index) => index !== 1) }],
    ['a bundle: the certificate alone', { ...whole, verifiableCredential: items.slice(0, 1) }],
    ['a bundle: without the certificate', { ...whole, verifiableCredential: items.slice(1) }],
    ['a bundle: everything twice', { ...whole, verifiableCredential: [...items, ...structuredClone(items)] }],
    ['a PDF: a name in it', renamed(pdf)],
    ['a PDF: cut short', pdf.subarray(0, 4000)],
    ['a badge in PNG: a name in it', renamed(png)],
    ['a badge in PNG: cut short', png.subarray(0, png.length - 30)],
    ['a badge in SVG: a name in it', renamed(svg)],
    ['a badge in SVG: cut short', svg.subarray(0, svg.length - 30)],
    [
      'a badge in SVG: a document type',
      new Uint8Array(Buffer.concat([Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]>'), svg])),
    ],
    ['a Europass file: a name in it', edc.replaceAll('Ana Exemplo', 'Ana Exempla')],
    ['a Europass file: without a signature', { payload: payload ?? null, signatures: [] }],
    [
      'a Europass file: sealed twice by the same',
      { payload: payload ?? null, signatures: [seal ?? null, seal ?? null] },
    ],
    [
      'a Europass file: another header',
      {
        payload: payload ?? null,
        signatures: [{ ...seal, protected: Buffer.from('{"alg":"none"}').toString('base64url') }],
      },
    ],
    ['a Europass file: nothing that was sealed', { payload: '', signatures: [seal ?? null] }],
  ];
}

async function tokens(stage: Stage): Promise<Made[]> {
  const sdJwt = await stage.rendition('good', 'MA', 'sd-jwt');
  const other = await stage.rendition('good', 'MB', 'sd-jwt');
  const transcript = await stage.transcript('good');
  const [jwt = '', first = '', ...rest] = sdJwt.split('~');
  const parts = jwt.split('.');
  const encoded = (value: JsonValue) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonObject;
  const headed = (token: string, over: JsonObject) => {
    const [head, ...others] = token.split('.');
    return [encoded({ ...decoded(head), ...over }), ...others].join('.');
  };
  const claimed = (token: string, over: JsonObject) => {
    const [head = '', body, signature = ''] = token.split('.');
    return [head, encoded({ ...decoded(body), ...over }), signature].join('.');
  };
  const shown = (...changed: readonly string[]) => [...changed, ...rest].join('~');
  return [
    ['an SD-JWT: without an algorithm', shown(headed(jwt, { alg: 'none' }), first)],
    ['an SD-JWT: an algorithm with a shared secret', shown(headed(jwt, { alg: 'HS256' }), first)],
    ['an SD-JWT: another key', shown(headed(jwt, { kid: 'did:web:elsewhere.example#1' }), first)],
    ['an SD-JWT: another type', shown(headed(jwt, { typ: 'vc+jwt' }), first)],
    ['an SD-JWT: another claim', shown(claimed(jwt, { vct: 'https://elsewhere.example/vct' }), first)],
    ['an SD-JWT: valid for longer', shown(claimed(jwt, { exp: 4_000_000_000 }), first)],
    ['an SD-JWT: another disclosure', shown(jwt, encoded(['salt', 'name', 'Max Money']))],
    ['an SD-JWT: a disclosure twice', shown(jwt, first, first)],
    ['an SD-JWT: a disclosure of another one', shown(jwt, first, other.split('~')[1] ?? '')],
    [
      'an SD-JWT: the signature of another one',
      shown([...parts.slice(0, 2), other.split('~')[0]?.split('.')[2]].join('.'), first),
    ],
    ['an SD-JWT: without a signature', shown([...parts.slice(0, 2), ''].join('.'), first)],
    ['an SD-JWT: cut short', sdJwt.slice(0, 300)],
    ['a transcript: without an algorithm', headed(transcript, { alg: 'none' })],
    ['a transcript: another key', headed(transcript, { kid: 'did:web:elsewhere.example#1' })],
    ['a transcript: another title', claimed(transcript, { name: 'Everything' })],
    ['a transcript: without a signature', transcript.slice(0, transcript.lastIndexOf('.') + 1)],
  ];
}

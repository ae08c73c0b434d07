import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { readSealedFile } from '../../../../src/credentials/jades/read-sealed.js';
import { sealDocument } from '../../../../src/credentials/jades/seal-document.js';
import { readCertificate } from '../../../../src/credentials/x509/certificate.js';
import { timestampRequest } from '../../../../src/credentials/x509/timestamp-request.js';
import { timestamping } from '../../../../src/issuing/seals/timestamping.js';
import { guardedFetcher } from '../../../../src/net/guarded-fetch.js';
import { checkSeals } from '../../../../src/verification/checks/seals.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
  stamp,
  TIMESTAMP_USAGE,
} from '../../../support/openssl-certificates.js';
import { signerOf } from '../../../support/sealed.js';
import { type TimestampAuthority, timestampAuthority } from '../../../support/timestamp-authority.js';

let workshop: CertificateWorkshop;
let root: MadeCertificate;
let seal: MadeCertificate;
let service: TimestampAuthority;
const services: TimestampAuthority[] = [];

beforeAll(async () => {
  workshop = certificateWorkshop();
  root = workshop.authority('Root');
  seal = workshop.make('seal', { issuer: root });
  service = await serviceBy('tsa');
});
beforeEach(() => {
  service.bend = {};
});
afterAll(async () => {
  for (const one of services) await one.close();
  workshop.close();
});

async function serviceBy(name: string, extensions: readonly string[] = TIMESTAMP_USAGE, issuer = root) {
  const signer = workshop.make(name, { subject: 'O=Time', issuer, extensions });
  const made = await timestampAuthority(workshop, signer, [issuer]);
  services.push(made);
  return made;
}

interface Over {
  readonly of?: TimestampAuthority;
  readonly anchors?: readonly MadeCertificate[];
  readonly now?: Date;
}

function client({ of = service, anchors = [root], now }: Over = {}) {
  const clock = () => now ?? new Date();
  const { fetch } = guardedFetcher({ clock, allow: [new URL(of.url).origin] });
  return timestamping({
    post: (headers, body) => fetch(of.url, { method: 'POST', headers, body, limitBytes: 65_536 }),
    anchors: anchors.map(({ der }) => der),
    clock,
    random: (length) => new Uint8Array(randomBytes(length)),
  });
}

const CONTENT = new TextEncoder().encode('what existed');

/** The code of what keeps it from being taken, with that of its first fault. */
async function refusal(over: Over = {}): Promise<string[]> {
  const error: unknown = await client(over)(CONTENT).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { code, kind, faults } = error as { code: string; kind: string; faults: { code: string }[] };
  expect(kind).toBe('unavailable');
  return [code, ...faults.map((fault) => fault.code)];
}

test('a service gives a timestamp, and is asked as RFC 3161 says', async () => {
  const before = service.asked.length;
  const token = await client()(CONTENT);
  expect(token.byteLength).toBeGreaterThan(500);
  expect(service.asked[before]?.type).toBe('application/timestamp-query');
  await client()(CONTENT);
  const [one, two] = service.asked.slice(before).map(({ query }) => Buffer.from(query).toString('hex'));
  expect(one).not.toBe(two);
});

test('a seal with a timestamp is of baseline T: its time is confirmed, whatever it claims', async () => {
  const at = new Date(Date.now() - 3_600_000);
  const text = await sealDocument('{"a":1}', await signerOf(seal), { at, timestamp: client() });
  const written = JSON.parse(text) as { signatures: { header: { etsiU: string[] } }[] };
  const [member] = written.signatures[0]?.header.etsiU ?? [];
  expect(Object.keys(JSON.parse(Buffer.from(member ?? '', 'base64url').toString()))).toEqual(['sigTst']);
  const file = readSealedFile(JSON.parse(text) as JsonObject);
  const anchors = [readCertificate(root.der)];
  const confirmed = await checkSeals(file, { anchors, timestampAnchors: anchors });
  expect(confirmed.results.map(({ code }) => code)).toEqual(['proof.valid', 'proof.time-confirmed']);
  expect(confirmed.genuine[0]?.saidBy).toBe('timestamp');
  expect(Math.abs((confirmed.genuine[0]?.sealedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  const open = await checkSeals(file, { anchors, timestampAnchors: [] });
  expect(open.results.map(({ code }) => code)).toEqual(['proof.valid', 'proof.time-claimed']);
  expect(open.genuine[0]?.saidBy).toBe('iat');
});

test('a timestamp of another seal, a broken one, and one from before the claimed time are told', async () => {
  const anchors = [readCertificate(root.der)];
  const trust = { anchors, timestampAnchors: anchors };
  const sealIt = async (at: Date) =>
    JSON.parse(await sealDocument('{"a":1}', await signerOf(seal), { at, timestamp: client() })) as {
      payload: string;
      signatures: { header: { etsiU: string[] }; protected: string; signature: string }[];
    };
  const codes = async (file: object) =>
    (await checkSeals(readSealedFile(file as JsonObject), trust)).results.map(({ code }) => code);
  const [one, two] = [await sealIt(new Date()), await sealIt(new Date())];
  const swapped = { ...one, signatures: [{ ...one.signatures[0], header: two.signatures[0]?.header }] };
  expect(await codes(swapped)).toContain('proof.timestamp-of-other');
  const token = JSON.parse(Buffer.from(one.signatures[0]?.header.etsiU[0] ?? '', 'base64url').toString());
  const val = Buffer.from(token.sigTst.tstTokens[0].val, 'base64');
  val[val.byteLength - 5] = (val[val.byteLength - 5] ?? 0) ^ 1;
  const broken = { sigTst: { tstTokens: [{ val: val.toString('base64') }] } };
  const bent = { ...one, signatures: [{ ...one.signatures[0], header: { etsiU: [broken] } }] };
  expect(await codes(bent)).toContain('proof.timestamp-invalid');
  const later = await sealIt(new Date(Date.now() + 86_400_000));
  expect(await codes(later)).toContain('proof.time-contradicts');
});

test.each<[string, () => TimestampAuthority['bend'], string[]]>([
  [
    'an answer over something else',
    () => ({ request: () => timestampRequest(Buffer.from('other'), randomBytes(16)) }),
    ['timestamp.invalid', 'timestamp.other-content'],
  ],
  [
    'an answer to another request',
    () => ({ request: () => timestampRequest(CONTENT, Buffer.alloc(16, 0x41)) }),
    ['timestamp.invalid', 'timestamp.other-nonce'],
  ],
  [
    'an answer that was changed',
    () => ({ answer: (reply) => flipped(reply, reply.byteLength - 5) }),
    ['timestamp.invalid', 'timestamp.invalid'],
  ],
  ['an answer that was cut', () => ({ answer: (reply) => reply.slice(0, 100) }), ['timestamp.malformed']],
  ['a refusal', () => ({ request: () => Buffer.from('no query') }), ['timestamp.refused']],
  ['an error page', () => ({ status: 500 }), ['timestamp.unavailable']],
  ['a page', () => ({ type: 'text/html' }), ['timestamp.unavailable']],
  ['too much', () => ({ answer: () => new Uint8Array(70_000) }), ['fetch.too-large']],
])('%s is no timestamp', async (_name, bend, codes) => {
  service.bend = bend();
  if (codes[0] === 'fetch.too-large')
    await expect(client()(CONTENT)).rejects.toMatchObject({ code: codes[0] });
  else expect(await refusal()).toEqual(codes);
});

test('the time of a service whose clock is wrong is not taken', async () => {
  expect(await refusal({ now: new Date(Date.now() + 3_600_000) })).toEqual([
    'timestamp.invalid',
    'timestamp.other-time',
  ]);
});

test('a service that nobody vouches for, whose certificate has expired, or is for something else', async () => {
  const stranger = workshop.authority('Stranger');
  expect(await refusal({ anchors: [stranger] })).toEqual(['timestamp.invalid', 'timestamp.unanchored']);
  const twin = workshop.authority('Root', { from: stamp(-30), until: stamp(-1) });
  const under = await serviceBy('under', TIMESTAMP_USAGE, twin);
  expect(await refusal({ of: under, anchors: [twin] })).toEqual(['timestamp.invalid', 'timestamp.expired']);
  expect(await client({ of: under, anchors: [] })(CONTENT)).toBeInstanceOf(Uint8Array);
});

test('a service that is not there', async () => {
  const gone = await serviceBy('gone');
  await gone.close();
  await expect(client({ of: gone })(CONTENT)).rejects.toMatchObject({ code: 'fetch.no-answer' });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import { bakePng, bakeSvg } from '../../../src/delivery/badge/bake.js';
import { qrPng } from '../../../src/delivery/qr.js';
import { LOGO } from '../pictures.js';
import { strangerBadge } from '../stranger.js';
import type { Made } from './inputs.js';
import { PUBLIC_URL, type Stage } from './stage.js';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';

/** What is no credential at all, or not what it says that it is. */
export async function files(stage: Stage): Promise<Made[]> {
  const logo = new Uint8Array(Buffer.from(LOGO, 'base64'));
  const badge = await strangerBadge('9');
  const publicJson = async (path: string) =>
    new Uint8Array(await (await stage.site.get(path, { Accept: 'application/json' })).arrayBuffer());
  return [
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['a letter', 'Dear Sir or Madam'],
    ['null', 'null'],
    ['a number', '42'],
    ['a text in quotes', '"hello"'],
    ['an empty list', '[]'],
    ['a list of credentials', `[${badge}]`],
    ['an empty object', '{}'],
    ['an object of something else', '{"type":"Thing"}'],
    ['a list that never ends', '['.repeat(100_000)],
    ['an object in objects, 40 deep', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
    ['an object in objects, 100 000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a credential in credentials, 60 deep', nested(badge, 60)],
    ['200 000 numbers', JSON.stringify({ a: Array(200_000).fill(1) })],
    [
      'a credential with 5000 achievements',
      {
        ...JSON.parse(badge),
        evidence: Array.from({ length: 5000 }, (_, index) => ({ id: `urn:x:${index}`, type: ['Evidence'] })),
      },
    ],
    ['a number beyond all numbers', '{"a":1e999}'],
    ['zeros', new Uint8Array(1000)],
    ['bytes of no text', bytes(0xc3, 0x28, 0xff, 0xfe, 0x00)],
    ['a ZIP', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0)],
    ['a page', '<!doctype html><title>Diploma</title><p>Congratulations'],
    ['a script', '<script>alert(1)</script>'],
    ['XML', '<?xml version="1.0"?><diploma/>'],
    ['an unfinished element', '<svg'],
    ['CSV', 'learner,name\nMP-1,Ana\n'],
    ['an address', `${PUBLIC_URL}/s/AAAAAAAAAAAAAAAAAAAAAA`],
    ['three words with dots', 'aaaa.bbbb.cccc'],
    ['dots', '..'],
    ['tildes', 'aaaa.bbbb.cccc~~~'],
    ['a PDF without an attachment', await pdf()],
    ['a PDF with somebody else’s attachment', await pdf({ attachment: 'Dear Sir or Madam' })],
    ['a PDF with a credential attached by another program', await pdf({ attachment: badge })],
    ['an encrypted PDF', await pdf({ password: 'secret' })],
    ['the start of a PDF', '%PDF-1.7'],
    ['a picture with nothing in it', logo],
    ['a picture in SVG with nothing in it', SVG],
    ['a picture in SVG with two credentials', bakeSvg(bakeSvg(SVG, badge), badge)],
    ['a picture in SVG with a letter in it', bakeSvg(SVG, 'Dear Sir or Madam')],
    ['a picture in SVG with a stranger’s badge', bakeSvg(SVG, badge)],
    ['a picture with a stranger’s badge', bakePng(logo, badge)],
    ['a picture with two credentials', bakePng(bakePng(logo, badge), badge)],
    ['a picture with a letter in it', bakePng(logo, 'Dear Sir or Madam')],
    ['the start of a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    [
      'a picture that says it is larger than it is',
      new Uint8Array(
        Buffer.concat([
          Buffer.from(LOGO, 'base64').subarray(0, 8),
          Buffer.from('7fffffff', 'hex'),
          Buffer.from('iTXt'),
        ]),
      ),
    ],
    ['a grey picture', new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 3 })))],
    ['a picture of a code', new Uint8Array(await qrPng('https://elsewhere.example/x'))],
    ['a photograph that is cut short', bytes(0xff, 0xd8, 0xff, 0xe0, 1, 2)],
    ['an animation', new Uint8Array(Buffer.from('GIF89a', 'latin1'))],
    ['what the network says of its issuers', await publicJson('/registry')],
    ['what the service publishes for verifying', await publicJson('/verify/material')],
    ['a DID document', await publicJson('/.well-known/did.json')],
    ['a module as it was published', await publicJson('/m/MA/1')],
    ['a programme as it was published', await publicJson('/p/P1/1')],
    ['a status list', await statusList(stage)],
    ['a status list as a token', await statusList(stage, 'token')],
    ['a file beyond all files', new Uint8Array(2_000_001).fill(0x20)],
  ];
}

function nested(badge: string, depth: number): string {
  let inner = badge;
  for (let count = 0; count < depth; count++)
    inner = `{"type":"VerifiablePresentation","@context":"https://www.w3.org/ns/credentials/v2","verifiableCredential":[${inner}]}`;
  return inner;
}

async function statusList({ document, site }: Stage, form?: 'token'): Promise<string> {
  const entries = [document('good', 'MA').credentialStatus].flat() as { statusListCredential?: string }[];
  const address = entries[0]?.statusListCredential ?? '';
  const answer = await site.get(form ? address.replace(/[^/]+$/, 'token') : address);
  return answer.text();
}

function pdf({
  attachment,
  password,
}: {
  readonly attachment?: string;
  readonly password?: string;
} = {}): Promise<Uint8Array> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    ...(password === undefined ? {} : { userPassword: password }),
  });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  doc.text('Diploma');
  if (attachment !== undefined)
    doc.file(Buffer.from(attachment), { name: 'diploma.json', type: 'application/json' });
  return new Promise((resolve) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    doc.end();
  });
}

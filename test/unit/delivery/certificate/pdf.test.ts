import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import type { CertificateFacts } from '../../../../src/delivery/certificate/facts.js';
import { certificatePdf, type PdfAttachment } from '../../../../src/delivery/certificate/pdf.js';
import { checkPicture } from '../../../../src/delivery/certificate/picture.js';
import { bakedIn } from '../../../../src/verification/baked.js';
import { LINK, moduleCertificate, programmeCertificate } from '../../../support/certificates.js';
import { LOGO } from '../../../support/pictures.js';

/** Read with poppler, by which most free readers draw. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'certificate.pdf');
const poppler = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 25 });
async function written(facts: CertificateFacts, attachment?: PdfAttachment) {
  const bytes = await certificatePdf(facts, attachment ? { attachment } : {});
  writeFileSync(file, bytes);
  return bytes;
}
/** What the streams of a file say that can be unpacked. */
function contents(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/FlateDecode\n>>\nstream\n(.*?)\nendstream/gs)]
    .map(([, packed = '']) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'))
    .join('\n');
}
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a certificate as PDF', () => {
  const picture = checkPicture(Buffer.from(LOGO, 'base64'));
  const facts = programmeCertificate('iPET-3', {
    logo: picture,
    seal: picture,
    signatories: [{ name: 'Ana & <Rui>', picture }],
    title: { en: 'Pedagogy & <Practice>' },
  });
  const bytes = Buffer.from(JSON.stringify({ type: 'VerifiablePresentation', name: 'Ünï' }));
  const attachment = { name: 'bundle.json', mediaType: 'application/vp', bytes };

  let pdf: Uint8Array;
  let text: string;
  beforeAll(async () => {
    pdf = await written(facts, attachment);
    text = Buffer.from(pdf).toString('latin1');
  });

  test('is the same file for the same facts', async () => {
    expect(Buffer.compare(pdf, await certificatePdf(facts, { attachment }))).toBe(0);
  });

  test('is one tagged page with fonts inside that says what it is', () => {
    const info = poppler('pdfinfo', file);
    expect(info).toMatch(/^Title: +Certificate: Pedagogy & <Practice>$/m);
    for (const line of [/^Tagged: +yes$/m, /^Pages: +1$/m, /^Page size: .*\(A4\)$/m, /^PDF version: +1\.7$/m])
      expect(info).toMatch(line);
    const fonts = poppler('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(3);
    // embedded, a subset, with what each glyph says
    expect(fonts.filter((line) => !/ yes +yes +yes /.test(line))).toEqual([]);
    expect(text).toMatch(/\/OutputIntents \[/);
    expect(text).toMatch(/\/S \/GTS_PDFA1\n/);
    expect(text).toMatch(/\/Lang \(en\)/);
    expect(text).toMatch(/\/AFRelationship \/Data\n/);
    expect(text).toMatch(/\/AF \[\d+ 0 R\]/);
    expect(text).not.toMatch(/\/(?:JavaScript|Launch|Encrypt|LZWDecode|AcroForm)\b/);
  });

  test('says in well-formed metadata that it is PDF/A-3a', () => {
    const metadata = poppler('pdfinfo', '-meta', file);
    const said: Record<string, string> = {};
    const parser = new SaxesParser();
    let name = '';
    parser.on('opentag', (tag) => {
      name = tag.name;
    });
    parser.on('text', (piece) => {
      if (piece.trim() !== '') said[name] = piece;
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(metadata).close();
    expect(said).toMatchObject({
      'pdfaid:part': '3',
      'pdfaid:conformance': 'A',
      'rdf:li': 'Certificate: Pedagogy & <Practice>',
      'pdf:Producer': 'Cairn',
    });
  });

  test('is drawn, and the code on the picture leads to its link', () => {
    poppler('pdftoppm', '-r', '150', '-png', '-singlefile', file, path.join(folder, 'page'));
    const { data, width, height } = PNG.sync.read(readFileSync(path.join(folder, 'page.png')));
    expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(LINK);
    // the address can be followed, too
    expect(text).toContain(`/URI (${LINK})`);
  });

  test('is read in the order in which it is meant', () => {
    const structure = poppler('pdfinfo', '-struct-text', file);
    const order = [
      'DEMONSTRATION',
      'ENTER Network',
      'H1 (block)',
      '“Engineering Educator”, leading to international accreditation',
      'AWARDED TO',
      'Matej',
      'ECTS credits',
      'LEARNING OUTCOMES',
      'BUILT FROM',
      'Diploma “Higher',
      'Certificate “Qualification',
      'Course Design',
      'Assessment of',
      'Ana & <Rui>',
      'Check: ',
      'Credential: ',
    ].map((words) => flat(structure).indexOf(words));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    // what lies within what: two inner programmes, of which one lies within the other
    const depths = [...structure.matchAll(/^( *)L \(block\)/gm)].map(([, spaces = '']) => spaces.length);
    expect(new Set(depths).size).toBe(3);
    const alternatives = [
      ...Buffer.from(readFileSync(file))
        .toString('latin1')
        .matchAll(/\/Alt \(/g),
    ];
    // logo, signature, seal and code
    expect(alternatives).toHaveLength(4);
  });

  test('carries the signed documents byte for byte, and gives them to whoever checks the file', () => {
    const out = path.join(folder, 'attached.json');
    poppler('pdfdetach', '-save', '1', '-o', out, file);
    expect(readFileSync(out)).toEqual(bytes);
    expect(bakedIn(pdf)).toBe(bytes.toString('utf8'));
    expect(() => bakedIn(pdf.subarray(0, 4000))).toThrow(
      expect.objectContaining({ code: 'verify.nothing-inside' }),
    );
  });
});

describe('names', () => {
  const LONG = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(6).slice(0, 200);
  test.each([['Қазақ Әлия Сәрсенқызы'], ['Zo\u0308e Nguye\u0302\u0303n'], ['Suharto'], [LONG]])(
    '%s can be read out of it',
    async (learnerName) => {
      await written(moduleCertificate('EP-CDA', { learnerName }));
      const read = poppler('pdftotext', '-raw', file, '-');
      // where no space is in the name, a line may end within it
      const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
      expect(squeezed(read)).toContain(squeezed(learnerName));
      if (learnerName.length < 30) expect(flat(read)).toContain(learnerName.normalize('NFC'));
      // all on the page: what sticks out isn't within its box
      const boxes = poppler('pdftotext', '-bbox', file, '-').matchAll(/xMin="([-\d.]+)".*xMax="([-\d.]+)"/g);
      for (const [, from, to] of boxes) {
        expect(Number(from)).toBeGreaterThanOrEqual(0);
        expect(Number(to)).toBeLessThanOrEqual(842);
      }
    },
  );

  test('from right to left keep their letters', async () => {
    await written(moduleCertificate('EP-CDA', { learnerName: 'אביגיל' }));
    expect(poppler('pdftotext', '-raw', file, '-')).toContain('אביגיל');
    // dots that were split off their letters stand for nothing, so the name stands beside them
    const learnerName = 'محمد بن علي';
    const named = Buffer.from(learnerName, 'utf16le').swap16().toString('hex');
    const drawn = contents(await written(moduleCertificate('EP-CDA', { learnerName })));
    expect(drawn).toContain(`/Span <</ActualText <feff${named}>>> BDC`);
  });

  test('without a font are refused, not drawn as empty boxes', async () => {
    await expect(
      certificatePdf(moduleCertificate('EP-CDA', { learnerName: '王小明' })),
    ).rejects.toMatchObject({
      code: 'certificate.no-letter',
    });
  });
});

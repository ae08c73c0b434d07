import PDFDocument from 'pdfkit';
import { type Block, type CertificateLayout, COLOURS, type PictureBlock, type ShapeBlock } from './blocks.js';
import { certificateFonts, type Fonts } from './faces.js';
import type { CertificateFacts } from './facts.js';
import { layoutCertificate } from './layout.js';
import { type Tag, tagsOf } from './pdf-tags.js';
import { PdfText } from './pdf-text.js';
import { onGround } from './raster.js';

/** A file that a PDF carries: the signed proof of what is printed. */
export interface PdfAttachment {
  /** With its ending. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

type Doc = PDFKit.PDFDocument;

/**
 * A certificate as PDF/A-3a (ISO 19005-3): fonts embedded, tagged in the order of reading, with the signed documents inside as an
 * associated file. The same facts and file give the same bytes. Throws what `layoutCertificate` does.
 */
export async function certificatePdf(
  facts: CertificateFacts,
  options: { readonly attachment?: PdfAttachment; readonly fonts?: Fonts } = {},
): Promise<Uint8Array> {
  const fonts = options.fonts ?? certificateFonts();
  const layout = layoutCertificate(facts, fonts);
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: layout.language,
    displayTitle: true,
    size: [layout.width, layout.height],
    margin: 0,
    // none but those that letters are drawn with
    font: '',
    info: {
      Title: layout.title,
      Producer: 'Cairn',
      Creator: 'Cairn',
      CreationDate: new Date(`${facts.signedOn ?? facts.awardedOn}T00:00:00Z`),
    },
  });
  escapeMetadata(doc);
  const bytes = collected(doc);
  const text = new PdfText(doc, fonts);
  drawDecoration(doc, text, layout);
  const root = doc.struct('Document', { title: layout.title });
  doc.addStructure(root);
  for (const tag of tagsOf(layout.reading)) addTag({ doc, text, link: facts.link }, root, tag);
  root.end();
  if (options.attachment) attach(doc, options.attachment, doc.info.CreationDate);
  doc.end();
  return bytes;
}

async function collected(doc: Doc): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of doc) pieces.push(piece as Uint8Array);
  return new Uint8Array(Buffer.concat(pieces));
}

/** PDFKit writes what it is told into the XML of the metadata as it is. */
function escapeMetadata(doc: Doc): void {
  const inner = doc as unknown as { _addInfo: () => void; info: Record<string, unknown> };
  const add = inner._addInfo;
  inner._addInfo = () => {
    const { info } = inner;
    const escaped = Object.entries(info).map(([key, value]) => [
      key,
      typeof value === 'string' ? xml(value) : value,
    ]);
    inner.info = Object.fromEntries(escaped);
    add.call(doc);
    inner.info = info;
  };
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Everything that says nothing, first: nothing of it lies on what does. */
function drawDecoration(doc: Doc, text: PdfText, { blocks, reading }: CertificateLayout): void {
  const said = new Set(reading);
  doc.markContent('Artifact', { type: 'Layout' });
  for (const block of blocks) if (!said.has(block)) draw(doc, text, block);
  doc.endMarkedContent();
}

function draw(doc: Doc, text: PdfText, block: Block): void {
  if (block.kind === 'shape') drawShape(doc, block);
  else if (block.kind === 'picture') drawPicture(doc, block);
  else {
    doc.fillColor(block.colour);
    text.draw(block);
  }
}

function drawShape(doc: Doc, { path, fill, stroke, strokeWidth, opacity }: ShapeBlock): void {
  doc.save().path(path);
  if (opacity !== undefined) doc.opacity(opacity);
  if (stroke)
    doc
      .lineWidth(strokeWidth ?? 1)
      .lineCap('round')
      .lineJoin('round');
  if (fill && stroke) doc.fillAndStroke(fill, stroke);
  else if (fill) doc.fill(fill);
  else if (stroke) doc.stroke(stroke);
  doc.restore();
}

function drawPicture(doc: Doc, { picture, x, y, width, height }: PictureBlock): void {
  // PDFKit takes transparent pictures apart in its own time, and the bytes would have another order each time
  doc.image(Buffer.from(onGround(picture, COLOURS.paper)), x, y, { width, height });
}

interface Writing {
  readonly doc: Doc;
  readonly text: PdfText;
  readonly link: string | undefined;
}

function addTag(writing: Writing, parent: PDFKit.PDFStructureElement, { type, blocks, inner }: Tag): void {
  const { doc, text, link } = writing;
  const [first] = blocks;
  const figure = first && first.kind !== 'text' ? first : undefined;
  const box = figure && ([figure.x, figure.y, figure.x + figure.width, figure.y + figure.height] as const);
  const element = doc.struct(type, {
    ...(figure?.alt === undefined ? {} : { alt: figure.alt }),
    ...(box ? { bbox: [...box], placement: 'Block' as const } : {}),
  });
  parent.add(element);
  for (const block of blocks) {
    element.add(doc.markStructureContent(type));
    draw(doc, text, block);
    doc.endMarkedContent();
  }
  if (type === 'Link' && first && link !== undefined) {
    const annotation = {
      Subtype: 'Link',
      A: action(doc, link),
      Contents: new String(link),
      structParent: element,
    };
    doc.annotate(
      first.x,
      first.y,
      first.width,
      first.height,
      annotation as unknown as PDFKit.Mixins.AnnotationOption,
    );
  }
  for (const one of inner) addTag(writing, element, one);
  element.end();
}

function action(doc: Doc, link: string): PDFKit.PDFKitReference {
  const reference = doc.ref({ S: 'URI', URI: new String(link) });
  reference.end(undefined as never);
  return reference;
}

function attach(doc: Doc, { name, mediaType, bytes }: PdfAttachment, at: Date | undefined): void {
  const options = { name, type: mediaType, relationship: 'Data', creationDate: at, modifiedDate: at };
  // as it is, so that whoever looks for it finds it without unpacking
  const inner = doc as unknown as { compress: boolean };
  inner.compress = false;
  doc.file(Buffer.from(bytes), options as PDFKit.Mixins.PDFAttachmentOptions);
  inner.compress = true;
}

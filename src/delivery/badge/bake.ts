import { crc32 } from 'node:zlib';
import { BAKED, BAKED_NAMESPACE } from '../../verification/baked.js';

const latin1 = new TextEncoder();

/** Length, type, 13 bytes of content and checksum of the chunk that comes first. */
const HEADER_END = 8 + 12 + 13;

/**
 * Bakes a credential into a PNG of ours (Open Badges 3.0, section 5.3.1): its signed text in one uncompressed `iTXt` chunk.
 *
 * @param document the JSON text, or the compact JWS, of the credential.
 */
export function bakePng(png: Uint8Array, document: string): Uint8Array {
  // keyword, its end, not compressed (two bytes), no language, no translated keyword
  const content = Buffer.concat([latin1.encode(BAKED), new Uint8Array(5), Buffer.from(document, 'utf8')]);
  const typed = Buffer.concat([latin1.encode('iTXt'), content]);
  const chunk = Buffer.concat([uint32(content.length), typed, uint32(crc32(typed))]);
  return new Uint8Array(Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]));
}

/**
 * The same into an SVG of ours (section 5.3.2): in an element directly after the start of the document, as JSON, whose text may not
 * end the section that it stands in.
 */
export function bakeSvg(svg: string, document: string): string {
  const json = document.replaceAll(']]>', ']]\\u003e');
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_start, attributes: string) =>
      `<svg xmlns:openbadges="${BAKED_NAMESPACE}" ${attributes}><openbadges:credential><![CDATA[${json}]]></openbadges:credential>`,
  );
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

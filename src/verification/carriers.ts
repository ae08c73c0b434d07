const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a file is that may carry a credential inside, by how it begins; `undefined` for any other. */
export function carrierOf(bytes: Uint8Array): 'png' | 'pdf' | 'svg' | undefined {
  if (PNG_START.every((byte, index) => bytes[index] === byte)) return 'png';
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  if (start.startsWith('%PDF-')) return 'pdf';
  return /^\ufeff?\s*<(?:\?xml|svg|!--|!DOCTYPE)/.test(start) ? 'svg' : undefined;
}

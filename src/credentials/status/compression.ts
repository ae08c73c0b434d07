export type Compression = 'gzip' | 'deflate';

/** Bytes in GZIP (RFC 1952) or, for `deflate`, ZLIB (RFC 1950) form. */
export async function compress(bytes: Uint8Array<ArrayBuffer>, form: Compression): Promise<Uint8Array> {
  const zipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream(form));
  return new Uint8Array(await new Response(zipped).arrayBuffer());
}

/** The bytes that were compressed; `undefined` for what isn't of that form, or is longer than `most` bytes unpacked. */
export async function decompress(
  zipped: Uint8Array,
  form: Compression,
  most: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([Uint8Array.from(zipped)]).stream().pipeThrough(new DecompressionStream(form));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(next.value);
    }
  } catch {
    return undefined;
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

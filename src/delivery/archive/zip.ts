import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ArchivedFile {
  /** With forward slashes, relative. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Pictures and PDFs are packed already. */
const PACKED = /\.(?:png|pdf)$/;

/** Files as a zip, in pieces: the next file is asked for when the one before is on its way, so that a few are in memory at a time. */
export async function* zipped(files: AsyncIterable<ArchivedFile>, at: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  let source: Readable | undefined;
  const filled = (async () => {
    for await (const { path, bytes } of files) {
      source = Readable.from([Buffer.from(bytes)]);
      zip.addReadStream(source, path, { mtime: at, compress: !PACKED.test(path) });
      await finished(source);
    }
    zip.end();
  })();
  // the reader of the output is told
  filled.catch((error: Error) => zip.outputStream.destroy(error));
  try {
    yield* zip.outputStream;
    await filled;
  } finally {
    source?.destroy();
    zip.outputStream.destroy();
  }
}

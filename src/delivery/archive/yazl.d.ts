declare module 'yazl' {
  import type { Readable } from 'node:stream';

  export class ZipFile {
    readonly outputStream: Readable;
    addBuffer(content: Buffer, path: string, options?: { readonly compress?: boolean }): void;
    addReadStream(
      content: Readable,
      path: string,
      options?: { readonly compress?: boolean; readonly mtime?: Date },
    ): void;
    end(): void;
  }
}

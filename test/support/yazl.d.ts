declare module 'yazl' {
  export class ZipFile {
    readonly outputStream: NodeJS.ReadableStream;
    addBuffer(content: Buffer, path: string, options?: { readonly compress?: boolean }): void;
    end(): void;
  }
}

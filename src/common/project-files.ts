/** The folder with `package.json`: above `src`, or above `dist` and what it is bundled to. */
const FOLDER = new URL(import.meta.url.replace(/\/(?:src|dist)\/(?!.*\/(?:src|dist)\/).*$/, '/'));

/** A file or folder of the project, such as `prisma/seed/`, by its path from the project's folder. */
export function projectFile(path: string): URL {
  return new URL(path, FOLDER);
}

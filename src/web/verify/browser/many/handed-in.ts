import { BATCH_LIMITS, mayBeList } from '../../../../verification/lists.js';
import type { Many, NamedFile } from './messages.js';

/** What of a drop may be a folder. */
type Dropped = readonly FileSystemEntry[];

/** Files as they were chosen, those of a folder with their place in it. */
export function chosenFiles(files: Iterable<File>): Many {
  const named = Array.from(files, (file) => ({ name: file.webkitRelativePath || file.name, file }));
  return { kind: 'files', files: shown(named) };
}

/** The files that were dropped, and all in the folders that were. */
export async function droppedFiles(entries: Dropped): Promise<Many> {
  return { kind: 'files', files: shown((await Promise.all(entries.map(filesIn))).flat()) };
}

/**
 * A text of which several lines are something by themselves; `undefined` for one thing that is written on several lines. A file that
 * isn't a list by its name is one thing.
 */
export function linesIn(text: string): Many | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const several = lines.length > 1 && lines.some((line) => isWhole(line.trim())) && !isJson(text);
  return several ? { kind: 'lines', text } : undefined;
}

/** The same of a single file, unless it is larger than many may be together. */
export async function listIn(file: File): Promise<Many | undefined> {
  if (file.size > BATCH_LIMITS.bytes) return undefined;
  return mayBeList(file.name) && linesIn(await file.text()) ? chosenFiles([file]) : undefined;
}

/** By the order of their names and without what is hidden in folders, as on the command line. */
function shown(files: readonly NamedFile[]): readonly NamedFile[] {
  return files.filter(({ name }) => !name.includes('/.')).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.slice(1), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // a reader gives some of them at a time
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return (await Promise.all(found.map(filesIn))).flat();
    found.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A link, a token, or JSON on one line. */
function isWhole(line: string): boolean {
  return /^https?:\/\/\S+$/i.test(line) || /^[\w-]+\.[\w-]*\.[\w-]*(?:~\S*)?$/.test(line) || isJson(line);
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

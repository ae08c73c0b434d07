import { CairnError } from '../../../../common/errors.js';
import type { JsonValue } from '../../../../common/json.js';
import {
  type BatchEntry,
  type BatchItem,
  fileItems,
  itemTooLarge,
  lineItems,
  linkElsewhere,
  linkUnknown,
  verifyEach,
} from '../../../../verification/batch.js';
import { rowOf } from '../../../../verification/batch-rows.js';
import { BATCH_LIMITS, mayBeList } from '../../../../verification/lists.js';
import { isPicture, isPng, LARGEST } from '../kinds.js';
import type { Asking, Problem } from '../messages.js';
import { type ReadingDeps, readHandedIn, shareToken, Unreadable } from '../reading.js';
import type { Checked, Many, ManyQuestion, ManyTold, NamedFile, Trust } from './messages.js';

interface ManyDeps extends ReadingDeps {
  readonly loadTrust: (asking: Asking) => Promise<Trust>;
}

/**
 * Checks what was handed in together, one after the other, and tells each as soon as it is through. More than `BATCH_LIMITS.items` are
 * refused before anything is begun. Throws `Unreadable` where there is nothing to verify with.
 */
export async function checkMany(
  { many, ...asking }: ManyQuestion,
  deps: ManyDeps,
  tell: (told: ManyTold) => void,
): Promise<void> {
  const items = await itemsOf(many, deps);
  const problem = amiss(items.length);
  if (problem) return tell({ kind: 'refused', problem });
  const { trust, named } = await deps.loadTrust(asking);
  tell({ kind: 'begun', total: items.length });
  const options = { claims: 'told', isOver: () => false, unforeseen } as const;
  for await (const entry of verifyEach(items, trust, options))
    tell({ kind: 'checked', checked: await checkedOf(entry, named) });
  tell({ kind: 'done' });
}

function amiss(count: number): Problem | undefined {
  if (count === 0) return { code: 'verify.batch-empty' };
  const values = { count: String(count), limit: String(BATCH_LIMITS.items) };
  return count > BATCH_LIMITS.items ? { code: 'verify.batch-too-many', values } : undefined;
}

async function checkedOf(entry: BatchEntry, named: Trust['named']): Promise<Checked> {
  const row = rowOf(entry);
  if ('report' in entry) return { row, report: await named(entry.report) };
  const { cause, code, message } = entry.error;
  return { row, problem: cause instanceof Unreadable ? cause.problem : { code, message } };
}

/** Lists are read at once, to know how many they hold; every other file when it is its turn. */
async function itemsOf(many: Many, deps: ManyDeps): Promise<readonly BatchItem[]> {
  const follow = (link: string) => followed(link, deps);
  if (many.kind === 'lines') return lineItems(many.text, '', follow);
  const items = await Promise.all(
    many.files.map(async ({ name, file }) =>
      mayBeList(name) && file.size <= BATCH_LIMITS.bytes
        ? fileItems(name, await bytesOf(file), follow)
        : [{ name, read: () => fileRead(file, deps) }],
    ),
  );
  return items.flat();
}

async function fileRead(file: NamedFile['file'], deps: ManyDeps): Promise<JsonValue> {
  const start = await bytesOf(file.slice(0, 16));
  // a photograph of a code is larger than any document
  const most = isPicture(start) || isPng(start) ? LARGEST : BATCH_LIMITS.itemBytes;
  if (file.size > most) throw itemTooLarge();
  return readHandedIn({ kind: 'file', bytes: await bytesOf(file) }, deps);
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

async function followed(
  link: string,
  { publicUrl, sharedBundle, readSubmitted }: ManyDeps,
): Promise<JsonValue> {
  const token = shareToken(link, publicUrl);
  if (token === undefined)
    throw new Unreadable({ code: 'verify.link-elsewhere', leadsTo: link }, linkElsewhere(link));
  const bundle = await sharedBundle(token);
  if (!bundle) throw new Unreadable({ code: 'share-gone' }, linkUnknown());
  return readSubmitted(bundle);
}

/** What a program is told of what only this page finds, such as a photograph without a code. */
const MESSAGES: Readonly<Record<string, string>> = {
  'no-picture': 'The picture cannot be read.',
  'no-code': 'There is neither a credential nor a QR code in the picture.',
  'several-codes': 'There are several QR codes in the picture.',
  'code-elsewhere': 'The QR code leads elsewhere, and was not followed.',
  'share-offline': 'There was no network to follow the link.',
  'share-busy': 'The service did not answer what the link leads to.',
};

function unforeseen(error: unknown): CairnError {
  if (!(error instanceof Unreadable))
    return new CairnError('incoherent', 'internal.error', 'This could not be looked at.');
  const { cause, problem } = error;
  const { kind, code, message, faults } =
    cause instanceof CairnError
      ? cause
      : new CairnError('invalid', `verify.${problem.code}`, MESSAGES[problem.code] ?? problem.code);
  return new CairnError(kind, code, message, faults, { cause: error });
}

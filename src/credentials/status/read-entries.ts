import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { MAXIMUM_SIZE } from './bitstring.js';

/** One entry of `credentialStatus`, whatever its type. */
export interface StatusEntry {
  readonly type: string;
  readonly purpose: string;
  /** -1 where it has none; beyond 2^53 rounded, which lies outside of any list. */
  readonly index: number;
  readonly list: string;
  /** Bits that its status has in the list. */
  readonly size: number;
  /** What each value means, where the credential says so. */
  readonly messages: ReadonlyMap<number, string> | undefined;
  /** Addresses of material about the status. */
  readonly references: readonly string[];
  /** JSON pointer to it in the credential. */
  readonly pointer: string;
  /** The first member that isn't as the entry's type demands; of types that are known here. */
  readonly fault: EntryFault | undefined;
}

export interface EntryFault {
  readonly member: string;
  readonly code: string;
}

interface Rule extends EntryFault {
  readonly holds: (entry: JsonObject) => boolean;
}

const isText = (value: JsonValue | undefined) => typeof value === 'string' && value !== '';
const isUrl = (value: JsonValue | undefined) =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
const isIndex = (value: JsonValue | undefined) => typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value);

/** What every entry needs that points into a list (Bitstring Status List 1.0, section 2.1; StatusList2021, section 3.1). */
const COMMON: readonly Rule[] = [
  {
    member: 'id',
    code: 'id-malformed',
    holds: ({ id, statusListCredential }) =>
      id === undefined || (typeof id === 'string' && id !== statusListCredential),
  },
  { member: 'statusPurpose', code: 'purpose-malformed', holds: (entry) => isText(entry.statusPurpose) },
  { member: 'statusListIndex', code: 'index-malformed', holds: (entry) => isIndex(entry.statusListIndex) },
  {
    member: 'statusListCredential',
    code: 'address-malformed',
    holds: (entry) => isUrl(entry.statusListCredential),
  },
];

const SIZED: readonly Rule[] = [
  {
    member: 'statusSize',
    code: 'size-malformed',
    holds: ({ statusSize: size = 1 }) => typeof size === 'number' && Number.isInteger(size) && size > 0,
  },
  {
    member: 'statusSize',
    code: 'size-unsupported',
    holds: (entry) => sizeOf(entry) <= MAXIMUM_SIZE,
  },
  {
    member: 'statusMessage',
    code: 'messages-malformed',
    holds: (entry) =>
      entry.statusMessage === undefined ? sizeOf(entry) === 1 : readMessages(entry) !== undefined,
  },
  {
    member: 'statusReference',
    code: 'reference-malformed',
    holds: (entry) => listOf(entry.statusReference).every(isUrl),
  },
];

/** By type of entry. An entry of another type is taken as it is, and whoever knows its type reads on. */
const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['BitstringStatusListEntry', [...COMMON, ...SIZED]],
  ['StatusList2021Entry', COMMON],
]);

/** The entries of a credential's `credentialStatus`, in their order. */
export function readStatusEntries(credentialStatus: JsonValue | undefined): StatusEntry[] {
  const several = Array.isArray(credentialStatus);
  return listOf(credentialStatus).map((item, position) =>
    readEntry(
      isJsonObject(item) ? unwrapped(item) : {},
      several ? `/credentialStatus/${position}` : '/credentialStatus',
    ),
  );
}

function readEntry(entry: JsonObject, pointer: string): StatusEntry {
  const { statusPurpose, statusListIndex, statusListCredential } = entry;
  const type = typeof entry.type === 'string' ? entry.type : '';
  const broken = RULES.get(type)?.find(({ holds }) => !holds(entry));
  return {
    type,
    purpose: typeof statusPurpose === 'string' ? statusPurpose : '',
    index: isIndex(statusListIndex) ? Number(statusListIndex) : -1,
    list: typeof statusListCredential === 'string' ? statusListCredential : '',
    size: sizeOf(entry),
    messages: readMessages(entry),
    references: listOf(entry.statusReference).filter((item) => typeof item === 'string'),
    pointer,
    fault: broken && { member: broken.member, code: broken.code },
  };
}

/** JSON-LD doesn't tell a value from an array that holds nothing else. */
function unwrapped(entry: JsonObject): JsonObject {
  const members = Object.entries(entry).map(([name, value]) => {
    const [only, ...more] = Array.isArray(value) ? value : [];
    return [name, only !== undefined && more.length === 0 ? only : value] as const;
  });
  return Object.fromEntries(members);
}

function sizeOf(entry: JsonObject): number {
  return typeof entry.statusSize === 'number' ? entry.statusSize : 1;
}

/** One message for each value that an entry can have, written `0x…`; `undefined` if any is missing or there twice. */
function readMessages(entry: JsonObject): ReadonlyMap<number, string> | undefined {
  const values = 2 ** sizeOf(entry);
  if (!Array.isArray(entry.statusMessage) || entry.statusMessage.length !== values) return undefined;
  const messages = new Map<number, string>();
  for (const item of entry.statusMessage) {
    const { status, message } = isJsonObject(item) ? item : {};
    if (typeof status !== 'string' || !/^0x[0-9a-fA-F]+$/.test(status) || typeof message !== 'string')
      return undefined;
    if (Number(status) < values) messages.set(Number(status), message);
  }
  return messages.size === values ? messages : undefined;
}

function listOf(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

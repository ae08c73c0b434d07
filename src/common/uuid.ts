const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PREFIX = /^urn:uuid:/i;

/** Whether a text is a UUID as we write them: in lower case, nothing before it. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The UUID that a text names, with or without `urn:uuid:` before it, in lower case; `undefined` if it names none. */
export function uuidOf(text: string): string | undefined {
  const uuid = text.replace(PREFIX, '').toLowerCase();
  return isUuid(uuid) ? uuid : undefined;
}

/** The UUID behind `urn:uuid:`, in lower case; `undefined` for anything else, a bare UUID too. */
export function uuidOfUrn(text: string): string | undefined {
  return PREFIX.test(text) ? uuidOf(text) : undefined;
}

/** A UUID of a version without rules for its content (RFC 9562: 4 for chance, 8 for a digest), from 16 bytes. */
export function uuidFrom(bytes: Uint8Array, version: 4 | 8): string {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4);
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return dashed(Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** 32 hexadecimal digits, written as a UUID. */
export function dashed(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

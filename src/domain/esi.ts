const PREFIX = 'urn:schac:personalUniqueCode:int:esi:';
/** A country or region, or the home organisation's domain; then the code, of the characters that RFC 2141 lets be. */
const REST =
  /^(?:[a-z]{2}(?:-[a-z0-9]{1,3})?|(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}):[a-z0-9()+,\-.:=@;$_!*'%/]+$/;

/** Longest European Student Identifier, in characters. */
export const LONGEST_ESI = 255;

/**
 * A European Student Identifier (`urn:schac:personalUniqueCode:int:esi:SCOPE:CODE`, GÉANT's specification 1.0) in the one
 * spelling in which it is compared: letter case doesn't count in it. `undefined` if it is none.
 */
export function readEsi(text: string): string | undefined {
  if (text.length > LONGEST_ESI || !text.toLowerCase().startsWith(PREFIX.toLowerCase())) return undefined;
  const rest = text.slice(PREFIX.length).toLowerCase();
  return REST.test(rest) ? `${PREFIX}${rest}` : undefined;
}

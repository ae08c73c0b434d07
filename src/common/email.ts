/** The longest address that a mail can be sent to (RFC 5321). */
export const LONGEST_EMAIL = 254;

/** One name and one host, of letters that every mail server takes; nothing that could end a header or begin another address. */
const EMAIL =
  /^(?!\.)(?!.*\.\.)[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** An e-mail address in the one spelling in which it is kept and compared: in lower case. `undefined` where it is none. */
export function readEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  return email.length <= LONGEST_EMAIL && EMAIL.test(email) ? email : undefined;
}

import { CairnError } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { openForm } from './opened.js';
import type { Opened } from './opened-form.js';

/** Most credentials that one presentation may carry. */
export const MAX_CREDENTIALS = 100;

/** The credentials of a presentation, in whatever form. Throws as `verify` does. */
export async function presented(items: readonly JsonValue[], mayBeEmpty: boolean): Promise<Opened[]> {
  const fault = (code: string, pointer: string, message: string, expected: string) =>
    new CairnError('invalid', code, message, [{ code, pointer, message, expected }]);
  const at = '/verifiableCredential';
  if (items.length === 0 && !mayBeEmpty) {
    const message = 'The presentation holds no credential.';
    throw fault('verify.empty-presentation', at, message, 'at least one credential');
  }
  if (items.length > MAX_CREDENTIALS) throw tooMany(at);
  const all: Opened[] = [];
  for (const [index, item] of items.entries()) {
    const opened = await openForm(item, 'credential');
    const message = 'This is not a credential in any form that is known.';
    const expected = 'a JSON object, a compact JWS or an SD-JWT';
    if (!opened) throw fault('verify.unsupported-form', `${at}/${index}`, message, expected);
    all.push(opened);
  }
  return all;
}

export function tooMany(pointer: string): CairnError {
  const [code, message] = ['verify.too-many', 'There are too many credentials in it.'];
  return new CairnError('invalid', code, message, [
    { code, pointer, message, expected: `at most ${MAX_CREDENTIALS}` },
  ]);
}

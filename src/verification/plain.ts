import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { isUploadForm } from '../credentials/jades/upload.js';
import { isSdJwtText } from '../credentials/sd-jwt/recognise.js';
import { isCompact } from './opened.js';

/** What is handed in as it is, and not inside of a picture or PDF. Throws as `readSubmitted`. */
export function readPlain(bytes: Uint8Array): JsonObject | string {
  const text = bytes.byteLength < 4_194_304 ? new TextDecoder().decode(bytes).trim() : '';
  return isSigned(text) ? text : submitted(parseStrictJson(bytes));
}

/** The same of JSON that was read already. */
export function submitted(value: JsonValue): JsonObject | string {
  if (isUploadForm(value) || (Array.isArray(value) && value.some(isUploadForm))) throw notSealed();
  if (isJsonObject(value) || (typeof value === 'string' && isSigned(value))) return value;
  const code = 'verify.not-an-object';
  const message = 'What is to be verified is neither a JSON object nor a compact JWS or SD-JWT.';
  const expected = 'a credential, a presentation or a bundle';
  throw new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}

function notSealed(): CairnError {
  const code = 'verify.not-sealed';
  const message =
    'This is the form to upload to the European Digital Credentials Issuer, which nobody has sealed yet. Have it sealed there, and hand in the sealed file.';
  const expected = 'the file that the European Digital Credentials Issuer gives back';
  return new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}

/** Whether a text is a compact JWS or SD-JWT. */
export function isSigned(text: string): boolean {
  return isCompact(text) || isSdJwtText(text);
}

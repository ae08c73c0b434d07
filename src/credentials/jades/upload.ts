import * as z from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { list } from '../documents/reading.js';

/**
 * A credential that isn't sealed, in the form that the Commission's own issuer takes: an institution uploads it there and
 * seals it there.
 */
export function uploadForm(credential: JsonObject): JsonObject {
  return { credential };
}

/** An e-mail address that the Commission's issuer can send a credential to. It is personal: nothing here keeps or logs it. */
export const deliveryAddress = z.email().max(254);

/** The text of such a form, with the address that the sealed credential is to be sent to. */
export function deliveredTo(form: string, address: string): string {
  return JSON.stringify({ ...JSON.parse(form), deliveryDetails: { deliveryAddress: [address] } });
}

/** Whether something is of that form. */
export function isUploadForm(value: JsonValue): boolean {
  if (!isJsonObject(value) || !isJsonObject(value.credential)) return false;
  return list(value.credential.type).includes('EuropeanDigitalCredential');
}

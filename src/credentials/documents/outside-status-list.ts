import * as z from 'zod';
import type { JsonObject } from '../../common/json.js';
import type { ListKind } from '../status/bitstring-list.js';
import { isDateTimeStamp } from '../suites/time.js';
import { many, one, readNative } from './native-form.js';

/** What is read of a status list, whoever published it. */
export interface StatusListReading {
  readonly id: string | undefined;
  readonly issuer: string;
  readonly validFrom: string | undefined;
  readonly validUntil: string | undefined;
  readonly purposes: readonly string[];
  readonly encodedList: string;
}

const text = z.string().min(1);
const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const instant = z.string().refine(isDateTimeStamp, 'a date and time with an offset');

/** Of the credential, only what is read. Its other members were found to be what they are called. */
const credentialForm = z.object({
  id: one(iri).optional(),
  type: many(z.string()),
  issuer: one(z.union([iri, z.object({ id: one(iri) }).transform(({ id }) => id)])),
  validFrom: one(instant).optional(),
  validUntil: one(instant).optional(),
  // version 1.1 of the data model
  issuanceDate: one(instant).optional(),
  expirationDate: one(instant).optional(),
  credentialSubject: one(
    z.object({
      type: one(z.string()),
      statusPurpose: many(text).pipe(z.array(z.string()).min(1)),
      encodedList: one(text),
      ttl: one(z.int().nonnegative()).optional(),
    }),
  ),
});

/**
 * Reads a status list of another issuer, as far as Bitstring Status List 1.0, section 2.2, fixes its members. Answers
 * with the JSON pointer to the first one that isn't so. That the document means what it spells is for the caller to check.
 */
export function readStatusList(
  document: JsonObject,
  kind: ListKind,
): { reading: StatusListReading } | { fault: string } {
  const read = readNative(credentialForm, document);
  if ('faults' in read) return { fault: read.faults[0]?.pointer ?? '' };
  const { type, credentialSubject: subject, ...credential } = read.value;
  if (!type.includes('VerifiableCredential') || !type.includes(kind.credential)) return { fault: '/type' };
  if (subject.type !== kind.subject) return { fault: '/credentialSubject/type' };
  return {
    reading: {
      id: credential.id,
      issuer: credential.issuer,
      validFrom: credential.validFrom ?? credential.issuanceDate,
      validUntil: credential.validUntil ?? credential.expirationDate,
      purposes: subject.statusPurpose,
      encodedList: subject.encodedList,
    },
  };
}

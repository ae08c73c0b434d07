import type { LegalIdentity } from '../domain/legal.js';
import type { TextMap } from '../domain/text.js';
import type { Institution, Recognition } from '../generated/prisma/client.js';
import type { MemberRecord } from '../issuing/catalogue/ports.js';
import type { Act, InstitutionRecord, NewKey } from '../issuing/ports.js';
import type { KeyUse } from '../keys/ports.js';
import { audit } from './audit.js';
import { type Db, json, jsonOrNull } from './rows.js';

/** All members with what they are recognised for, in the order of their codes. */
export async function selectMembers(db: Db): Promise<MemberRecord[]> {
  const rows = await db.institution.findMany({ include: { recognitions: true }, orderBy: { code: 'asc' } });
  return rows.map(toMember);
}

export async function selectOptionalMember(db: Db, code: string): Promise<MemberRecord | undefined> {
  const row = await db.institution.findUnique({ where: { code }, include: { recognitions: true } });
  return row ? toMember(row) : undefined;
}

function toMember(row: Institution & { recognitions: Recognition[] }): MemberRecord {
  const { code, name, country, city, timeZone, website, memberFrom, memberUntil, did, revision } = row;
  const { primaryLanguage, legal } = row;
  return {
    code,
    name: name as TextMap,
    country,
    city,
    timeZone,
    website,
    primaryLanguage,
    ...(legal === null ? {} : { legal: legal as LegalIdentity }),
    memberFrom,
    ...(memberUntil === null ? {} : { memberUntil }),
    did,
    recognisedFor: row.recognitions
      .map(({ moduleCode, from, until }) => ({
        module: moduleCode,
        from,
        ...(until === null ? {} : { until }),
      }))
      .sort((a, b) => (a.module === b.module ? compare(a.from, b.from) : compare(a.module, b.module))),
    revision,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new member with its key and what it is recognised for. */
export async function insertMember(
  tx: Db,
  { recognisedFor, ...institution }: InstitutionRecord,
  key: NewKey,
  act: Act,
): Promise<void> {
  await insertKey(tx, key);
  await tx.institution.create({
    data: {
      ...institution,
      memberUntil: institution.memberUntil ?? null,
      name: json(institution.name),
      legal: jsonOrNull(institution.legal),
      recognitions: {
        create: recognisedFor.map(({ module, from, until }) => ({
          moduleCode: module,
          from,
          until: until ?? null,
        })),
      },
    },
  });
  await audit(tx, act, [
    {
      act: 'institution.admitted',
      subject: `institution:${institution.code}`,
      details: { recognisedFor: recognisedFor.length },
      owner: institution.did,
    },
  ]);
}

export async function insertKey(tx: Db, key: NewKey, use: KeyUse = 'all'): Promise<void> {
  const { id, did, publicKeyMultibase, sealedSecret, createdAt } = key;
  const selective = use === 'selective';
  await tx.signingKey.create({
    data: { id, did, publicKeyMultibase, sealedSecret: Uint8Array.from(sealedSecret), createdAt, selective },
  });
}

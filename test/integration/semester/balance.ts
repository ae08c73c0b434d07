import { setTimeout as sleep } from 'node:timers/promises';
import { isJsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { decodeBitstring } from '../../../src/credentials/status/bitstring.js';
import { contradictions } from '../../support/books.js';
import type { TestDatabase } from '../../support/database.js';

/** How things stand, counted over the whole network. */
export interface Balance {
  /** Module awards in force. */
  readonly modules: number;
  /** Certificates in force, by programme. */
  readonly certificates: Readonly<Record<string, number>>;
  readonly suspended: number;
  /** Live credentials by rendition. */
  readonly credentials: Readonly<Record<string, number>>;
  /** Audit entries by act. */
  readonly audit: Readonly<Record<string, number>>;
}

/** How long the published status lists may lag behind the records, in milliseconds. */
const LAG = 15_000;

/** Counts, after having made sure that no record contradicts another and the published status lists say what is recorded. */
export async function balance(database: TestDatabase, origin: string): Promise<Balance> {
  const wrong = [...(await contradictions(database)), ...(await lastingWrongBits(database, origin))];
  if (wrong.length > 0) throw new Error(`The books are not in order:\n${wrong.slice(0, 20).join('\n')}`);
  const counted = async (sql: string) => {
    const { rows } = await database.pool.query<{ name: string; count: number }>(sql);
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  };
  const inForce = `"revokedAt" IS NULL AND "suspendedAt" IS NULL`;
  const kinds = await counted(
    `SELECT kind::text AS name, count(*)::int AS count FROM "Award" WHERE ${inForce} GROUP BY 1`,
  );
  return {
    modules: kinds.module ?? 0,
    certificates: await counted(
      `SELECT code AS name, count(*)::int AS count FROM "Award" WHERE kind = 'programme' AND ${inForce} GROUP BY 1`,
    ),
    suspended: Object.values(
      await counted(
        `SELECT 'all' AS name, count(*)::int AS count FROM "Award" WHERE "revokedAt" IS NULL AND "suspendedAt" IS NOT NULL`,
      ),
    ).reduce((sum, count) => sum + count, 0),
    credentials: await counted(
      `SELECT rendition AS name, count(*)::int AS count FROM "Credential" WHERE state = 'issued' AND ${inForce} GROUP BY 1`,
    ),
    audit: await counted(`SELECT act AS name, count(*)::int AS count FROM "AuditEntry" GROUP BY 1`),
  };
}

async function lastingWrongBits(database: TestDatabase, origin: string): Promise<string[]> {
  for (const end = Date.now() + LAG; ; await sleep(200)) {
    const wrong = await wrongBits(database, origin);
    if (wrong.length === 0 || Date.now() > end) return wrong;
  }
}

/** Where a published status list says something else than the records do. */
async function wrongBits({ prisma }: TestDatabase, origin: string): Promise<string[]> {
  const lists = await prisma.statusListDocument.findMany();
  const wrong = await Promise.all(
    lists.map(async ({ address, statusListId, purpose }) => {
      const column = purpose === 'revocation' ? 'revokedAt' : 'suspendedAt';
      const rows = await prisma.credential.findMany({
        where: { statusListId, [column]: { not: null } },
        select: { statusIndex: true },
      });
      const recorded = new Set(rows.map(({ statusIndex }) => statusIndex));
      const published = await publishedBits(origin + new URL(address).pathname);
      const same = published.size === recorded.size && [...published].every((index) => recorded.has(index));
      return same ? [] : [`${purpose} list: ${published.size} bits are set, ${recorded.size} recorded`];
    }),
  );
  return wrong.flat();
}

async function publishedBits(address: string): Promise<Set<number>> {
  const document = parseStrictJson(await (await fetch(address)).text());
  const subject = isJsonObject(document) ? document.credentialSubject : undefined;
  const encoded = isJsonObject(subject) ? subject.encodedList : undefined;
  if (typeof encoded !== 'string') throw new Error('This is no status list');
  const bits = await decodeBitstring(encoded);
  const set = new Set<number>();
  for (const [place, byte] of bits.entries())
    for (let bit = 0; byte !== 0 && bit < 8; bit++) if (byte & (0x80 >> bit)) set.add(place * 8 + bit);
  return set;
}

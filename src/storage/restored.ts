import type pg from 'pg';
import { randomUuid } from '../common/effects.js';
import { MINIMUM_LENGTH } from '../credentials/status/bitstring.js';
import { STATUS_PURPOSES } from '../credentials/status/entries.js';
import { listAddresses, type SlotDeps } from './status-slots.js';

/** So many running numbers are passed over after a restore. They have 63 bits. */
const SKIPPED = 1_000_000;

/**
 * Lets running numbers go on far behind the last one of the backup. Those in between may have been given out after it was
 * taken: whoever was told of an entry would take another one of the same number for it.
 */
export async function skipNumbers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `SELECT s.oid::regclass::text AS sequence, t.relname AS "table", a.attname AS "column"
       FROM pg_class s
       JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
       JOIN pg_class t ON t.oid = d.refobjid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace`,
  );
  for (const { sequence, table, column } of rows) {
    await client.query(
      `SELECT setval($1::regclass, (SELECT coalesce(max(${client.escapeIdentifier(column)}), 0) + ${SKIPPED}
         FROM ${client.escapeIdentifier(table)}))`,
      [sequence],
    );
  }
}

/**
 * Gives every issuer a new status list, which is the one in use from then on. Indexes of the old ones may have been given
 * to credentials after the backup was taken, which nobody here knows of: none of theirs is ever given to another.
 */
export async function freshLists(client: pg.ClientBase, slots: SlotDeps): Promise<void> {
  const { rows } = await client.query<{ did: string }>(
    'SELECT DISTINCT "issuerDid" AS did FROM "StatusList"',
  );
  for (const { did } of rows) {
    const id = randomUuid(slots.random);
    const baseAddress = `${slots.publicUrl}/status/${id}`;
    const sealedKey = Buffer.from(slots.sealer.seal(id, slots.random(32)));
    // newer than any list of the backup, even if this machine's clock is behind the other's
    await client.query(
      `INSERT INTO "StatusList" ("id", "issuerDid", "baseAddress", "length", "sealedKey", "createdAt")
       SELECT $1, $2, $3, $4, $5, greatest(clock_timestamp(), max("createdAt") + interval '1 millisecond')
         FROM "StatusList"`,
      [id, did, baseAddress, MINIMUM_LENGTH, sealedKey],
    );
    const lists = listAddresses(baseAddress);
    for (const purpose of STATUS_PURPOSES) {
      await client.query(
        'INSERT INTO "StatusListDocument" ("statusListId", "purpose", "address") VALUES ($1, $2::"StatusPurpose", $3)',
        [id, purpose, lists[purpose]],
      );
    }
  }
}

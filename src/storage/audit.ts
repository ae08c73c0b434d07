import { EVENT_ACTS } from '../delivery/webhooks/ports.js';
import type { Act } from '../issuing/ports.js';
import { rows } from './rows.js';
import type { Statements } from './statements.js';

/** One act on one subject (`award:…`, `credential:…`). Details hold identifiers and codes, nothing that names a person. */
export interface AuditLine {
  readonly act: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** DID of the issuer whose business it is, who may read the entry; without it, the network alone. */
  readonly owner?: string | undefined;
}

const HEARD_OF = Object.keys(EVENT_ACTS);

/**
 * Writes audit entries in the transaction of the act that they are about, and puts those that a webhook may want to hear of
 * into the outbox: one statement, however many they are.
 */
export async function audit(tx: Statements, act: Act, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    WITH "written" AS (
      INSERT INTO "AuditEntry" ("at", "actor", "act", "subject", "details", "owner")
      SELECT ${act.at}, ${act.actor}, "act", "subject", coalesce("details", '{}'), "owner"
      FROM jsonb_to_recordset(${rows(lines)}::jsonb)
        AS line("act" text, "subject" text, "details" jsonb, "owner" text)
      RETURNING "id", "act")
    INSERT INTO "EventOutbox" ("auditId") SELECT "id" FROM "written"
    WHERE "act" = ANY(${HEARD_OF}) AND EXISTS (SELECT 1 FROM "Webhook" WHERE "disabledAt" IS NULL)`;
}

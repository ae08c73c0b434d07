import type { Act } from '../issuing/ports.js';
import { type Db, rows } from './rows.js';

/** One act on one subject (`award:…`, `credential:…`). Details hold identifiers and codes, nothing that names a person. */
export interface AuditLine {
  readonly act: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** DID of the issuer whose business it is, who may read the entry; without it, the network alone. */
  readonly owner?: string | undefined;
}

/** Writes audit entries in the transaction of the act that they are about. */
export async function audit(tx: Db, act: Act, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actor", "act", "subject", "details", "owner")
    SELECT ${act.at}, ${act.actor}, "act", "subject", coalesce("details", '{}'), "owner"
    FROM jsonb_to_recordset(${rows(lines)}::jsonb)
      AS line("act" text, "subject" text, "details" jsonb, "owner" text)`;
}

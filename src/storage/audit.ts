import type { Act } from '../issuing/ports.js';
import { type Db, json } from './rows.js';

/** One act on one subject (`award:…`, `credential:…`). Details hold identifiers and codes, nothing that names a person. */
export interface AuditLine {
  readonly act: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** DID of the issuer whose business it is, who may read the entry; without it, the network alone. */
  readonly owner?: string;
}

/** Writes audit entries in the transaction of the act that they are about. */
export async function audit(tx: Db, act: Act, lines: readonly AuditLine[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: lines.map((line) => ({
      at: act.at,
      actor: act.actor,
      act: line.act,
      subject: line.subject,
      details: json(line.details ?? {}),
      owner: line.owner ?? null,
    })),
  });
}

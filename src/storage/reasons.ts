import type { Act } from '../issuing/ports.js';
import type { Db } from './rows.js';

/** Keeps why somebody did what the audit tells of the same subject, in the transaction of the act. */
export async function keepReason(
  tx: Db,
  subject: string,
  act: string,
  reason: string,
  { actor, at }: Act,
): Promise<void> {
  await tx.reason.create({ data: { subject, act, reason, at, actor } });
}

import type { Act } from '../issuing/ports.js';
import type { Db } from './rows.js';

/** Keeps why somebody did what the audit tells of the same subjects, in the transaction of the act. */
export async function keepReason(
  tx: Db,
  subject: string | readonly string[],
  act: string,
  reason: string,
  { actor, at }: Act,
): Promise<void> {
  const data = [subject].flat().map((one) => ({ subject: one, act, reason, at, actor }));
  await tx.reason.createMany({ data });
}

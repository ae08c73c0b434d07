/**
 * Whether an error tells that the database is away, restarting, overrun, out of room (class 53), that a statement took too
 * long (57014, mostly behind somebody's lock) or that two waited for each other: the same will work later. Codes of
 * PostgreSQL, of the operating system and of Prisma; `pg` has none for a connection that was cut.
 */
export function isPassing(error: unknown): boolean {
  for (let one: unknown = error, depth = 0; typeof one === 'object' && one !== null && depth < 5; depth++) {
    if ('code' in one && typeof one.code === 'string' && CODES.test(one.code)) return true;
    if ('message' in one && typeof one.message === 'string' && MESSAGES.test(one.message)) return true;
    one = 'cause' in one ? one.cause : undefined;
  }
  return false;
}

const CODES =
  /^(08...|40001|40P01|53...|57(014|P0[1-3])|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|P10(01|02|08|17)|P2024|P2028|P2034|P2037)$/;
const MESSAGES =
  /Connection terminated|not currently accepting connections|timeout exceeded when trying to connect|connection error and is not queryable|connect ENOENT|Cannot use a pool after calling end|Code: `(?:57(?:014|P0[1-3])|08...|53...|40001|40P01)`/;

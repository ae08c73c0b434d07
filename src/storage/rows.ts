import { CairnError } from '../common/errors.js';
import { Prisma } from '../generated/prisma/client.js';
import type { AwardRecord, LearnerRecord } from '../issuing/ports.js';
import { errorCode } from './error-code.js';

/** Either the client or one transaction of it. */
export type Db = Prisma.TransactionClient;

/** A value of ours as a JSON column takes it. Our values are plain JSON already; Prisma's type can't know. */
export function json(value: object): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

/** The same for a column that may be empty. */
export function jsonOrNull(value: object | null | undefined) {
  return value === undefined || value === null ? Prisma.DbNull : json(value);
}

/**
 * Records as a statement takes them in one parameter, for `jsonb_to_recordset`: hundreds of rows are one statement. What
 * is undefined is absent, and so null there.
 */
export function rows(records: readonly object[]): string {
  return JSON.stringify(records);
}

/** PostgreSQL's 23505; of Prisma's own statements P2002, of its raw ones P2010 with that. */
export function isUniqueViolation(error: unknown): boolean {
  if (errorCode(error) === '23505') return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || (error.code === 'P2010' && /\b23505\b/.test(error.message));
}

/** Turns the violation of a unique column into a conflict that names what exists. */
export function conflict(code: string, message: string, cause: unknown): CairnError {
  return new CairnError('conflict', code, message, [], { cause });
}

export interface AwardRow {
  id: string;
  kind: 'module' | 'programme';
  learnerId: string;
  issuerDid: string;
  code: string;
  awardedOn: string;
  gradeScheme: string | null;
  gradeValue: string | null;
  criteria: unknown;
  revokedAt: Date | null;
  suspendedAt: Date | null;
}

export function toAwardRecord(row: AwardRow): AwardRecord {
  const { id, kind, learnerId, issuerDid, code, awardedOn } = row;
  return {
    id,
    kind,
    learnerId,
    issuerDid,
    code,
    awardedOn,
    grade: toGrade(row),
    criteria: row.criteria as Record<string, string>,
    revoked: row.revokedAt !== null,
    suspended: row.suspendedAt !== null,
  };
}

export function toGrade(row: { gradeScheme: string | null; gradeValue: string | null }) {
  return row.gradeScheme !== null && row.gradeValue !== null
    ? { scheme: row.gradeScheme, value: row.gradeValue }
    : undefined;
}

export function toLearner(row: { id: string; name: string; salt: string }): LearnerRecord {
  return { id: row.id, name: row.name, salt: row.salt };
}

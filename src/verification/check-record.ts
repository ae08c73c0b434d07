import * as z from 'zod';
import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import { CHECK_RECORD } from '../credentials/jose/check-record.js';
import { type CompactJws, readCompact } from '../credentials/jose/compact.js';
import { verifyCompact } from '../credentials/jose/verify-compact.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import { networkOf } from '../registry/statement.js';
import { NOTHING_BROUGHT, settle } from './anchored.js';
import { type CheckRecord, type CheckRecordFinding, checkedIn } from './check-record-form.js';
import { checkIssuer } from './checks/issuer.js';
import { CLOCK_SKEW } from './checks/period.js';
import { type DidResolver, findMethod } from './checks/proof.js';
import { didResolver } from './did-resolver.js';
import { Effort } from './limits.js';
import type { SettledMaterial, TrustMaterial } from './material.js';
import type { VerificationReport } from './report.js';

const verdict = z.enum(['verified', 'not-verified', 'undetermined']);
const payloadSchema = z.strictObject({
  iss: z.string(),
  // up to the year 9999
  iat: z.int().nonnegative().max(253_402_300_799),
  verdict,
  credentials: z
    .array(z.strictObject({ digestMultibase: z.string().max(100), verdict }))
    .min(1)
    .max(1000),
});

/** What a network says of a check in a record, to be signed. `undefined` where nothing could be read that it would be about. */
export function checkRecordPayload(report: VerificationReport, network: string): JsonObject | undefined {
  const checked = checkedIn(report);
  const credentials = checked.flatMap(({ digestMultibase, verdict }) =>
    digestMultibase === undefined ? [] : [{ digestMultibase, verdict }],
  );
  if (credentials.length < Math.max(checked.length, 1)) return undefined;
  const iat = Math.floor(Date.parse(report.checkedAt) / 1000);
  return { iss: network, iat, verdict: report.verdict, credentials };
}

/** Whether a record is genuine, by the word of the network that is believed here, and what it says. */
export async function verifyCheckRecord(text: string, material: TrustMaterial): Promise<CheckRecordFinding> {
  const read = readCheckRecord(text);
  if (typeof read === 'string') return { finding: 'not-genuine', code: read };
  const { jws, record } = read;
  const settled = await settle(material, NOTHING_BROUGHT, new Effort());
  const { checkedBy } = record;
  const network = networkOf(settled.registry);
  const anchor = material.anchors?.find(({ id }) => id === checkedBy);
  const open = (code: string): CheckRecordFinding => ({ finding: 'undetermined', code, record });
  if (!anchor && network?.did !== checkedBy)
    return open(network ? 'record.by-other' : 'record.network-unknown');
  const resolve: DidResolver = anchor ? async () => anchor : didResolver(settled);
  const code = await problemOf(jws, record, settled, resolve);
  if (code === 'proof.unsupported') return open(code);
  if (code !== undefined) return { finding: 'not-genuine', code };
  return { finding: 'genuine', code: 'record.genuine', record, names: network?.name };
}

async function problemOf(
  jws: CompactJws,
  { checkedBy, checkedAt }: CheckRecord,
  { registry, now }: SettledMaterial,
  resolve: DidResolver,
): Promise<string | undefined> {
  const signature = { verificationMethod: jws.kid, proofPurpose: 'assertionMethod', created: checkedAt };
  const method = await findMethod(signature, resolve);
  if (!method) return 'issuer.key-not-authorised';
  const key = (await checkIssuer(checkedBy, [signature], registry, resolve)).find(
    ({ outcome }) => outcome !== 'pass',
  );
  if (key) return key.code;
  const found = await verifyCompact(jws, method);
  if (found !== 'valid') return `proof.${found}`;
  return Date.parse(checkedAt) - CLOCK_SKEW > now.getTime() ? 'proof.not-yet-valid' : undefined;
}

/** A record that isn't verified, or the code of what keeps it from being one. */
function readCheckRecord(text: string): { jws: CompactJws; record: CheckRecord } | string {
  try {
    const jws = readCompact(text, [CHECK_RECORD]);
    const read = payloadSchema.safeParse(jws.payload);
    if (!read.success || read.data.iss !== jws.signer) return 'record.form';
    const { iss: checkedBy, iat, ...said } = read.data;
    return { jws, record: { checkedBy, checkedAt: wholeSeconds(new Date(iat * 1000)), ...said } };
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return error.code;
    throw error;
  }
}

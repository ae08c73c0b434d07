import { CairnError } from '../common/errors.js';
import { CHECK_RECORD } from '../credentials/jose/check-record.js';
import { signCompact, unsignedCompact } from '../credentials/jose/sign-compact.js';
import type { Signer } from '../credentials/suites/signer.js';
import type { Registry } from '../registry/registry.js';
import { networkOf } from '../registry/statement.js';
import { checkRecordPayload } from '../verification/check-record.js';
import type { VerificationReport } from '../verification/report.js';

export interface CheckRecordDeps {
  readonly store: { loadRegistry(): Promise<Registry> };
  readonly signerFor: (did: string) => Promise<Signer>;
}

/** A record as a file. */
export interface SignedRecord {
  readonly jws: string;
  readonly fileName: string;
}

/**
 * Signs, for the network, what a report says: when, with what verdict, and digests of what was checked. Only for a report that was made
 * here just now. Throws `check-record.nothing-read` of kind `invalid` where something of it could not be read, since nobody could
 * tell later what the record is about.
 */
export async function signCheckRecord(
  deps: CheckRecordDeps,
  report: VerificationReport,
): Promise<SignedRecord> {
  const network = networkOf(await deps.store.loadRegistry())?.did;
  if (network === undefined) throw new CairnError('refused', 'network.missing', 'No network was set up yet');
  const payload = checkRecordPayload(report, network);
  if (!payload) throw nothingRead();
  const signer = await deps.signerFor(network);
  const jws = await signCompact(unsignedCompact({ typ: CHECK_RECORD }, payload, signer), signer);
  return { jws, fileName: `check-record-${report.checkedAt.slice(0, 10)}.jwt` };
}

function nothingRead(): CairnError {
  const code = 'check-record.nothing-read';
  const message = 'Not all of it could be read, so that there is nothing that a record could be about.';
  return new CairnError('invalid', code, message, [
    { code, pointer: '', message, expected: 'credentials that can be read, whatever their verdict' },
  ]);
}

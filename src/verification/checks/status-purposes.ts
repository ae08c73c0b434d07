import type { StatusEntry } from '../../credentials/status/read-entries.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail } = resultsOf('status', 'Bitstring Status List 1.0, section 3.2');

type Evidence = Readonly<Record<string, unknown>>;
/** The result for the value that stands in a list at an entry's place. */
export type Tell = (value: number, entry: StatusEntry, evidence: Evidence) => CheckResult;

/** What a status of one purpose says of a credential. */
interface Purpose {
  /** Whether it only informs: whatever it says, the credential holds. */
  readonly advisory: boolean;
  readonly tell: Tell;
}

/** The purposes of Bitstring Status List 1.0, section 2.1. */
export const PURPOSES: ReadonlyMap<string, Purpose> = new Map<string, Purpose>([
  [
    'revocation',
    {
      advisory: false,
      tell: (value, _entry, evidence) =>
        value !== 0
          ? fail('revoked', 'The issuer has revoked it: it is no longer valid.', { evidence })
          : pass('not-revoked', 'The issuer has not revoked it.', { evidence }),
    },
  ],
  [
    'suspension',
    {
      advisory: false,
      tell: (value, _entry, evidence) =>
        value !== 0
          ? fail(
              'suspended',
              'The issuer has suspended it: it does not count until the issuer has decided.',
              {
                evidence,
              },
            )
          : pass('not-suspended', 'The issuer has not suspended it.', { evidence }),
    },
  ],
  [
    'refresh',
    {
      advisory: true,
      tell: (value, _entry, evidence) =>
        value !== 0
          ? pass(
              'newer-available',
              'A newer version of it is to be had from its issuer; this one holds, too.',
              {
                evidence,
              },
            )
          : pass('no-newer', 'Its issuer has no newer version of it.', { evidence }),
    },
  ],
  ['message', { advisory: true, tell: tellMessage }],
]);

/** The value that an issuer writes where a value means nothing yet. */
const UNDEFINED = 'undefined';

function tellMessage(value: number, entry: StatusEntry, evidence: Evidence): CheckResult {
  const message = entry.messages ? entry.messages.get(value) : ['unset', 'set'][value];
  const status = `0x${value.toString(16)}`;
  const references = entry.references.length > 0 ? { references: entry.references } : {};
  if (message === undefined || message === UNDEFINED)
    return pass('message-undefined', 'Its issuer reports a state of it that has no meaning yet.', {
      evidence: { ...evidence, status, ...references },
    });
  return pass('message', 'Its issuer reports a state of it, which does not bear on whether it holds.', {
    evidence: { ...evidence, status, message, ...references },
  });
}

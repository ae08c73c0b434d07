import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonValue } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { DidDocument } from '../credentials/dids/did-document.js';
import { isCheckRecord } from '../credentials/jose/check-record.js';
import { sharedAt } from '../delivery/shared-link.js';
import { anchorOf, offlineMaterial } from '../verification/anchor.js';
import { verifyCheckRecord } from '../verification/check-record.js';
import type { CheckRecordFinding } from '../verification/check-record-form.js';
import type { TrustMaterial } from '../verification/material.js';
import type { CredentialReport, VerificationReport } from '../verification/report.js';
import { readSubmitted } from '../verification/submitted.js';
import { verify } from '../verification/verify.js';
import {
  type Answer,
  type Command,
  type CommandInput,
  oneOperand,
  textOption,
  UsageError,
} from './command.js';
import { readInput } from './files.js';
import { answerToMany, EXITS, isMany, itemsOf } from './verify-many.js';

/** A record says of a credential what was found then; the exit code is about the record. */
const RECORD_EXITS = {
  genuine: EXITS.verified,
  'not-genuine': EXITS['not-verified'],
  undetermined: EXITS.undetermined,
} as const;
const MARKS = { pass: '✓', fail: '✗', unknown: '?', 'not-applicable': '–' } as const;

export const verifyCommand: Command = {
  name: 'verify',
  operands: 'FILE…',
  help: 'verify a credential in any form (JSON, JWT, sealed for Europass, SD-JWT), a presentation, a bundle or a signed record of a check (- for standard input); of several, of a folder or of a list of links or lines (.txt, .ndjson) a table',
  acts: false,
  options: {
    parts: { type: 'string', help: '“required” leaves a stack open while one of its parts is not shown' },
    offline: { type: 'boolean', help: 'by what came along in the file alone: nothing is asked or opened' },
    anchor: {
      type: 'string',
      help: 'with --offline: whose word about issuers is believed: a did:key, a did:web with its key (did:web:HOST#z6Mk…), or a file with a DID document',
    },
    csv: { type: 'boolean', help: 'the table as CSV' },
  },
  more: 'Of several, the exit code is that of the worst: 1 before 4 (it cannot be read) before 3 before 0.',
  async run({ trust, sharing, config }, input) {
    if (textOption(input, 'anchor') !== undefined) throw new UsageError('--anchor goes with --offline');
    return answerTo(input, trust, (link) => sharedAt(sharing, config.publicUrl, link));
  },
  alone(input, clock) {
    if (input.options.offline !== true) return undefined;
    return answerTo(input, () => offline(input, clock), notFollowed);
  },
};

async function answerTo(
  input: CommandInput,
  trust: () => Promise<TrustMaterial>,
  follow: (link: string) => Promise<JsonValue>,
): Promise<Answer> {
  const parts = textOption(input, 'parts') ?? 'optional';
  if (parts !== 'optional' && parts !== 'required')
    throw new UsageError('--parts takes optional or required');
  const csv = input.options.csv === true;
  const many = csv || isMany(input.operands) ? itemsOf(input.operands, follow) : undefined;
  if (many) return answerToMany(many, await trust(), { parts, csv });
  const document = readSubmitted(readInput(oneOperand(input, 'FILE')));
  if (isCheckRecord(document)) return answerToRecord(await verifyCheckRecord(document, await trust()));
  const report = await verify(document, await trust(), { parts });
  return { exit: EXITS[report.verdict], json: report, text: textOf(report) };
}

function answerToRecord(found: CheckRecordFinding): Answer {
  const { finding, code, record } = found;
  const said = finding === 'genuine' ? record : undefined;
  const lines = said?.credentials.map(({ digestMultibase, verdict }) => `  ${digestMultibase}: ${verdict}`);
  return {
    exit: RECORD_EXITS[finding],
    json: found,
    text: [
      `A RECORD OF A CHECK: ${finding.toUpperCase()} (${code})`,
      ...(said ? [`Signed by ${said.checkedBy}: checked at ${said.checkedAt}, ${said.verdict}`] : []),
      ...(lines ?? []),
    ].join('\n'),
  };
}

async function notFollowed(): Promise<JsonValue> {
  throw new CairnError('refused', 'verify.link-offline', 'Offline no link is followed.');
}

async function offline(input: CommandInput, clock: Clock): Promise<TrustMaterial> {
  const now = clock();
  const written = textOption(input, 'anchor');
  return offlineMaterial(now, written === undefined ? [] : [await readAnchor(written, now)]);
}

async function readAnchor(written: string, now: Date): Promise<DidDocument> {
  const value = written.startsWith('did:') ? written : parseStrictJson(readInput(written));
  const anchor = typeof value === 'string' || isJsonObject(value) ? await anchorOf(value, now) : undefined;
  if (anchor) return anchor;
  const code = 'verify.anchor';
  const message = 'This does not say whose word about issuers is to be believed, and by which key.';
  const expected = 'a did:key, a did:web with its key (did:web:HOST#z6Mk…), or a file with a DID document';
  throw new CairnError('invalid', code, message, [{ code, pointer: '/anchor', message, expected }]);
}

function textOf(report: VerificationReport): string {
  const { verifiedAsOf } = report;
  const { registry, statusAsOf } = report.sources;
  return [
    report.verdict.toUpperCase(),
    ...report.credentials.flatMap((credential) => lines(credential, '')),
    ...(registry ? [`Issuers as ${registry.network} said at ${registry.asOf}`] : []),
    ...(statusAsOf === undefined ? [] : [`Revocations as of ${statusAsOf}`]),
    ...(verifiedAsOf === undefined
      ? []
      : [`It was verified as of ${verifiedAsOf}; what came later is not known here`]),
  ].join('\n');
}

function lines(report: CredentialReport, indent: string): string[] {
  return [
    `${indent}${report.summary?.title ?? 'A document that cannot be read'}: ${report.verdict}`,
    ...report.results.map(
      (result) => `${indent}  ${MARKS[result.outcome]} ${result.code}: ${result.message}`,
    ),
    ...report.parts.flatMap((part) =>
      part.report
        ? lines(part.report, `${indent}    `)
        : [`${indent}    ${part.title ?? part.achievement}: not shown`],
    ),
  ];
}

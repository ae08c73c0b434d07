import type { CredentialReport, Verdict } from '../verification/report.js';
import { readSubmitted } from '../verification/submitted.js';
import { verify } from '../verification/verify.js';
import { type Command, EXIT, oneOperand, textOption, UsageError } from './command.js';
import { readInput } from './files.js';

const EXITS: Readonly<Record<Verdict, number>> = {
  verified: EXIT.ok,
  'not-verified': EXIT.notVerified,
  undetermined: EXIT.undetermined,
};
const MARKS = { pass: '✓', fail: '✗', unknown: '?', 'not-applicable': '–' } as const;

export const verifyCommand: Command = {
  name: 'verify',
  operands: 'FILE',
  help: 'verify a credential in any form (JSON, JWT, sealed for Europass, SD-JWT), a presentation or a bundle (- for standard input)',
  acts: false,
  options: {
    parts: { type: 'string', help: '“required” leaves a stack open while one of its parts is not shown' },
  },
  async run({ trust }, input) {
    const parts = textOption(input, 'parts') ?? 'optional';
    if (parts !== 'optional' && parts !== 'required')
      throw new UsageError('--parts takes optional or required');
    const document = readSubmitted(readInput(oneOperand(input, 'FILE')));
    const report = await verify(document, await trust(), { parts });
    const text = [
      report.verdict.toUpperCase(),
      ...report.credentials.flatMap((credential) => lines(credential, '')),
    ].join('\n');
    return { exit: EXITS[report.verdict], json: report, text };
  },
};

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

import { CairnError } from '../common/errors.js';
import { isJsonObject } from '../common/json.js';
import type { JobRecord } from '../issuing/jobs/job.js';
import { runJobToEnd } from '../issuing/jobs/run.js';
import { type AwardAct, actOnAwards, previewAct } from '../issuing/lifecycle/acts.js';
import type { Effect } from '../issuing/lifecycle/effect.js';
import { MOST_IN_A_JOB, startActJob } from '../issuing/lifecycle/jobs.js';
import { OPERATOR, operator } from '../issuing/lifecycle/party.js';
import { type Answer, type Command, EXIT, requiredOption, textOption, UsageError } from './command.js';
import { readInput } from './files.js';

export const revokeCommand = actCommand(
  'revoke',
  'revoke awards (an ID is that of an award or of its credential), and see what that does to certificates',
);
export const suspendCommand = actCommand(
  'suspend',
  'suspend awards, with the certificates that rest on them, until they are reinstated',
);
export const reinstateCommand = actCommand('reinstate', 'reinstate suspended awards');

function actCommand(act: AwardAct, help: string): Command {
  return {
    name: act,
    operands: '[ID…]',
    help,
    acts: true,
    options: {
      reason: { type: 'string', help: 'why; it is kept', required: true },
      preview: { type: 'boolean', help: 'show what it would do, and do nothing' },
      ids: {
        type: 'string',
        help: `a file with up to ${MOST_IN_A_JOB} IDs, one a line, instead of ID… (- for standard input)`,
      },
    },
    async run({ lifecycle, jobs }, input) {
      const reason = requiredOption(input, 'reason');
      const party = operator(OPERATOR);
      const file = textOption(input, 'ids');
      if ((file === undefined) === (input.operands.length === 0))
        throw new UsageError('either IDs or --ids FILE are needed');
      if (file !== undefined && input.options.preview === true)
        throw new UsageError('--preview shows what acting on IDs does, not on --ids FILE');
      if (file !== undefined) {
        const start = (ids: readonly string[]) => startActJob(lifecycle, jobs, act, ids, reason, party);
        return jobAnswer(await runJobToEnd(jobs, await startWithLines(readInput(file), start)));
      }
      const effect =
        input.options.preview === true
          ? await previewAct(lifecycle, act, input.operands, party)
          : await actOnAwards(lifecycle, act, input.operands, reason, party);
      return { exit: EXIT.ok, json: effect, text: linesOf(effect).join('\n') };
    },
  };
}

/** Starts with the ids in the lines of a file; what is wrong with one is told by its line. */
async function startWithLines(
  bytes: Uint8Array,
  start: (ids: readonly string[]) => Promise<string>,
): Promise<string> {
  const lines = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .map((text, index) => ({ id: text.trim(), line: index + 1 }))
    .filter(({ id }) => id !== '');
  try {
    return await start(lines.map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const faults = error.faults.map((fault) => {
      const line = lines[Number(/^\/awards\/(\d+)$/.exec(fault.pointer)?.[1])]?.line;
      return { ...fault, pointer: line === undefined ? '' : `/line/${line}` };
    });
    throw new CairnError(error.kind, error.code, error.message, faults);
  }
}

function jobAnswer({ id, state, total = 0, done, failed, result }: JobRecord): Answer {
  const failures = Array.isArray(result?.failures) ? result.failures.filter(isJsonObject) : [];
  const lines = [
    `${total} awards: ${done} done, ${String(result?.changed ?? 0)} of them changed, ${failed} could not be done.`,
    ...failures.map(({ award, code }) => `  award ${String(award)} [${String(code)}]`),
    ...(state === 'finished' ? [] : [`The job ${id} is ${state}.`]),
  ];
  const sound = state === 'finished' && failed === 0;
  return {
    exit: sound ? EXIT.ok : EXIT.refused,
    json: { job: id, state, total, done, failed, ...result },
    text: lines.join('\n'),
  };
}

function linesOf({ awards, certificates, composed }: Effect): string[] {
  return [
    ...awards.map(
      ({ awardId, changed, standing }) => `award ${awardId}: ${standing}${changed ? '' : ', as before'}`,
    ),
    ...certificates.map(
      ({ programme, awardId, outcome }) => `  certificate ${programme} ${awardId}: ${outcome}`,
    ),
    ...composed.map(({ programme, awardId, state }) =>
      state === 'issued'
        ? `  certificate ${programme} ${awardId}: new`
        : `  certificate ${programme}: could be minted again, if \`cairn compose --confirm\` says so`,
    ),
  ];
}

import { issueResults } from '../issuing/issue-results.js';
import { type Command, EXIT, oneOperand, requiredOption } from './command.js';
import { composedLines } from './composed.js';
import { readInput } from './files.js';

export const issueCommand: Command = {
  name: 'issue',
  operands: 'FILE',
  help: 'issue the results in a CSV file (learner,name,module,date,grade[,criteria]): all of them or none',
  acts: true,
  options: {
    institution: { type: 'string', help: 'code of the institution whose results they are', required: true },
  },
  async run({ issuing }, input) {
    const file = readInput(oneOperand(input, 'FILE'));
    const issued = await issueResults(issuing, file, requiredOption(input, 'institution'), 'cli');
    const lines = [
      `Issued ${issued.issued.length} credentials; ${issued.existing.length} results had been issued before.`,
      ...issued.issued.map(({ line, module, awardId }) => `  line ${line}: ${module} award ${awardId}`),
      ...composedLines(issued.composed),
    ];
    return { exit: EXIT.ok, json: issued, text: lines.join('\n') };
  },
};

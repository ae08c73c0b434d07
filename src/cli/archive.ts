import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CairnError } from '../common/errors.js';
import { uuidOf } from '../common/uuid.js';
import { archiveOf } from '../delivery/archive/archive.js';
import { type Command, EXIT, requiredOption, textOption } from './command.js';

export const archiveCommand: Command = {
  name: 'archive',
  operands: '',
  help: 'write everything that a learner holds into one zip: credentials, certificates, badges, what is stored, and a page that explains it',
  acts: true,
  options: {
    learner: { type: 'string', help: 'the learner’s id', required: true },
    out: { type: 'string', help: 'the file; it must not be there yet', required: true },
    language: { type: 'string', help: 'of the page, as `en`' },
  },
  async run({ archive }, input) {
    const learner = requiredOption(input, 'learner');
    const file = requiredOption(input, 'out');
    const language = textOption(input, 'language');
    const id = uuidOf(learner);
    const whose = { learnerIds: id === undefined ? [] : [id] };
    const pieces = await archiveOf(archive, whose, language === undefined ? {} : { language });
    // it holds everything about a person: for nobody else’s eyes, and over nobody’s file
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(pieces, target).catch((cause: unknown) => {
      if (cause instanceof CairnError) throw cause;
      throw new CairnError('refused', 'file.not-written', 'The file cannot be written there', [], { cause });
    });
    return { exit: EXIT.ok, json: { file, bytes: target.bytesWritten }, text: file };
  },
};

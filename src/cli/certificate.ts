import { writeFileSync } from 'node:fs';
import { CairnError } from '../common/errors.js';
import { uuidOf } from '../common/uuid.js';
import { CERTIFICATE_FILES, type CertificateEnding, certificateFile } from '../delivery/certificate/files.js';
import { certificateOfAward } from '../delivery/certificate/of-award.js';
import { awardBundle, createShare } from '../delivery/shares.js';
import {
  type Command,
  type CommandServices,
  EXIT,
  oneOperand,
  requiredOption,
  textOption,
  UsageError,
} from './command.js';

const ENDINGS = Object.keys(CERTIFICATE_FILES) as CertificateEnding[];

export const certificateCommand: Command = {
  name: 'certificate',
  operands: 'AWARD',
  help: 'write the certificate of an award as a file: to print (pdf), as a picture (png, svg), as an Open Badge (badge.png, badge.svg)',
  acts: true,
  options: {
    form: { type: 'string', help: ENDINGS.join(', '), required: true },
    out: { type: 'string', help: 'the file', required: true },
    link: {
      type: 'string',
      help: 'share link that the code leads to; without it, a new one is made, but for badges, which have no code',
    },
  },
  async run(services, input) {
    const wanted = requiredOption(input, 'form');
    const ending = ENDINGS.find((one) => one === wanted);
    if (ending === undefined) throw new UsageError(`--form takes one of ${ENDINGS.join(', ')}`);
    const file = requiredOption(input, 'out');
    const award = uuidOf(oneOperand(input, 'AWARD'));
    const facts = award && (await certificateOfAward(services.certificates, award));
    const signed = facts && (await awardBundle(services.sharing, award));
    if (!award || !facts || !signed)
      throw new CairnError('not-found', 'award.unknown', 'There is no award in force of this id');
    const given = textOption(input, 'link');
    const link = ending.startsWith('badge') ? undefined : await linkFor(services, award, given);
    const printed = link === undefined ? facts : { ...facts, link };
    const content = { facts: printed, document: signed.document, bundle: async () => signed.bundle };
    write(file, await certificateFile(services.certificates.draw, ending, content));
    return {
      exit: EXIT.ok,
      json: { file, link: link ?? null },
      text: link === undefined ? file : `${file}\n${link}`,
    };
  },
};

async function linkFor(
  { sharing, config }: CommandServices,
  award: string,
  given: string | undefined,
): Promise<string> {
  if (given !== undefined) {
    if (!given.startsWith(`${config.publicUrl}/s/`))
      throw new UsageError(`--link takes a share link: ${config.publicUrl}/s/…`);
    return given;
  }
  const { token } = await createShare(sharing, [award], { actor: 'cli' });
  return `${config.publicUrl}/s/${token}`;
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (cause) {
    throw new CairnError('refused', 'file.not-written', 'The file cannot be written there', [], { cause });
  }
}

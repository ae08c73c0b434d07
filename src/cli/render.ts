import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CairnError } from '../common/errors.js';
import { deliveredTo, deliveryAddress } from '../credentials/jades/upload.js';
import { operator } from '../issuing/lifecycle/party.js';
import { type IssuedRendition, issueRendition } from '../issuing/renditions/issue.js';
import { FORMS, fileName, type RenditionForm } from '../issuing/renditions/ports.js';
import { type Command, type CommandInput, EXIT, requiredOption, textOption, UsageError } from './command.js';

export const renderCommand: Command = {
  name: 'render',
  operands: 'AWARD…',
  help: 'make further forms of credentials: for Europass (edc), for wallets (sd-jwt, sd-jwt-x5c), for the Commission’s issuer (edc-upload)',
  acts: true,
  options: {
    form: { type: 'string', help: `${FORMS.join(', ')}`, required: true },
    out: {
      type: 'string',
      help: 'folder into which each is written, made if it is not there; one alone may go to standard output',
    },
    'deliver-to': {
      type: 'string',
      help: 'of edc-upload: e-mail address that the Commission’s issuer sends it to once it is sealed there; it is not kept here',
    },
  },
  async run({ renditions }, input) {
    const wanted = requiredOption(input, 'form');
    const form = FORMS.find((one) => one === wanted);
    if (form === undefined) throw new UsageError(`--form takes one of ${FORMS.join(', ')}`);
    const folder = textOption(input, 'out');
    if (input.operands.length === 0) throw new UsageError('at least one AWARD is needed');
    if (folder === undefined && input.operands.length > 1)
      throw new UsageError('several renditions need --out, a folder');
    const address = readAddress(input, form);
    const made: IssuedRendition[] = [];
    for (const id of input.operands) {
      const one = await issueRendition(renditions, id, form, operator('cli'));
      made.push(address === undefined ? one : { ...one, document: deliveredTo(one.document, address) });
    }
    if (folder === undefined) {
      const [only] = made;
      return { exit: EXIT.ok, json: made.map(lineOf), text: only?.document ?? '' };
    }
    const files = made.map((one) => path.join(folder, fileName(one.id, form)));
    writeAll(files.map((file, index) => [file, made[index]?.document ?? '']));
    return {
      exit: EXIT.ok,
      json: made.map((one, index) => ({ ...lineOf(one), file: files[index] })),
      text: files.join('\n'),
    };
  },
};

function readAddress(input: CommandInput, form: RenditionForm): string | undefined {
  const address = textOption(input, 'deliver-to');
  if (address === undefined) return undefined;
  if (form !== 'edc-upload') throw new UsageError('--deliver-to is for --form edc-upload alone');
  if (!deliveryAddress.safeParse(address).success)
    throw new UsageError('--deliver-to takes an e-mail address');
  return address;
}

function writeAll(files: readonly (readonly [file: string, text: string])[]): void {
  try {
    for (const [file, text] of files) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  } catch (cause) {
    throw new CairnError('refused', 'file.not-written', 'The files cannot be written there', [], { cause });
  }
}

function lineOf({ id, awardId, credentialId, form, signedAt }: IssuedRendition) {
  return { id, award: awardId, credential: credentialId, form, signedAt: signedAt.toISOString() };
}

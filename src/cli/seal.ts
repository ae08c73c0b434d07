import type { GivenSeal } from '../credentials/jades/seal-vault.js';
import { NETWORK } from '../delivery/certificate/pictures.js';
import { legalPersonOf } from '../issuing/seals/legal-person.js';
import { addSeal, listSeals, retireSeal, type SealView, viewOf } from '../issuing/seals/manage.js';
import {
  type Command,
  type CommandInput,
  type CommandServices,
  EXIT,
  requiredOption,
  textOption,
  UsageError,
} from './command.js';
import { readInput } from './files.js';

const RECIPE = `To make the PKCS#12 file of a key and its certificate in PEM, with OpenSSL 3 (which encrypts it with AES):
  openssl pkcs12 -export -inkey seal.key -in seal.pem -certfile authorities.pem -passout file:password.txt -out seal.p12
  cairn seal add --issuer CODE --pkcs12 seal.p12 --secret-file password.txt
The certificate has to name the legal person that the registry has of the issuer: its legal name as O, its eIDAS identifier as
organizationIdentifier.`;

export const sealCommand: Command = {
  name: 'seal',
  operands: 'ACTION…',
  help: 'add, list or retire seals, which European digital credentials are sealed with: `seal add`, `seal list`, `seal retire ID`',
  acts: true,
  options: {
    issuer: {
      type: 'string',
      help: `code of the institution whose seal it is, or ${NETWORK}; \`seal add\` needs it`,
    },
    pkcs12: {
      type: 'string',
      help: '`seal add` needs this: file with key and certificates (.p12, .pfx), encrypted with AES',
    },
    module: { type: 'string', help: 'or these three, of a PKCS#11 token: full path of its library,' },
    token: { type: 'string', help: 'label of the token,' },
    'key-id': { type: 'string', help: 'CKA_ID of the key, in hexadecimal' },
    chain: { type: 'string', help: 'PEM file with certificates of authorities that are not beside the key' },
    'secret-file': {
      type: 'string',
      help: 'file with the password or PIN, - for standard input; `seal add` needs it',
    },
  },
  more: RECIPE,
  async run(services, input) {
    const [action, ...rest] = input.operands;
    if (action === 'add' && rest.length === 0) return add(services, input);
    if (action === 'list' && rest.length === 0) return list(services, input);
    if (action === 'retire' && rest.length === 1) return retire(services, rest[0] ?? '');
    throw new UsageError('`seal add`, `seal list` or `seal retire ID`');
  },
};

async function add(services: CommandServices, input: CommandInput) {
  const issuer = await requireIssuer(services, requiredOption(input, 'issuer'));
  const { certificatesOfPem } = services.sealing;
  const chain = textOption(input, 'chain');
  const more = chain === undefined ? [] : certificatesOfPem(new TextDecoder().decode(readInput(chain)));
  const owner = { issuerDid: issuer.did, legal: legalPersonOf(issuer), actor: 'cli' };
  const added = await addSeal(services.sealing, owner, readGiven(input), more);
  const [seal] = viewOf(added);
  return { exit: EXIT.ok, json: { seal }, text: `Added.\n${seal ? line(seal, issuer.code) : ''}` };
}

async function list(services: CommandServices, input: CommandInput) {
  const { registry } = await services.trust();
  const code = textOption(input, 'issuer');
  const issuer = code === undefined ? undefined : await requireIssuer(services, code);
  const seals = await listSeals(services.sealing, issuer?.did);
  const lines = seals.map((seal) => line(seal, registry.issuers.get(seal.issuerDid)?.code ?? '?'));
  return { exit: EXIT.ok, json: { seals }, text: lines.join('\n') || 'No seals.' };
}

async function retire({ sealing }: CommandServices, id: string) {
  await retireSeal(sealing, id, 'cli');
  return { exit: EXIT.ok, json: { retired: id }, text: 'Retired: what it sealed stays good.' };
}

async function requireIssuer({ trust }: CommandServices, code: string) {
  const { registry } = await trust();
  const issuer = [...registry.issuers.values()].find(
    (one) => one.code === code || (code === NETWORK && one.kind === 'network'),
  );
  if (!issuer) throw new UsageError(`there is no institution or network with the code ${code}`);
  return issuer;
}

/** A secret comes from a file or standard input: others on the machine can read a call's words. */
function readGiven(input: CommandInput): GivenSeal {
  const pkcs12 = textOption(input, 'pkcs12');
  const module = textOption(input, 'module');
  if ((pkcs12 === undefined) === (module === undefined))
    throw new UsageError('either --pkcs12, or --module with --token and --key-id');
  const bytes = readInput(requiredOption(input, 'secret-file'));
  const secret = new TextDecoder().decode(bytes).replace(/\r?\n$/, '');
  bytes.fill(0);
  if (pkcs12 !== undefined) return { kind: 'pkcs12', file: readInput(pkcs12), password: secret };
  const where = {
    module: module ?? '',
    token: requiredOption(input, 'token'),
    id: requiredOption(input, 'key-id'),
  };
  return { kind: 'pkcs11', where, pin: secret };
}

function line({ id, kind, organization, notAfter, retiredAt, fingerprint }: SealView, code: string): string {
  const until = retiredAt ? `retired ${retiredAt.toISOString()}` : `until ${notAfter.toISOString()}`;
  return [id, code, kind, organization ?? '?', until, fingerprint].join('\t');
}

import { type Command, EXIT } from './command.js';

export const keysCommand: Command = {
  name: 'keys',
  operands: '',
  help: 'list the issuers’ keys, after checking that each opens with the master secret',
  acts: false,
  options: {},
  async run({ keystore, trust }) {
    const { registry } = await trust();
    const keys = (await keystore.check()).map(({ id, did, createdAt, retiredAt }) => ({
      issuer: registry.issuers.get(did)?.code,
      did,
      key: id,
      since: createdAt.toISOString(),
      retired: retiredAt?.toISOString(),
    }));
    const text = keys.map(
      ({ issuer = '?', did, since, retired }) =>
        `${issuer}\t${did}\tsince ${since}${retired ? `, retired ${retired}` : ''}`,
    );
    return { exit: EXIT.ok, json: { keys }, text: text.join('\n') };
  },
};

import { WITHHOLDABLE, type Withholdable } from '../credentials/documents/selective.js';
import { qrTerminal } from '../delivery/qr.js';
import { createShare, revokeShare } from '../delivery/shares.js';
import { endOfDay, isCalendarDate } from '../domain/dates.js';
import { type Command, EXIT, oneOperand, textOption, UsageError } from './command.js';

/** The end of a day in UTC, or an instant. */
function readExpiry(text: string): Date {
  const [day = '', time] = text.split('T');
  if (isCalendarDate(day) && time === undefined) return endOfDay(day);
  if (isCalendarDate(day) && time !== undefined && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(time))
    return new Date(text);
  throw new UsageError(
    '--expires takes a date or a UTC instant: 2027-01-31 (to its end), 2027-01-31T12:00:00Z',
  );
}

/** `name`, `grade` or both, with commas between. */
function readWithheld(text: string): Withholdable[] {
  return text.split(',').map((word) => {
    const known = WITHHOLDABLE.find((one) => one === word.trim());
    if (known !== undefined) return known;
    throw new UsageError(`--withhold takes ${WITHHOLDABLE.join(' or ')}, or both with a comma`);
  });
}

export const shareCommand: Command = {
  name: 'share',
  operands: 'AWARD…',
  help: 'make an unguessable link, with its QR code, to awards of one learner; or revoke one',
  acts: true,
  options: {
    'without-parts': { type: 'boolean', help: 'show a certificate without the credentials of its parts' },
    withhold: { type: 'string', help: 'show everything but this: name, grade or name,grade' },
    label: {
      type: 'string',
      help: 'what you call the link, at most 100 characters; those who open it are not told',
    },
    expires: { type: 'string', help: 'when the link ends, as 2027-01-31 or 2027-01-31T12:00:00Z' },
    revoke: { type: 'boolean', help: 'revoke the link that is given by its token, address or id' },
  },
  async run({ sharing, config }, input) {
    if (input.options.revoke === true) {
      const link = oneOperand(input, 'link');
      const revoked = await revokeShare(sharing, link.split('/').at(-1) ?? link, 'cli');
      return {
        exit: revoked ? EXIT.ok : EXIT.refused,
        json: { revoked },
        text: revoked ? 'The link is revoked.' : 'There is no such link to revoke.',
      };
    }
    if (input.operands.length === 0) throw new UsageError('at least one AWARD is needed');
    const expires = textOption(input, 'expires');
    const expiresAt = expires === undefined ? undefined : readExpiry(expires);
    const withParts = input.options['without-parts'] !== true;
    const withheld = textOption(input, 'withhold');
    const withhold = withheld === undefined ? [] : readWithheld(withheld);
    const chosen = input.operands.map((award) => ({ award, withhold }));
    const label = textOption(input, 'label');
    const { id, token } = await createShare(sharing, chosen, { actor: 'cli', withParts, expiresAt, label });
    const url = `${config.publicUrl}/s/${token}`;
    return {
      exit: EXIT.ok,
      json: { id, url },
      text: `${await qrTerminal(url)}\n${url}\n(link ${id}; this is shown once)`,
    };
  },
};

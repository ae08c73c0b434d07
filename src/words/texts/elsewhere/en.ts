/** What /verify says of what other issuers publish: `{host}` is whose it is. */
export const elsewhereEn = {
  'verify.elsewhere': 'Published elsewhere',
  'verify.elsewhere.missing':
    'The answer leaves something open. What it would need is published on other sites, and was not fetched.',
  'verify.elsewhere.did': '{host}: the keys of the issuer.',
  'verify.elsewhere.list': '{host}: the list of what was revoked or suspended.',
  'verify.elsewhere.as-of': 'As fetched on {instant}.',
  'verify.elsewhere.learn':
    'If it is fetched, the other site learns that this service asked for it at this moment, and with that which list is looked at; where each credential has a list of its own, also which credential. It does not learn who you are. This service learns what was fetched. What you handed in is sent to nobody.',
  'verify.elsewhere.fetch': 'Fetch it',
  'verify.elsewhere.again': 'Fetch it anew',
  'verify.elsewhere.offline':
    'Nothing was fetched from {host}: there is no network, or this service does not answer.',
  'verify.elsewhere.unavailable': '{host} does not answer. Try again later.',
  'verify.elsewhere.slow': '{host} takes too long to answer. Try again later.',
  'verify.elsewhere.busy':
    'Too much was asked for in a short time, so that {host} was not asked. Try again in a few minutes.',
  'verify.elsewhere.too-large': 'The answer of {host} is larger than it may be, and was not read.',
  'verify.elsewhere.unfit': 'What {host} answers is not what it should be, and was not used.',
  'verify.elsewhere.moved': '{host} leads on to another site, and that was not followed.',
  'verify.elsewhere.refused': '{host} was not asked: the address is not that of a public site.',
  'verify.elsewhere.not-found': '{host} says that there is nothing at this address.',
} as const;

/** The same in another language. */
export type ElsewhereTexts = Readonly<Record<keyof typeof elsewhereEn, string>>;

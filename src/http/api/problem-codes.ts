import type { Endpoint } from './endpoint.js';

type Codes = Readonly<Record<number, readonly string[]>>;

/** Problems that every endpoint may answer with; each endpoint names its own beside them. */
const EVERYWHERE: Codes = {
  400: ['request.invalid'],
  401: ['auth.missing', 'auth.key'],
  403: ['network.missing'],
  429: ['limit.exceeded'],
  500: ['internal.error'],
  503: ['service.unavailable'],
};
const ADDRESS: Codes = { 400: ['http.malformed-request'] };
const SCOPED: Codes = { 403: ['auth.scope'] };
const NETWORK: Codes = { 403: ['auth.network-only'] };
const INSTITUTION: Codes = { 403: ['auth.institution-only'] };
const BODY: Codes = {
  413: ['body.too-large'],
  415: ['body.unsupported-type', 'body.unsupported-encoding'],
};
const JSON_BODY: Codes = {
  400: [
    'json.malformed',
    'json.encoding',
    'json.duplicate-key',
    'json.forbidden-key',
    'json.number',
    'json.surrogate',
    'json.too-deep',
    'json.too-large',
  ],
};
const IDEMPOTENT: Codes = {
  400: ['idempotency.malformed'],
  409: ['idempotency.in-progress', 'idempotency.other-request'],
};
const SECRET: Codes = { 409: ['idempotency.answer-gone'] };
const EDIT: Codes = {
  412: ['edit.outdated'],
  428: ['edit.if-match-missing'],
};

/** Every code that an endpoint may answer with, by status. */
export function problemCodes(one: Endpoint): Record<number, string[]> {
  const parts = [
    EVERYWHERE,
    one.path.includes(':') ? ADDRESS : {},
    one.scope === 'any' ? {} : SCOPED,
    one.network ? NETWORK : {},
    one.institution ? INSTITUTION : {},
    one.body || one.upload ? BODY : {},
    one.body ? JSON_BODY : {},
    one.idempotent ? IDEMPOTENT : {},
    one.idempotent === 'secret' ? SECRET : {},
    one.ifMatch ? EDIT : {},
    one.problems ?? {},
  ];
  const codes: Record<number, string[]> = {};
  for (const part of parts) {
    for (const [status, some] of Object.entries(part))
      codes[Number(status)] = [...new Set([...(codes[Number(status)] ?? []), ...some])];
  }
  return codes;
}

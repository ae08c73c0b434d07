import * as z from 'zod';
import { BATCH_LIMITS } from '../../verification/lists.js';

/** What is asked without a key, outside of `/api/v1`, and described beside it. */
export interface OpenOperation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly operation: string;
  readonly summary: string;
  readonly description: string;
  readonly query: z.ZodType;
  /** Media types of what is sent, where something is, and of the answer. */
  readonly takes?: readonly string[];
  readonly gives: readonly string[];
  /** Codes of its problems, by status. */
  readonly problems: Readonly<Record<number, readonly string[]>>;
}

const parts = z.enum(['optional', 'required']).default('optional').meta({
  description: '`required` leaves a stack open as long as one of its parts is not shown.',
});

const ANYWHERE = {
  429: ['limit.exceeded'],
  500: ['internal.error'],
  503: ['service.unavailable'],
} as const;

/** Of what takes something. */
const EVERYWHERE = {
  ...ANYWHERE,
  413: ['body.too-large'],
  415: ['body.unsupported-type', 'body.unsupported-encoding'],
  503: ['verify.busy', 'service.unavailable'],
} as const;

/** Of what can be verified. */
const VERIFIED_FORMS = [
  'application/json',
  'application/vc',
  'application/vp',
  'application/jose+json',
  'application/dc+sd-jwt',
  'application/jwt',
  'application/pdf',
  'image/png',
  'image/svg+xml',
];

/** Query of `POST /api/verify/batch`. */
export const batchQuery = z.strictObject({
  parts,
  reports: z
    .enum(['none', 'full'])
    .default('none')
    .meta({ description: '`full` adds to each line the report that its input gets alone.' }),
});

export const OPEN_OPERATIONS: readonly OpenOperation[] = [
  {
    method: 'post',
    path: '/api/verify',
    operation: 'verify',
    summary: 'Verify a credential',
    description:
      'A credential in any form, a presentation, a bundle, or a file that holds one. Answers 200 with a report for anything that could be read as one, whatever its verdict.',
    query: z.strictObject({ parts }),
    takes: VERIFIED_FORMS,
    gives: ['application/json'],
    problems: {
      ...EVERYWHERE,
      400: [
        'verify.parts',
        'verify.not-an-object',
        'verify.nothing-inside',
        'verify.pdf-encrypted',
        'verify.not-sealed',
        'verify.check-record',
        'json.malformed',
      ],
    },
  },
  {
    method: 'post',
    path: '/api/check-records',
    operation: 'makeCheckRecord',
    summary: 'Verify, and sign what was found',
    description:
      'Takes what `/api/verify` takes, checks it, keeps nothing of it, and gives a record of that: a compact JWS of type `check-record+jwt` by the network, with the time (`iat`), the `verdict`, and of each credential, those shown as parts of certificates too, its verdict and its digest, that of its report (`digestMultibase`). It names nobody, and is no credential.',
    query: z.strictObject({}),
    takes: VERIFIED_FORMS,
    gives: ['application/jwt'],
    problems: {
      ...EVERYWHERE,
      400: [
        'check-record.nothing-read',
        'verify.not-an-object',
        'verify.nothing-inside',
        'verify.pdf-encrypted',
        'verify.not-sealed',
        'verify.check-record',
        'json.malformed',
      ],
      403: ['network.missing'],
    },
  },
  {
    method: 'post',
    path: '/api/check-records/verify',
    operation: 'verifyCheckRecord',
    summary: 'Verify a record of a check',
    description:
      'Says whether a record is `genuine`, `not-genuine` or `undetermined` (`finding`, with its `code`), and of a genuine one what it says (`record`). That is what was found at its time, not what holds now.',
    query: z.strictObject({}),
    takes: ['application/jwt'],
    gives: ['application/json'],
    problems: { ...EVERYWHERE, 400: ['check-record.form'] },
  },
  {
    method: 'post',
    path: '/api/verify/batch',
    operation: 'verifyBatch',
    summary: 'Verify many at once',
    description: `Files as parts of a form, or lines, each a credential in JSON, a token, or a link to a share of this deployment; other links are named and not followed. At most ${BATCH_LIMITS.items}, ${BATCH_LIMITS.bytes / 1_000_000} MB together and ${BATCH_LIMITS.itemBytes / 1_000_000} MB each; what is not begun after ${BATCH_LIMITS.time / 1000} seconds is told so. Answers 200 with \`counts\` and \`items\`: a line for each, in their order, with its \`verdict\` and the \`code\` of what decided it; without a verdict, \`code\` says why it could not be read. One that is bad spoils no other.`,
    query: batchQuery,
    takes: ['multipart/form-data', 'application/x-ndjson', 'application/jsonl', 'text/plain'],
    gives: ['application/json', 'text/csv'],
    problems: {
      ...EVERYWHERE,
      400: ['request.invalid', 'verify.batch-empty'],
      413: ['body.too-large', 'verify.batch-too-many'],
    },
  },
  {
    method: 'get',
    path: '/verify/relay',
    operation: 'relay',
    summary: 'Fetch what another issuer publishes',
    description:
      'For pages of this service, whose browsers ask nobody else; what a browser sends from pages of other sites is refused. Either `did` or `list` says what is fetched. Answers with the `text` of the document, unchanged for a list, and with `fetchedAt`: for a minute the same is given out again, and all who ask meanwhile wait for one answer of the host. What cannot be read as what was asked for is not given out. Nothing of the caller goes along.',
    query: z.strictObject({
      did: z
        .string()
        .optional()
        .meta({ description: 'A `did:web`: its DID document.', examples: ['did:web:university.example'] }),
      list: z
        .string()
        .optional()
        .meta({
          description: 'The https address of a signed status list: a credential, or a Status List Token.',
          examples: ['https://university.example/status/1'],
        }),
    }),
    gives: ['application/json'],
    problems: {
      ...ANYWHERE,
      400: ['relay.query', 'relay.own-address'],
      403: ['http.cross-site', 'relay.refused', 'relay.moved', 'relay.too-large', 'relay.unfit'],
      404: ['relay.not-found'],
      503: ['relay.unavailable', 'relay.slow', 'relay.busy', 'service.unavailable'],
    },
  },
];

/** Codes that an operation has of its own, beside those of all. */
export function ownCodes({ problems }: OpenOperation): string[] {
  const common: readonly string[] = Object.values(EVERYWHERE).flat();
  return Object.values(problems)
    .flat()
    .filter((code) => !common.includes(code));
}

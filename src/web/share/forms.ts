import type { Request, Response } from 'express';
import { CairnError } from '../../common/errors.js';
import type { JsonValue } from '../../common/json.js';
import { buildBundle } from '../../credentials/documents/bundle.js';
import type { CertificateDeps } from '../../delivery/certificate/of-award.js';
import {
  type ShareDeps,
  type Shared,
  type ShownCredential,
  shareBundle,
  withItsParts,
} from '../../delivery/shares.js';
import type { Party } from '../../issuing/lifecycle/party.js';
import { madeRendition, offeredForms, type RenditionDeps } from '../../issuing/renditions/issue.js';
import { fileName, MEDIA_TYPES } from '../../issuing/renditions/ports.js';
import type { Site } from '../layout.js';
import { sendCertificate } from './certificate.js';
import { GONE, sendRendition, stemOf } from './renditions.js';

/** The answer depends on the moment, belongs to nobody's cache, and its address is a secret. */
export const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Raw forms are open to any page, so that other people's verifiers can fetch them with the link. They are sent as bytes,
 * since Express adds to text a charset that their types don't have.
 */
export const OPEN = {
  ...PRIVATE,
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

export interface FormDeps {
  readonly sharing: ShareDeps;
  readonly renditions: RenditionDeps;
  readonly certificates: CertificateDeps;
  readonly site: (request: Request) => Promise<Site>;
}

interface Asked {
  readonly shared: Shared;
  /** Absolute address of the link. */
  readonly url: string;
}

/** Sends a form; false where it can't be had at present. */
type Send = (deps: FormDeps, asked: Asked, request: Request, response: Response) => Promise<boolean>;

const PAGE = 'text/html';

/** Media types of what a link gives besides its page, the first of those that suit a client as well as each other. */
const TYPES = [
  'application/vc',
  'application/vp',
  'application/dc+sd-jwt',
  'application/jose+json',
  'application/pdf',
  'image/png',
  'image/svg+xml',
  // whichever of the first two it is
  'application/json',
  'application/ld+json',
] as const;
type FormType = (typeof TYPES)[number];

/**
 * Sends what a link shows in the form that suits a client best; false where that is the page, as it is to browsers and to whoever takes
 * anything. Nothing is signed for it: a form that was not made yet takes a POST, as a look at a link must change nothing.
 *
 * @throws CairnError `share.no-such-form` (kind `not-acceptable`), which names the forms that there are; `share.form-not-made` (kind
 *   `conflict`).
 */
export async function sendForm(
  deps: FormDeps,
  asked: Asked,
  request: Request,
  response: Response,
): Promise<boolean> {
  if (request.accepts([PAGE, ...TYPES]) === PAGE) return false;
  const forms = await formsOf(deps, asked.shared);
  const best = request.accepts([PAGE, ...forms.keys()]);
  if (best === PAGE) return false;
  const wanted = TYPES.find((type) => type === best);
  response.set(OPEN);
  const send = wanted && forms.get(wanted);
  if (await send?.(deps, asked, request, response)) return true;
  const there = [PAGE, ...forms.keys()].filter((type) => type !== wanted);
  const [code, message] = ['share.no-such-form', 'What the link shows cannot be had in this form.'];
  throw new CairnError('not-acceptable', code, message, [
    { code, pointer: '', message, expected: there.join(', ') },
  ]);
}

/** What can be had of a link: of several credentials only all together, and nothing that tells what is withheld. */
async function formsOf({ renditions }: FormDeps, { chosen }: Shared): Promise<ReadonlyMap<FormType, Send>> {
  const [only, ...more] = chosen;
  const bundle: Send = async (deps, { shared }, _request, response) => {
    await sendBundle(deps, response, shared);
    return true;
  };
  if (!only || more.length > 0)
    return new Map([['application/vp', bundle], ...asJson(bundle)] as [FormType, Send][]);
  const credential: Send = async (_deps, { shared }, _request, response) => {
    sendCredential(response, shared);
    return true;
  };
  const isText = typeof only.document === 'string';
  const forms = new Map<FormType, Send>([
    [isText ? 'application/dc+sd-jwt' : 'application/vc', credential],
    ['application/vp', bundle],
    ...asJson(isText ? bundle : credential),
  ]);
  if (only.withheld.length > 0 || isText) return forms;
  const offered = await offeredForms(renditions, only.issuerDid);
  for (const form of ['edc', 'sd-jwt'] as const)
    if (offered.includes(form)) forms.set(MEDIA_TYPES[form] as FormType, made(form, only));
  return new Map([...forms, ...FILES.map(([type, file]) => [type, drawn(file, only)] as const)]);
}

const FILES: readonly (readonly [FormType, string])[] = [
  ['application/pdf', '1.pdf'],
  ['image/png', '1.badge.png'],
  ['image/svg+xml', '1.badge.svg'],
];

function asJson(send: Send): [FormType, Send][] {
  return [
    ['application/json', send],
    ['application/ld+json', send],
  ];
}

function made(form: 'edc' | 'sd-jwt', { award, document }: ShownCredential): Send {
  return async ({ renditions }, { shared }, _request, response) => {
    const holder: Party = { actor: `share:${shared.share.id}`, did: undefined, institution: undefined };
    try {
      const found = await madeRendition(renditions, award, form, holder);
      if (!found) throw notMade(form);
      sendRendition(response, found, document);
      return true;
    } catch (error) {
      if (error instanceof CairnError && GONE.has(error.code)) return false;
      throw error;
    }
  };
}

function notMade(form: string): CairnError {
  const [code, message] = [
    'share.form-not-made',
    'This form has not been made yet, and looking at a link makes nothing.',
  ];
  const expected = `a POST to renditions/${form}/1 below the link, which makes it and answers with it`;
  return new CairnError('conflict', code, message, [{ code, pointer: '', message, expected }]);
}

function drawn(file: string, only: ShownCredential): Send {
  return async (deps, { shared, url }, request, response) => {
    const bundleOf = (one: ShownCredential) => shareBundle(deps.sharing, withItsParts(shared, one));
    const certificate = { file, chosen: [only], url, bundleOf };
    return sendCertificate({ ...deps.certificates, site: deps.site }, certificate, request, response);
  };
}

/** What a link was made for. */
export function sendCredential(response: Response, { chosen }: Shared): void {
  const { name, type, text } = credentialFile(chosen.map(({ document }) => document));
  response
    .set({ ...OPEN, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
    .send(Buffer.from(text));
}

/** What a link shows, with all that it takes to verify it offline. */
export async function sendBundle(
  { sharing }: Pick<FormDeps, 'sharing'>,
  response: Response,
  shared: Shared,
): Promise<void> {
  const bundle = await shareBundle(sharing, shared);
  response
    .set({
      ...OPEN,
      'Content-Type': 'application/vp',
      'Content-Disposition': 'attachment; filename="bundle.json"',
    })
    .send(Buffer.from(JSON.stringify(bundle)));
}

function credentialFile(documents: readonly JsonValue[]): { name: string; type: string; text: string } {
  const [only = null, ...more] = documents;
  if (more.length > 0)
    return { name: 'credentials.json', type: 'application/vp', text: JSON.stringify(buildBundle(documents)) };
  if (typeof only === 'string')
    return { name: fileName('credential', 'sd-jwt'), type: MEDIA_TYPES['sd-jwt'], text: only };
  return { name: `${stemOf(only, 'credential')}.json`, type: 'application/vc', text: JSON.stringify(only) };
}

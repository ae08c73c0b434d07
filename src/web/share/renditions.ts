import type { Response } from 'express';
import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonValue } from '../../common/json.js';
import { uuidOfUrn } from '../../common/uuid.js';
import type { ShownCredential } from '../../delivery/shares.js';
import type { Party } from '../../issuing/lifecycle/party.js';
import {
  offeredForms as formsOf,
  type IssuedRendition,
  issueRendition,
  type RenditionDeps,
} from '../../issuing/renditions/issue.js';
import { fileName, MEDIA_TYPES, type OfferedForm } from '../../issuing/renditions/ports.js';
import type { VerificationReport } from '../../verification/report.js';

/** Forms that holders take along; the Commission's own issuer is for institutions. */
export const FOR_HOLDERS = ['edc', 'sd-jwt'] as const;

/** A further form that the page offers: of which of the shared credentials, and where a POST gets it. */
export interface OfferedRendition {
  readonly form: OfferedForm;
  readonly path: string;
  /** Title of the credential, where the link shows several. */
  readonly title: string | undefined;
}

/** Of what a link shows. The page is at `path`. */
interface ShownOnPage {
  readonly chosen: readonly ShownCredential[];
  readonly report: VerificationReport;
  readonly path: string;
}

/**
 * What can be made of the chosen credentials of a link: of one that is revoked or suspended, or of which something is
 * withheld, nothing.
 */
export async function offeredForms(
  deps: Pick<RenditionDeps, 'makers'>,
  { chosen, report, path }: ShownOnPage,
): Promise<{ readonly certificatePaths: string[]; readonly renditions: OfferedRendition[] }> {
  const certificatePaths: string[] = [];
  const renditions: OfferedRendition[] = [];
  const over = new Set(
    report.credentials.flatMap(({ verdict, summary }) =>
      verdict === 'not-verified' ? (uuidOfUrn(summary?.award ?? '') ?? []) : [],
    ),
  );
  for (const [index, { award, issuerDid, document, withheld }] of chosen.entries()) {
    if (over.has(award) || withheld.length > 0) continue;
    certificatePaths.push(`${path}/certificate/${index + 1}`);
    const offered = await formsOf(deps, issuerDid);
    const name = isJsonObject(document) ? document.name : undefined;
    const title = chosen.length > 1 && typeof name === 'string' ? name : undefined;
    for (const form of FOR_HOLDERS)
      if (offered.includes(form))
        renditions.push({ form, path: `${path}/renditions/${form}/${index + 1}`, title });
  }
  return { certificatePaths, renditions };
}

/**
 * The rendition that a POST to such a path asks for, for whoever has the link. `undefined` for what isn't offered, or can't be
 * had now: the award was suspended or revoked a moment ago.
 */
export async function sharedRendition(
  deps: RenditionDeps,
  chosen: readonly ShownCredential[],
  form: string,
  number: string,
  shareId: string,
): Promise<IssuedRendition | undefined> {
  const wanted = FOR_HOLDERS.find((one) => one === form);
  const shown = /^[1-9]\d?$/.test(number) ? chosen[Number(number) - 1] : undefined;
  if (wanted === undefined || shown === undefined || shown.withheld.length > 0) return undefined;
  const { award, issuerDid } = shown;
  if (!(await formsOf(deps, issuerDid)).includes(wanted)) return undefined;
  const holder: Party = { actor: `share:${shareId}`, did: undefined, institution: undefined };
  try {
    return await issueRendition(deps, award, wanted, holder);
  } catch (error) {
    if (error instanceof CairnError && GONE.has(error.code)) return undefined;
    throw error;
  }
}

/** Refusals of what was there a moment ago. */
export const GONE: ReadonlySet<string> = new Set([
  'award.unknown',
  'award.revoked',
  'award.suspended',
  'award.changed',
  'award.unfinished',
]);

/** Sends one as a file, which has the name of what was achieved. */
export function sendRendition(
  response: Response,
  { id, form, document }: Pick<IssuedRendition, 'id' | 'form' | 'document'>,
  of: JsonValue | undefined,
): void {
  response
    .set({
      'Content-Type': MEDIA_TYPES[form],
      'Content-Disposition': `attachment; filename="${fileName(stemOf(of, id), form)}"`,
    })
    .send(Buffer.from(document));
}

/** Name of a file that holds a credential, without an ending: the code of what was achieved, where it has one. */
export function stemOf(credential: JsonValue | undefined, otherwise: string): string {
  const subject = isJsonObject(credential) ? credential.credentialSubject : undefined;
  const achievement = isJsonObject(subject) ? subject.achievement : undefined;
  const code = isJsonObject(achievement) ? achievement.humanCode : undefined;
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : otherwise;
}

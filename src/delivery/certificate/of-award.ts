import { CairnError } from '../../common/errors.js';
import { isJsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { ectsToDecimal } from '../../domain/ects.js';
import type { CatalogueStore } from '../../issuing/ports.js';
import { requireExpressible } from '../../issuing/renditions/edc.js';
import {
  type Gathered,
  type GatheredPart,
  gather,
  type IssuerRecord,
} from '../../issuing/renditions/gather.js';
import type { RenditionStore } from '../../issuing/renditions/ports.js';
import type { Draw } from './drawing.js';
import type { CertificateFacts, CertificatePart } from './facts.js';
import { certificateMarks, NETWORK } from './pictures.js';
import type { PictureStore } from './ports.js';

interface Issued {
  /** UUID of the credential that the picture is of. */
  readonly id: string;
  readonly at: Date;
}

/**
 * The certificate of an award as PNG, with what its issuer puts on certificates. Throws `rendition.inexpressible` (kind
 * `refused`) with the fault where a text can't be drawn.
 */
export function certificatePicture(store: Pick<PictureStore, 'selectPictures'>, draw: Draw) {
  return async (gathered: Gathered, issued: Issued): Promise<Uint8Array> => {
    const facts = await certificateOf(store, gathered, issued);
    try {
      return await draw('png', facts);
    } catch (error) {
      if (error instanceof CairnError && error.code.startsWith('certificate.'))
        requireExpressible(error.faults);
      throw error;
    }
  };
}

export interface CertificateDeps {
  readonly store: Pick<RenditionStore, 'selectOptionalRenderableAward' | 'selectCertificateDocuments'> &
    Pick<CatalogueStore, 'selectCatalogue'>;
  readonly pictures: Pick<PictureStore, 'selectPictures'>;
  readonly draw: Draw;
}

/**
 * The certificate of an award in force, by its id; `undefined` for any other. `link`: where it can be checked; `language`: of
 * whoever asks for it, which counts where its title has it.
 */
export async function certificateOfAward(
  { store, pictures }: Pick<CertificateDeps, 'store' | 'pictures'>,
  awardId: string,
  { link, language }: { readonly link?: string; readonly language?: string | undefined } = {},
): Promise<CertificateFacts | undefined> {
  const award = await store.selectOptionalRenderableAward(awardId);
  if (!award?.credential || award.revoked || award.suspended) return undefined;
  const gathered = await gather(store, award, await store.selectCatalogue());
  const signed = parseStrictJson(award.credential.document);
  const at = new Date(isJsonObject(signed) ? String(signed.validFrom) : Number.NaN);
  const facts = await certificateOf(pictures, gathered, { id: award.credential.id, at }, link);
  return language === undefined ? facts : { ...facts, language };
}

/** What the layout shows of an award. `link`: where it can be checked. */
export async function certificateOf(
  store: Pick<PictureStore, 'selectPictures'>,
  { award, achievement, issuer, network }: Gathered,
  issued: Issued,
  link?: string,
): Promise<CertificateFacts> {
  const { version } = achievement;
  const owner = issuer.did === network.did ? NETWORK : issuer.code;
  return {
    kind: achievement.kind === 'module' ? 'module' : 'certificate',
    title: version.title,
    ...(achievement.kind === 'programme' ? { award: achievement.version.award } : {}),
    learnerName: award.learner.name,
    issuer: bodyOf(issuer),
    network: network.name,
    awardedOn: award.awardedOn,
    signedOn: issued.at.toISOString().slice(0, 10),
    ects: ectsToDecimal(award.ects),
    eqfLevel: version.eqfLevel,
    ...(award.grade ? { grade: award.grade.value } : {}),
    outcomes: version.outcomes.map(({ title }) => title),
    ...(achievement.kind === 'programme' ? { parts: partsOf(achievement.parts) } : {}),
    credentialId: `urn:uuid:${issued.id}`,
    ...(link === undefined ? {} : { link }),
    demo: network.demo,
    ...(await certificateMarks(store, owner)),
  };
}

function bodyOf({ name, city, country, primaryLanguage }: IssuerRecord): CertificateFacts['issuer'] {
  return {
    name,
    country,
    ...(city === undefined ? {} : { city }),
    ...(primaryLanguage === undefined ? {} : { primaryLanguage }),
  };
}

/** What came in through an inner certificate stands within it. */
function partsOf(all: readonly GatheredPart[]): CertificatePart[] {
  const left = new Map(all.map((part) => [part.line.award, part]));
  const places = new Map(all.map(({ line }, index) => [line.award, index]));
  const placeOf = ({ award }: { readonly award: string }) => places.get(award) ?? 0;
  const take = (lines: readonly { readonly award: string; readonly through?: string | undefined }[]) =>
    lines
      .filter(({ through }) => through === undefined)
      // in the order of the whole stack
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .flatMap(({ award }): CertificatePart[] => {
        const part = left.get(award);
        if (!part) return [];
        left.delete(award);
        return [partOf(part, part.stack && take(part.stack))];
      });
  const placed = take(all.map(({ line }) => line));
  return [...placed, ...[...left.values()].map((part) => partOf(part, undefined))];
}

function partOf(
  { line, version, issuer }: GatheredPart,
  parts: readonly CertificatePart[] | undefined,
): CertificatePart {
  const programme = version.type === 'ProgrammeVersion';
  return {
    kind: programme ? 'certificate' : 'module',
    title: version.title,
    ...(programme ? { code: version.code } : {}),
    ects: ectsToDecimal(line.ects),
    issuer: issuer.name,
    awardedOn: line.awardedDate.slice(0, 10),
    ...(parts ? { parts } : {}),
  };
}

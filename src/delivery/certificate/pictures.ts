import type { Clock } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { isWithin } from '../../common/wall.js';
import type { By, MemberStore } from '../../issuing/catalogue/ports.js';
import type { CertificateFacts } from './facts.js';
import type { PictureKind, PictureRecord, PictureStore } from './ports.js';

export interface PictureDeps {
  readonly store: PictureStore;
  readonly members: Pick<MemberStore, 'selectOptionalMember'>;
  readonly clock: Clock;
}

/** How the network is named where an institution's code would stand; no institution can have it. */
export const NETWORK = 'network';

/**
 * Puts a picture on the certificates of an institution that are drawn from now on; those that stand in sealed documents stay
 * as they were. A signature names whose it is. Throws `institution.unknown`, also for another institution than the caller's,
 * `picture.signatory`, and what `checkPicture` throws.
 */
export async function replacePicture(
  deps: PictureDeps,
  by: By,
  owner: string,
  wish: {
    readonly kind: PictureKind;
    readonly bytes: Uint8Array;
    readonly signatory?: PictureRecord['signatory'];
  },
): Promise<PictureRecord> {
  await requireOwner(deps, by, owner);
  const { kind, bytes, signatory } = wish;
  if ((signatory !== undefined) !== (kind === 'signature'))
    throw invalid({
      code: 'picture.signatory',
      pointer: '/signatory',
      message: 'A signature names who signs, and nothing else does',
      expected: kind === 'signature' ? 'name and role of who signs' : 'no signatory',
    });
  // what decodes pictures is large, and seldom needed
  const { checkPicture } = await import('./picture.js');
  const picture = { kind, ...checkPicture(bytes), ...(signatory ? { signatory } : {}) };
  return deps.store.replacePicture(owner, picture, { actor: by.actor, at: deps.clock() });
}

/** Throws `institution.unknown`, `picture.unknown`. */
export async function selectPicture(
  deps: PictureDeps,
  by: By,
  owner: string,
  kind: PictureKind,
): Promise<PictureRecord> {
  await requireOwner(deps, by, owner);
  const picture = await deps.store.selectOptionalPicture(owner, kind);
  if (!picture) throw unknown();
  return picture;
}

/** Takes a picture off the certificates to come. Throws `institution.unknown`, `picture.unknown`. */
export async function deletePicture(
  deps: PictureDeps,
  by: By,
  owner: string,
  kind: PictureKind,
): Promise<void> {
  await requireOwner(deps, by, owner);
  const act = { actor: by.actor, at: deps.clock() };
  if (!(await deps.store.deletePicture(owner, kind, act))) throw unknown();
}

/** What an issuer puts on its certificates, as the layout takes it. `owner`: code of an institution, or `network`. */
export async function certificateMarks(
  store: Pick<PictureStore, 'selectPictures'>,
  owner: string,
): Promise<Pick<CertificateFacts, 'logo' | 'seal' | 'signatories'>> {
  const pictures = await store.selectPictures(owner);
  const find = (kind: PictureKind) => pictures.find((picture) => picture.kind === kind);
  const [logo, seal, signature] = [find('logo'), find('seal'), find('signature')];
  return {
    ...(logo ? { logo } : {}),
    ...(seal ? { seal } : {}),
    ...(signature?.signatory ? { signatories: [{ ...signature.signatory, picture: signature }] } : {}),
  };
}

function unknown(): CairnError {
  return new CairnError('not-found', 'picture.unknown', 'The institution has no such picture');
}

async function requireOwner({ members }: PictureDeps, by: By, owner: string): Promise<void> {
  const there =
    owner === NETWORK
      ? by.institution === undefined
      : isWithin(by.institution, owner) && (await members.selectOptionalMember(owner)) !== undefined;
  if (!there)
    throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
}

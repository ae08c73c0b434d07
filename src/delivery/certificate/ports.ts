import type { TextMap } from '../../domain/text.js';
import type { Act } from '../../issuing/ports.js';

export type PictureKind = 'logo' | 'seal' | 'signature';

/** A picture of an institution as it is kept: checked and written anew. */
export interface PictureRecord {
  readonly kind: PictureKind;
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Of a signature: whose it is. */
  readonly signatory?: { readonly name: string; readonly role?: TextMap };
  readonly updatedAt: Date;
}

/** `owner`: code of an institution, or `network`. */
export interface PictureStore {
  /** All of an owner, in the order of their kinds. */
  selectPictures(owner: string): Promise<PictureRecord[]>;
  selectOptionalPicture(owner: string, kind: PictureKind): Promise<PictureRecord | undefined>;
  /** Puts a picture in the place of the one that was there. Fails with `institution.unknown` (kind `not-found`). */
  replacePicture(owner: string, picture: Omit<PictureRecord, 'updatedAt'>, act: Act): Promise<PictureRecord>;
  /** `false` if there was none. */
  deletePicture(owner: string, kind: PictureKind, act: Act): Promise<boolean>;
}

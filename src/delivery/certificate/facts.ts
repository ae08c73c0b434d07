import type { CalendarDate } from '../../domain/dates.js';
import type { TextMap } from '../../domain/text.js';

/** A picture that was checked: PNG as this project itself wrote it (`checkPicture`). */
export interface Picture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A person who signs by hand, for the institution. */
export interface Signatory {
  readonly name: string;
  readonly role?: TextMap;
  /** The signature as written. */
  readonly picture?: Picture;
}

/** One part of a certificate: a module, or a programme with parts of its own. */
export interface CertificatePart {
  readonly kind: 'module' | 'certificate';
  readonly title: TextMap;
  /** A short name of a programme, shown at its layer of the cairn: its code. */
  readonly code?: string;
  readonly ects: number;
  /** Who awarded it. */
  readonly issuer: TextMap;
  readonly awardedOn: CalendarDate;
  readonly parts?: readonly CertificatePart[];
}

/**
 * What a certificate says, before it is known what it looks like. Texts are taken in the language that is asked for, else in
 * the issuer's primary language, else in English, else in any.
 */
export interface CertificateFacts {
  /** BCP 47 tag of the language that whoever asks for it reads. */
  readonly language?: string;
  readonly kind: 'module' | 'certificate';
  /** Of the module or programme. */
  readonly title: TextMap;
  /** What its holder gets, where that has a name of its own: Certificate “Qualification Development”. */
  readonly award?: TextMap;
  readonly learnerName: string;
  readonly issuer: {
    readonly name: TextMap;
    readonly city?: string;
    /** ISO 3166-1, two letters. */
    readonly country: string;
    /** ISO 639-1; English where it isn't known. */
    readonly primaryLanguage?: string;
  };
  /** Of the network; left out of the picture where it is the issuer itself. */
  readonly network: TextMap;
  /** The day of the award as written; it never moves. */
  readonly awardedOn: CalendarDate;
  /** The day of signing; shown where it is another. */
  readonly signedOn?: CalendarDate;
  readonly ects: number;
  readonly eqfLevel?: number;
  /** As it is read: `B`, `passed`. */
  readonly grade?: string;
  readonly outcomes: readonly TextMap[];
  readonly parts?: readonly CertificatePart[];
  /** The credential's id. */
  readonly credentialId: string;
  /** Where anybody can check it: the QR code. */
  readonly link?: string;
  /** The network is a demonstration: nothing that it awards is a real diploma. */
  readonly demo?: boolean;
  readonly logo?: Picture;
  readonly seal?: Picture;
  /** At most two. */
  readonly signatories?: readonly Signatory[];
}

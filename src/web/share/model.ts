import type { Withholdable } from '../../credentials/documents/selective.js';
import type { VerificationReport } from '../../verification/report.js';
import type { Site } from '../layout.js';
import type { OfferedRendition } from './renditions.js';

/** All that the page of a share link shows. */
export interface ShareModel extends Site {
  readonly report: VerificationReport;
  readonly share: {
    /** The absolute address that the QR code carries. */
    readonly url: string;
    readonly qrSvgPath: string;
    /** The credential, byte for byte. */
    readonly rawPath: string;
    /** In which form it is there. */
    readonly rawForm: 'JSON' | 'SD-JWT';
    readonly bundlePath: string;
    /** Gives a signed record of a check, which is made then. */
    readonly recordPath: string;
    /** Where each of the shared credentials is to be seen as a certificate. */
    readonly certificatePaths: readonly string[];
    /** Further forms that can be had. */
    readonly renditions: readonly OfferedRendition[];
    /** What its holder chose not to show, by award (`urn:uuid:…`). */
    readonly withheld: ReadonlyMap<string, readonly Withholdable[]>;
    /** UTC instant; absent for a link that works until it is withdrawn. */
    readonly expiresAt?: string | undefined;
  };
}

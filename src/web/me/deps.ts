import type { Request, Response } from 'express';
import type { Accounts } from '../../access/accounts.js';
import type { ArchiveDeps } from '../../delivery/archive/archive.js';
import type { HoldingStore } from '../../delivery/holdings/ports.js';
import type { LinkDeps } from '../../delivery/mail/links.js';
import type { RegisterDeps } from '../../delivery/register/register.js';
import type { ShareDeps } from '../../delivery/shares.js';
import type { ConsentDeps } from '../../issuing/consent.js';
import type { CorrectionDeps } from '../../issuing/corrections/corrections.js';
import type { EraseDeps } from '../../issuing/erasing/erase.js';
import type { PathDeps } from '../../issuing/paths/path.js';
import type { RenditionDeps } from '../../issuing/renditions/issue.js';
import type { SettleDeps } from '../../issuing/settle.js';
import type { Site } from '../layout.js';

/** What the pages of graduates need: signing in, claiming, and what is theirs. */
export interface MeDeps {
  readonly accounts: Accounts;
  readonly links: LinkDeps;
  readonly holdings: HoldingStore;
  /** Everything of theirs, to take along. */
  readonly archive: ArchiveDeps;
  readonly paths: PathDeps;
  readonly consent: ConsentDeps;
  /** Mints what becomes due by a consent. */
  readonly issuing: SettleDeps;
  readonly renditions: RenditionDeps;
  readonly sharing: ShareDeps;
  readonly publicUrl: string;
  readonly register: RegisterDeps;
  readonly erasing: EraseDeps;
  readonly corrections: CorrectionDeps;
  /** `known`: the language of whoever is known to read it, which counts where a link names none. */
  readonly site: (request: Request, known?: string) => Promise<Site>;
  /** Counts that a network address asked for a link; throws where that was too often. */
  readonly askedForLink: (request: Request, response: Response) => Promise<void>;
  /** Counts that a mail was asked for to an e-mail address; false where that was too often. */
  readonly mayMail: (email: string) => Promise<boolean>;
  /** Told of a link of a mail that does nothing; throws where an address came with too many. */
  readonly unknownLink: (request: Request, response: Response) => Promise<void>;
}

import type { AccessTokenDeps } from '../../access/access-tokens.js';
import type { IdempotencyDeps } from '../../access/idempotency.js';
import type { RateLimits } from '../../access/rate-limits.js';
import type { AskDeps } from '../../delivery/asking/deps.js';
import type { PictureDeps } from '../../delivery/certificate/pictures.js';
import type { MailDeps } from '../../delivery/mail/manage.js';
import type { WalletDeps } from '../../delivery/oid4vci/deps.js';
import type { ShareDeps } from '../../delivery/shares.js';
import type { WebhookDeps } from '../../delivery/webhooks/manage.js';
import type { DraftDeps } from '../../issuing/catalogue/drafts.js';
import type { MemberDeps } from '../../issuing/catalogue/institutions.js';
import type { ConsentDeps } from '../../issuing/consent.js';
import type { CorrectionDeps } from '../../issuing/corrections/corrections.js';
import type { EraseDeps } from '../../issuing/erasing/erase.js';
import type { StartImportDeps } from '../../issuing/import/start-import.js';
import type { IssueTogether } from '../../issuing/issue-together.js';
import type { JobFeed } from '../../issuing/jobs/feed.js';
import type { ManageDeps } from '../../issuing/jobs/manage.js';
import type { AwardViewStore } from '../../issuing/lifecycle/ports.js';
import type { MergeDeps } from '../../issuing/merging/propose.js';
import type { CatalogueStore } from '../../issuing/ports.js';
import type { RecognisingDeps } from '../../issuing/recognising/recognise-learning.js';
import type { ContactDeps } from '../../issuing/records/contacts.js';
import type { LearnersDeps } from '../../issuing/records/learners.js';
import type { RecordsStore } from '../../issuing/records/ports.js';
import type { RenditionDeps } from '../../issuing/renditions/issue.js';
import type { SettleDeps } from '../../issuing/settle.js';
import type { SuppliedDeps } from '../../issuing/supplied/issue.js';
import type { TranscriptDeps } from '../../issuing/transcripts/make.js';

/** The use-cases that endpoints call. An area that is added has its line here, and is wired by its name in `services.ts`. */
export interface ApiDeps {
  readonly publicUrl: string;
  readonly access: AccessTokenDeps;
  readonly idempotency: IdempotencyDeps;
  readonly rates: RateLimits;
  readonly webhooks: WebhookDeps;
  readonly catalogue: CatalogueStore;
  /** Institutions, what they are recognised for, modules and programmes. */
  readonly curation: MemberDeps & DraftDeps;
  /** Logos, seals and signatures on certificates. */
  readonly pictures: PictureDeps;
  readonly importing: StartImportDeps;
  readonly jobs: ManageDeps;
  readonly jobFeed: JobFeed;
  readonly records: RecordsStore;
  readonly learners: LearnersDeps;
  readonly consent: ConsentDeps;
  readonly contacts: ContactDeps;
  readonly mails: MailDeps;
  readonly issuing: SettleDeps;
  readonly issueTogether: IssueTogether;
  readonly lifecycle: MergeDeps;
  readonly erasing: EraseDeps;
  /** What graduates ask to have corrected. */
  readonly corrections: CorrectionDeps;
  readonly recognising: RecognisingDeps;
  readonly awards: AwardViewStore;
  readonly renditions: RenditionDeps;
  readonly sharing: ShareDeps;
  readonly supplied: SuppliedDeps;
  readonly transcripts: TranscriptDeps;
  readonly wallet: WalletDeps;
  /** Asking wallets to present something. */
  readonly asking: AskDeps;
}

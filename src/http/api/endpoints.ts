import { listAudit } from './audit/list.js';
import { reinstateAwards, revokeAwards, suspendAwards } from './awards/act.js';
import { correctAward } from './awards/correct.js';
import { getAward } from './awards/get.js';
import { issueAwards } from './awards/issue.js';
import { listAwards } from './awards/list.js';
import { previewAwards } from './awards/preview.js';
import { recognisePriorLearning } from './awards/recognise.js';
import { composeCertificates } from './certificates/compose.js';
import { getCertificate } from './certificates/get.js';
import { listCertificates } from './certificates/list.js';
import { listProposals } from './certificates/proposals.js';
import { answerCorrectionRequest } from './corrections/answer.js';
import { listCorrectionRequests } from './corrections/list.js';
import { getCredentialDocument } from './credentials/document.js';
import { getCredential } from './credentials/get.js';
import { listCredentials } from './credentials/list.js';
import { checkDraft } from './drafts/check.js';
import { createDraft } from './drafts/create.js';
import { deleteDraft } from './drafts/delete.js';
import { getDraft } from './drafts/get.js';
import { listDrafts } from './drafts/list.js';
import { publishDraft } from './drafts/publish.js';
import { replaceDraft } from './drafts/replace.js';
import type { Endpoint } from './endpoint.js';
import { addGradingScheme } from './grading-schemes/add.js';
import { listGradingSchemes } from './grading-schemes/list.js';
import { commitImport } from './imports/commit.js';
import { createImport } from './imports/create.js';
import { discardImport } from './imports/discard.js';
import { getImportExampleCsv, getImportExampleXlsx } from './imports/example.js';
import { getImport } from './imports/get.js';
import { listImports } from './imports/list.js';
import { getImportReport } from './imports/report.js';
import { listImportRows } from './imports/rows.js';
import { admitInstitution } from './institutions/admit.js';
import { editInstitution } from './institutions/edit.js';
import { getInstitution } from './institutions/get.js';
import { listInstitutions } from './institutions/list.js';
import { cancelJob } from './jobs/cancel.js';
import { followJob } from './jobs/events.js';
import { getJob } from './jobs/get.js';
import { listJobs } from './jobs/list.js';
import { pauseJob } from './jobs/pause.js';
import { resumeJob } from './jobs/resume.js';
import { createKey } from './keys/create.js';
import { getKey } from './keys/get.js';
import { listKeys } from './keys/list.js';
import { revokeKey } from './keys/revoke.js';
import { rotateKey } from './keys/rotate.js';
import { confirmLearnerMerge, rejectLearnerMerge } from './learner-merges/decide.js';
import { getLearnerMerge } from './learner-merges/get.js';
import { listLearnerMerges } from './learner-merges/list.js';
import { proposeLearnerMerge } from './learner-merges/propose.js';
import { createLearner } from './learners/create.js';
import { editLearner } from './learners/edit.js';
import { eraseLearner } from './learners/erase.js';
import { getLearner } from './learners/get.js';
import { getContact } from './learners/get-contact.js';
import { getErasure } from './learners/get-erasure.js';
import { giveLearnerConsent } from './learners/give-consent.js';
import { giveContact } from './learners/give-contact.js';
import { listLearners } from './learners/list.js';
import { renameLearner } from './learners/rename.js';
import { getLearnerTranscript } from './learners/transcript.js';
import { withdrawLearnerConsent } from './learners/withdraw-consent.js';
import { listMails } from './mails/list.js';
import { resendMail } from './mails/resend.js';
import { getMe } from './me.js';
import { getModule } from './modules/get.js';
import { listModules } from './modules/list.js';
import { reinstateModule } from './modules/reinstate.js';
import { retireModule } from './modules/retire.js';
import { deletePicture } from './pictures/delete.js';
import { getPicture } from './pictures/get.js';
import { replacePicture } from './pictures/replace.js';
import { getProgramme } from './programmes/get.js';
import { listProgrammes } from './programmes/list.js';
import { reinstateProgramme } from './programmes/reinstate.js';
import { retireProgramme } from './programmes/retire.js';
import { endRecognition } from './recognitions/end.js';
import { getRecognition } from './recognitions/get.js';
import { listRecognitions } from './recognitions/list.js';
import { recogniseInstitution } from './recognitions/recognise.js';
import { withdrawRecognition } from './recognitions/withdraw.js';
import { getRenditionDocument } from './renditions/document.js';
import { issueAwardRendition } from './renditions/issue.js';
import { listAwardRenditions } from './renditions/list.js';
import { exportForEuropass } from './renditions/upload.js';
import { createShare } from './shares/create.js';
import { getShare } from './shares/get.js';
import { listShares } from './shares/list.js';
import { revokeShare } from './shares/revoke.js';
import { createSuppliedIssuer } from './supplied-issuers/create.js';
import { listSuppliedIssuers } from './supplied-issuers/list.js';
import { retireSuppliedIssuer } from './supplied-issuers/retire.js';

import { createWalletOffer } from './wallet/offer.js';
import { createWebhook } from './webhooks/create.js';
import { deleteWebhook } from './webhooks/delete.js';
import { listWebhookDeliveries } from './webhooks/deliveries.js';
import { editWebhook } from './webhooks/edit.js';
import { getWebhook } from './webhooks/get.js';
import { listWebhooks } from './webhooks/list.js';
import { replayWebhook } from './webhooks/replay.js';
import { replayWebhookDelivery } from './webhooks/replay-delivery.js';
import { rotateWebhook } from './webhooks/rotate.js';
import { testWebhook } from './webhooks/test.js';

/** Every endpoint under `/api/v1`, in the order of the documentation. */
export const ENDPOINTS: readonly Endpoint[] = [
  // Institutions
  listInstitutions,
  admitInstitution,
  getInstitution,
  editInstitution,
  getPicture,
  replacePicture,
  deletePicture,
  listRecognitions,
  recogniseInstitution,
  getRecognition,
  endRecognition,
  withdrawRecognition,
  // Drafts
  listDrafts,
  createDraft,
  getDraft,
  replaceDraft,
  deleteDraft,
  checkDraft,
  publishDraft,
  // Modules
  listModules,
  getModule,
  retireModule,
  reinstateModule,
  listGradingSchemes,
  addGradingScheme,
  // Programmes
  listProgrammes,
  getProgramme,
  retireProgramme,
  reinstateProgramme,
  // Learners
  listLearners,
  createLearner,
  getLearner,
  editLearner,
  renameLearner,
  eraseLearner,
  getErasure,
  giveLearnerConsent,
  getContact,
  giveContact,
  withdrawLearnerConsent,
  getLearnerTranscript,
  // Merges
  listLearnerMerges,
  proposeLearnerMerge,
  getLearnerMerge,
  confirmLearnerMerge,
  rejectLearnerMerge,
  // Imports; the examples before what an id leads to
  listImports,
  createImport,
  getImportExampleCsv,
  getImportExampleXlsx,
  getImport,
  listImportRows,
  getImportReport,
  commitImport,
  discardImport,
  // Jobs
  listJobs,
  getJob,
  pauseJob,
  resumeJob,
  cancelJob,
  followJob,
  // Awards
  listAwards,
  issueAwards,
  getAward,
  previewAwards,
  revokeAwards,
  suspendAwards,
  reinstateAwards,
  correctAward,
  recognisePriorLearning,
  listCorrectionRequests,
  answerCorrectionRequest,
  // Credentials
  listCredentials,
  getCredential,
  getCredentialDocument,
  // Renditions
  listAwardRenditions,
  issueAwardRendition,
  getRenditionDocument,
  exportForEuropass,
  // Certificates
  listCertificates,
  listProposals,
  getCertificate,
  composeCertificates,
  // Shares
  listShares,
  createShare,
  getShare,
  revokeShare,
  // Wallets
  createWalletOffer,
  // Webhooks
  listWebhooks,
  createWebhook,
  getWebhook,
  editWebhook,
  deleteWebhook,
  rotateWebhook,
  testWebhook,
  replayWebhook,
  listWebhookDeliveries,
  replayWebhookDelivery,
  listMails,
  resendMail,
  // Audit
  listAudit,
  // Keys
  getMe,
  listKeys,
  createKey,
  getKey,
  rotateKey,
  revokeKey,
  // VC API
  listSuppliedIssuers,
  createSuppliedIssuer,
  retireSuppliedIssuer,
];

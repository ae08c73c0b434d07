-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'paused', 'cancelled', 'finished', 'failed');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('checking', 'checked', 'committing', 'committed', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "CommitMode" AS ENUM ('valid', 'all');

-- CreateEnum
CREATE TYPE "ImportRowState" AS ENUM ('pending', 'valid', 'faulty', 'existing', 'issued');

-- CreateEnum
CREATE TYPE "MergeState" AS ENUM ('proposed', 'confirmed', 'rejected');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'delivered', 'failed');

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "owner" TEXT;

-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "suspendReason" TEXT,
ADD COLUMN     "suspendedBy" "AwardEnder";

-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Learner" ADD COLUMN     "esi" TEXT,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ModuleVersion" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ProgrammeVersion" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "madeOf" TEXT;

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "kind" "AwardKind" NOT NULL,
    "code" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LearnerMerge" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "proposedOf" TEXT,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "MergeState" NOT NULL DEFAULT 'proposed',
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LearnerMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedBy" TEXT NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventOutbox" (
    "auditId" BIGINT NOT NULL,

    CONSTRAINT "EventOutbox_pkey" PRIMARY KEY ("auditId")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "institutionCode" TEXT,
    "scopes" TEXT[],
    "secretHash" TEXT NOT NULL,
    "previousHash" TEXT,
    "previousUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotentRequest" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3),
    "status" INTEGER,
    "headers" JSONB,
    "body" TEXT,

    CONSTRAINT "IdempotentRequest_pkey" PRIMARY KEY ("caller","key")
);

-- CreateTable
CREATE UNLOGGED TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "institutionCode" TEXT,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "cursor" JSONB,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "error" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "institutionCode" TEXT NOT NULL,
    "name" TEXT,
    "format" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'checking',
    "mode" "CommitMode",
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "validCount" INTEGER NOT NULL DEFAULT 0,
    "faultyCount" INTEGER NOT NULL DEFAULT 0,
    "existingCount" INTEGER NOT NULL DEFAULT 0,
    "issuedCount" INTEGER NOT NULL DEFAULT 0,
    "faultCount" INTEGER NOT NULL DEFAULT 0,
    "warningCount" INTEGER NOT NULL DEFAULT 0,
    "faults" JSONB NOT NULL DEFAULT '[]',
    "checkJobId" UUID,
    "commitJobId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "state" "ImportRowState" NOT NULL DEFAULT 'pending',
    "faults" JSONB NOT NULL DEFAULT '[]',
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "awardId" UUID,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "institutionCode" TEXT,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "sealedSecret" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "disabledReason" TEXT,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3),
    "lastAnswer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Draft_kind_owner_createdAt_id_idx" ON "Draft"("kind", "owner", "createdAt", "id");

-- CreateIndex
CREATE INDEX "LearnerMerge_proposedAt_id_idx" ON "LearnerMerge"("proposedAt", "id");

-- CreateIndex
CREATE INDEX "Evidence_awardId_idx" ON "Evidence"("awardId");

-- CreateIndex
CREATE INDEX "ApiKey_institutionCode_createdAt_id_idx" ON "ApiKey"("institutionCode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "IdempotentRequest_createdAt_idx" ON "IdempotentRequest"("createdAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "Job_institutionCode_createdAt_id_idx" ON "Job"("institutionCode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE INDEX "Import_institutionCode_createdAt_id_idx" ON "Import"("institutionCode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "ImportRow_importId_state_line_idx" ON "ImportRow"("importId", "state", "line");

-- CreateIndex
CREATE INDEX "Webhook_institutionCode_createdAt_id_idx" ON "Webhook"("institutionCode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextAt_idx" ON "WebhookDelivery"("state", "nextAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_id_idx" ON "WebhookDelivery"("webhookId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_webhookId_messageId_key" ON "WebhookDelivery"("webhookId", "messageId");

-- CreateIndex
CREATE INDEX "AuditEntry_owner_id_idx" ON "AuditEntry"("owner", "id");

-- CreateIndex
CREATE INDEX "Award_issuerDid_recordedAt_id_idx" ON "Award"("issuerDid", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "Credential_recordedAt_id_idx" ON "Credential"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Credential_supersedesId_idx" ON "Credential"("supersedesId");

-- CreateIndex
CREATE UNIQUE INDEX "Learner_esi_key" ON "Learner"("esi");

-- CreateIndex
CREATE INDEX "Learner_createdAt_id_idx" ON "Learner"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ShareLink_createdAt_id_idx" ON "ShareLink"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- what was suspended until now was so because a part went away
UPDATE "Award" SET "suspendedBy" = 'service', "suspendReason" = 'part-revoked' WHERE "suspendedAt" IS NOT NULL;

-- DropIndex
DROP INDEX "WebhookDelivery_state_nextAt_idx";

-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "previousSecret" BYTEA,
ADD COLUMN     "previousUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Reason" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "Reason_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reason_subject_id_idx" ON "Reason"("subject", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_state_nextAt_idx" ON "WebhookDelivery"("webhookId", "state", "nextAt");



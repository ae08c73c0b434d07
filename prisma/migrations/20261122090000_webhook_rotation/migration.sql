-- DropIndex
DROP INDEX "WebhookDelivery_state_nextAt_idx";

-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "previousSecret" BYTEA,
ADD COLUMN     "previousUntil" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_state_nextAt_idx" ON "WebhookDelivery"("webhookId", "state", "nextAt");

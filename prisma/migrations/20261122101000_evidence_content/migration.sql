-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "content" TEXT;
UPDATE "Evidence" SET "content" = "digest";
ALTER TABLE "Evidence" ALTER COLUMN "content" SET NOT NULL;

-- CreateIndex
CREATE INDEX "Evidence_content_idx" ON "Evidence"("content");

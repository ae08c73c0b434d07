-- AlterTable
ALTER TABLE "SigningKey" ADD COLUMN     "selective" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "gradeWithheld" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "label" TEXT,
ADD COLUMN     "nameWithheld" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "ofHolder" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "openedOn" TEXT,
ADD COLUMN     "openings" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "ShareLink_learnerId_idx" ON "ShareLink"("learnerId");

-- AlterTable
ALTER TABLE "Learner" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Erasure" (
    "learnerId" UUID NOT NULL,
    "receipt" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "askedOf" TEXT,
    "removed" JSONB NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("learnerId")
);

-- CreateTable
CREATE TABLE "RegisterEntry" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "shareId" UUID NOT NULL,
    "textVersion" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_shareId_key" ON "RegisterEntry"("shareId");

-- CreateIndex
CREATE INDEX "RegisterEntry_learnerId_idx" ON "RegisterEntry"("learnerId");

-- CreateIndex
CREATE INDEX "RegisterEntry_awardId_idx" ON "RegisterEntry"("awardId");

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_receipt_key" ON "Erasure"("receipt");

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "ShareLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_receipt_key" ON "Erasure"("receipt");

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

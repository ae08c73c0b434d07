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


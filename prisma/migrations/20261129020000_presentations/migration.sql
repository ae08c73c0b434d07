-- CreateTable
CREATE TABLE "PresentationRequest" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "achievements" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "forgottenAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" BYTEA,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "PresentationRequest_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "PresentationRequest_forgottenAt_idx" ON "PresentationRequest"("forgottenAt");

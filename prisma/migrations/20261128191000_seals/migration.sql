-- CreateTable
CREATE TABLE "Seal" (
    "id" UUID NOT NULL,
    "issuerDid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "chain" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Seal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Seal_issuerDid_createdAt_idx" ON "Seal"("issuerDid", "createdAt");

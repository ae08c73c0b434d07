-- CreateTable
CREATE TABLE "WalletOffer" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "awardIds" UUID[],
    "codeHash" TEXT NOT NULL,
    "txCodeMac" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "exchangeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "tokenHash" TEXT,
    "tokenExpiresAt" TIMESTAMPTZ(3),
    "dpopThumbprint" TEXT,

    CONSTRAINT "WalletOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WalletRequest" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "holders" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT,
    "notifiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WalletRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DpopProof" (
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DpopProof_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "WalletOffer_codeHash_key" ON "WalletOffer"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "WalletOffer_exchangeHash_key" ON "WalletOffer"("exchangeHash");

-- CreateIndex
CREATE UNIQUE INDEX "WalletOffer_tokenHash_key" ON "WalletOffer"("tokenHash");

-- CreateIndex
CREATE INDEX "WalletOffer_learnerId_idx" ON "WalletOffer"("learnerId");

-- CreateIndex
CREATE INDEX "WalletOffer_expiresAt_idx" ON "WalletOffer"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "WalletRequest_offerId_digest_key" ON "WalletRequest"("offerId", "digest");

-- CreateIndex
CREATE INDEX "DpopProof_expiresAt_idx" ON "DpopProof"("expiresAt");

-- AddForeignKey
ALTER TABLE "WalletOffer" ADD CONSTRAINT "WalletOffer_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalletRequest" ADD CONSTRAINT "WalletRequest_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "WalletOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- CreateTable
CREATE TABLE "SuppliedIssuer" (
    "did" TEXT NOT NULL,
    "institutionCode" TEXT,
    "keyType" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    CONSTRAINT "SuppliedIssuer_pkey" PRIMARY KEY ("did")
);
-- CreateTable
CREATE TABLE "SuppliedCredential" (
    "id" UUID NOT NULL,
    "issuerDid" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "statusListId" UUID NOT NULL,
    "statusIndex" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),
    CONSTRAINT "SuppliedCredential_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "SuppliedIssuer_institutionCode_createdAt_idx" ON "SuppliedIssuer"("institutionCode", "createdAt");
-- CreateIndex
CREATE UNIQUE INDEX "SuppliedCredential_statusListId_statusIndex_key" ON "SuppliedCredential"("statusListId", "statusIndex");
-- CreateIndex
CREATE UNIQUE INDEX "SuppliedCredential_issuerDid_credentialId_key" ON "SuppliedCredential"("issuerDid", "credentialId");
-- AddForeignKey
ALTER TABLE "SuppliedCredential" ADD CONSTRAINT "SuppliedCredential_issuerDid_fkey" FOREIGN KEY ("issuerDid") REFERENCES "SuppliedIssuer"("did") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "SuppliedCredential" ADD CONSTRAINT "SuppliedCredential_statusListId_fkey" FOREIGN KEY ("statusListId") REFERENCES "StatusList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

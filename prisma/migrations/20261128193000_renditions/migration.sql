-- CreateTable
CREATE TABLE "Rendition" (
    "id" UUID NOT NULL,
    "credentialId" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "state" "CredentialState" NOT NULL,
    "statusListId" UUID,
    "statusIndex" INTEGER,
    "unsigned" TEXT NOT NULL,
    "document" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Rendition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Rendition_state_idx" ON "Rendition"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Rendition_credentialId_form_holder_key" ON "Rendition"("credentialId", "form", "holder");

-- CreateIndex
CREATE UNIQUE INDEX "Rendition_statusListId_statusIndex_key" ON "Rendition"("statusListId", "statusIndex");

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rendition" ADD CONSTRAINT "Rendition_statusListId_fkey" FOREIGN KEY ("statusListId") REFERENCES "StatusList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



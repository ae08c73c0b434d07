-- CreateEnum
CREATE TYPE "AwardKind" AS ENUM ('module', 'programme');

-- CreateEnum
CREATE TYPE "CredentialState" AS ENUM ('intent', 'issued', 'void');

-- CreateEnum
CREATE TYPE "StatusPurpose" AS ENUM ('revocation', 'suspension');

-- CreateTable
CREATE TABLE "Network" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "country" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "memberSince" TEXT NOT NULL,
    "did" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL,

    CONSTRAINT "Network_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Institution" (
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "country" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "memberFrom" TEXT NOT NULL,
    "memberUntil" TEXT,
    "did" TEXT NOT NULL,

    CONSTRAINT "Institution_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Recognition" (
    "institutionCode" TEXT NOT NULL,
    "moduleCode" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT,

    CONSTRAINT "Recognition_pkey" PRIMARY KEY ("institutionCode","moduleCode","from")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "did" TEXT NOT NULL,
    "publicKeyMultibase" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GradingScheme" (
    "code" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "GradingScheme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "ModuleVersion" (
    "address" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "bytes" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModuleVersion_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "ProgrammeVersion" (
    "address" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "bytes" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProgrammeVersion_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "Learner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "composeWanted" INTEGER NOT NULL DEFAULT 0,
    "composeDone" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LearnerNumber" (
    "institutionCode" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "learnerId" UUID NOT NULL,

    CONSTRAINT "LearnerNumber_pkey" PRIMARY KEY ("institutionCode","number")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "textVersion" TEXT NOT NULL,
    "givenBy" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "id" UUID NOT NULL,
    "kind" "AwardKind" NOT NULL,
    "learnerId" UUID NOT NULL,
    "issuerDid" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "achievement" TEXT NOT NULL,
    "ects" INTEGER NOT NULL,
    "awardedOn" TEXT NOT NULL,
    "awardedDate" TEXT NOT NULL,
    "gradeScheme" TEXT,
    "gradeValue" TEXT,
    "criteria" JSONB NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokeReason" TEXT,
    "suspendedAt" TIMESTAMPTZ(3),
    "liveKey" TEXT,
    "stackRevision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StackEntry" (
    "awardId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "rulePart" TEXT NOT NULL,
    "partId" UUID NOT NULL,
    "throughId" UUID,

    CONSTRAINT "StackEntry_pkey" PRIMARY KEY ("awardId","revision","position")
);

-- CreateTable
CREATE TABLE "Credential" (
    "id" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "rendition" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "CredentialState" NOT NULL,
    "statusListId" UUID NOT NULL,
    "statusIndex" INTEGER NOT NULL,
    "unsigned" JSONB NOT NULL,
    "document" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokeReason" TEXT,
    "suspendedAt" TIMESTAMPTZ(3),
    "suspendReason" TEXT,
    "supersedesId" UUID,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusList" (
    "id" UUID NOT NULL,
    "issuerDid" TEXT NOT NULL,
    "baseAddress" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "used" INTEGER NOT NULL DEFAULT 0,
    "sealedKey" BYTEA NOT NULL,

    CONSTRAINT "StatusList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusListDocument" (
    "statusListId" UUID NOT NULL,
    "purpose" "StatusPurpose" NOT NULL,
    "address" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "signedVersion" INTEGER NOT NULL DEFAULT -1,
    "document" TEXT,
    "validUntil" TIMESTAMPTZ(3),

    CONSTRAINT "StatusListDocument_pkey" PRIMARY KEY ("statusListId","purpose")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "learnerId" UUID NOT NULL,
    "awardIds" UUID[],
    "withParts" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Network_did_key" ON "Network"("did");

-- CreateIndex
CREATE UNIQUE INDEX "Institution_did_key" ON "Institution"("did");

-- CreateIndex
CREATE INDEX "SigningKey_did_idx" ON "SigningKey"("did");

-- CreateIndex
CREATE UNIQUE INDEX "ModuleVersion_code_version_key" ON "ModuleVersion"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeVersion_code_version_key" ON "ProgrammeVersion"("code", "version");

-- CreateIndex
CREATE INDEX "Consent_learnerId_idx" ON "Consent"("learnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Award_liveKey_key" ON "Award"("liveKey");

-- CreateIndex
CREATE INDEX "Award_learnerId_idx" ON "Award"("learnerId");

-- CreateIndex
CREATE INDEX "StackEntry_partId_idx" ON "StackEntry"("partId");

-- CreateIndex
CREATE INDEX "Credential_state_idx" ON "Credential"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_awardId_rendition_revision_key" ON "Credential"("awardId", "rendition", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_statusListId_statusIndex_key" ON "Credential"("statusListId", "statusIndex");

-- CreateIndex
CREATE INDEX "StatusList_issuerDid_idx" ON "StatusList"("issuerDid");

-- CreateIndex
CREATE UNIQUE INDEX "StatusListDocument_address_key" ON "StatusListDocument"("address");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_idx" ON "AuditEntry"("subject");

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_institutionCode_fkey" FOREIGN KEY ("institutionCode") REFERENCES "Institution"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnerNumber" ADD CONSTRAINT "LearnerNumber_institutionCode_fkey" FOREIGN KEY ("institutionCode") REFERENCES "Institution"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnerNumber" ADD CONSTRAINT "LearnerNumber_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StackEntry" ADD CONSTRAINT "StackEntry_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StackEntry" ADD CONSTRAINT "StackEntry_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_statusListId_fkey" FOREIGN KEY ("statusListId") REFERENCES "StatusList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusListDocument" ADD CONSTRAINT "StatusListDocument_statusListId_fkey" FOREIGN KEY ("statusListId") REFERENCES "StatusList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

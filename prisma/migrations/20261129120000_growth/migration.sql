-- What is looked for in tables that grow. Indexes with a WHERE stand here alone: the schema has no word for them.

-- DropIndex
DROP INDEX "Credential_recordedAt_id_idx";

-- DropIndex
DROP INDEX "ShareLink_createdAt_id_idx";

-- CreateIndex
CREATE INDEX "AuditEntry_act_id_idx" ON "AuditEntry"("act", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry" USING BRIN ("at") WITH (autosummarize = on);

-- CreateIndex
CREATE INDEX "Credential_statusListId_recordedAt_id_idx" ON "Credential"("statusListId", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "Job_createdAt_id_idx" ON "Job"("createdAt", "id");

-- CreateIndex
CREATE INDEX "LearnerNumber_learnerId_idx" ON "LearnerNumber"("learnerId");

-- CreateIndex
CREATE INDEX "Mail_createdAt_id_idx" ON "Mail"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Mail_endedAt_idx" ON "Mail"("endedAt");

-- Which bits of a status list are set, and which credentials of an issuer are revoked or suspended.
CREATE INDEX "Credential_revoked" ON "Credential"("statusListId", "recordedAt", "id") WHERE "revokedAt" IS NOT NULL;
CREATE INDEX "Credential_suspended" ON "Credential"("statusListId", "recordedAt", "id") WHERE "suspendedAt" IS NOT NULL;

-- The same of awards, and certificates among them.
CREATE INDEX "Award_revoked" ON "Award"("issuerDid", "recordedAt", "id") WHERE "revokedAt" IS NOT NULL;
CREATE INDEX "Award_suspended" ON "Award"("issuerDid", "recordedAt", "id") WHERE "suspendedAt" IS NOT NULL;
CREATE INDEX "Award_certificate" ON "Award"("issuerDid", "recordedAt", "id") WHERE "kind" = 'programme';

-- Learners of whom certificates may be due.
CREATE INDEX "Learner_to_compose" ON "Learner"("id") WHERE "composeWanted" > "composeDone" AND "erasedAt" IS NULL;

-- Links that parties of the network made, and not the learners: IS NULL does not put an index in order.
CREATE INDEX "ShareLink_of_institution" ON "ShareLink"("madeOf", "createdAt", "id") WHERE NOT "ofHolder";
CREATE INDEX "ShareLink_of_network" ON "ShareLink"("createdAt", "id") WHERE "madeOf" IS NULL AND NOT "ofHolder";

-- Mails whose content is to be forgotten.
CREATE INDEX "Mail_with_content" ON "Mail"("endedAt") WHERE "sealedContent" IS NOT NULL OR "to" IS NOT NULL;

-- The name by which an entry of the register is found, in lower case and without marks.
ALTER TABLE "RegisterEntry" ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
UPDATE "RegisterEntry" e SET "name" = lower(regexp_replace(normalize(l."name", NFKD), U&'[\0300-\036F]', '', 'g'))
FROM "Learner" l WHERE l."id" = e."learnerId";

-- Letters of a name, and pairs of letters that follow each other: what contains a part of a name contains those of the part.
-- A restore empties a database of tables alone, so that the function may be there.
CREATE OR REPLACE FUNCTION "letter_pairs"("name" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT substr("name", place, length) FROM generate_series(1, length("name")) AS place, generate_series(1, 2) AS length
);

-- A part that many names have is found by walking the names in their order, one that few have by its letters.
CREATE INDEX "RegisterEntry_standing" ON "RegisterEntry"("name", "id") WHERE "withdrawnAt" IS NULL;
CREATE INDEX "RegisterEntry_letters" ON "RegisterEntry" USING GIN ("letter_pairs"("name")) WHERE "withdrawnAt" IS NULL;
CREATE STATISTICS "RegisterEntry_letters_of_names" ON ("letter_pairs"("name")) FROM "RegisterEntry";

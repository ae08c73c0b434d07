-- An account reaches what those awarded who vouched for its address. Who claimed by the contact that is there keeps what is
-- awarded by whoever gave that address. Who claimed before it was given, by an address that nobody remembers, keeps what is
-- awarded by those who had awarded something by then and, as the audit knows, given an address.
ALTER TABLE "LearnerAccount" DROP CONSTRAINT "LearnerAccount_pkey",
ADD COLUMN     "vouchedOf" TEXT;

INSERT INTO "LearnerAccount" ("learnerId", "accountId", "claimedAt", "vouchedOf")
SELECT a."learnerId", a."accountId", a."claimedAt", v."of"
FROM "LearnerAccount" a
JOIN "LearnerContact" c ON c."learnerId" = a."learnerId" AND c."givenAt" <= a."claimedAt"
CROSS JOIN LATERAL unnest(array_append(c."confirmedOf", coalesce(c."givenOf", 'network'))) AS v("of")
UNION
SELECT a."learnerId", a."accountId", a."claimedAt", i."code"
FROM "LearnerAccount" a
JOIN "Award" w ON w."learnerId" = a."learnerId" AND w."recordedAt" <= a."claimedAt"
JOIN "Institution" i ON i."did" = w."issuerDid"
JOIN "AuditEntry" g ON g."subject" = 'learner:' || a."learnerId" AND g."act" = 'learner.contact-given'
  AND g."owner" = i."did" AND g."at" <= a."claimedAt"
WHERE NOT EXISTS (
  SELECT FROM "LearnerContact" c WHERE c."learnerId" = a."learnerId" AND c."givenAt" <= a."claimedAt");

DELETE FROM "LearnerAccount" WHERE "vouchedOf" IS NULL;

-- AlterTable
ALTER TABLE "LearnerAccount" ALTER COLUMN "vouchedOf" SET NOT NULL,
ADD CONSTRAINT "LearnerAccount_pkey" PRIMARY KEY ("learnerId", "vouchedOf", "accountId");

-- Each institution has a contact of its own.
UPDATE "LearnerContact" SET "givenOf" = 'network' WHERE "givenOf" IS NULL;

-- AlterTable
ALTER TABLE "LearnerContact" DROP CONSTRAINT "LearnerContact_pkey",
ALTER COLUMN "givenOf" SET NOT NULL,
ADD CONSTRAINT "LearnerContact_pkey" PRIMARY KEY ("learnerId", "givenOf");

INSERT INTO "LearnerContact" ("learnerId", "givenOf", "email", "language", "givenAt", "confirmedOf")
SELECT c."learnerId", v."of", c."email", c."language", c."givenAt", '{}'
FROM "LearnerContact" c CROSS JOIN LATERAL unnest(c."confirmedOf") AS v("of")
ON CONFLICT DO NOTHING;

-- AlterTable
ALTER TABLE "LearnerContact" DROP COLUMN "confirmedOf";

-- An agreement of whoever holds an account is about what that account reaches.
ALTER TABLE "Consent" ADD COLUMN     "accountId" UUID;

UPDATE "Consent" SET "accountId" = substr("givenBy", 9)::uuid WHERE "givenBy" ~ '^learner:[0-9a-f-]{36}$';

-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "issuers" TEXT[] DEFAULT ARRAY[]::TEXT[];

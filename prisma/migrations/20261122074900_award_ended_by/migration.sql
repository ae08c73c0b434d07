-- CreateEnum
CREATE TYPE "AwardEnder" AS ENUM ('person', 'service');

-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "endedBy" "AwardEnder";

-- What ended before: the service wrote these two reasons, people all others.
UPDATE "Award" SET "endedBy" = CASE
  WHEN "kind" = 'programme' AND "revokeReason" IN (
    'Superseded: other awards satisfy the programme as of today.',
    'A part was revoked before it was issued.'
  ) THEN 'service'::"AwardEnder"
  ELSE 'person'::"AwardEnder"
END
WHERE "revokedAt" IS NOT NULL;

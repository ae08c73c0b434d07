-- AlterTable
ALTER TABLE "IdempotentRequest" DROP COLUMN "leaseUntil",
ADD COLUMN     "holder" TEXT;

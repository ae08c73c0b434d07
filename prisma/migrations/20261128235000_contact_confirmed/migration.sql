-- AlterTable
ALTER TABLE "LearnerContact" ADD COLUMN     "confirmedOf" TEXT[] DEFAULT ARRAY[]::TEXT[];

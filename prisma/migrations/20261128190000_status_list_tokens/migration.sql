-- AlterTable
ALTER TABLE "StatusList" ADD COLUMN     "token" TEXT,
ADD COLUMN     "tokenValidUntil" TIMESTAMPTZ(3),
ADD COLUMN     "tokenVersion" INTEGER NOT NULL DEFAULT -1;

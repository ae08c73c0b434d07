-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "textLanguage" TEXT NOT NULL DEFAULT 'en';
ALTER TABLE "Consent" ALTER COLUMN "textLanguage" DROP DEFAULT;

-- AlterTable
ALTER TABLE "RegisterEntry" ADD COLUMN     "textLanguage" TEXT NOT NULL DEFAULT 'en';
ALTER TABLE "RegisterEntry" ALTER COLUMN "textLanguage" DROP DEFAULT;

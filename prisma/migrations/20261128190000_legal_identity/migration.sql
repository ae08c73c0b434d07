-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "legal" JSONB,
ADD COLUMN     "primaryLanguage" TEXT;

-- AlterTable
ALTER TABLE "Network" ADD COLUMN     "city" TEXT,
ADD COLUMN     "legal" JSONB,
ADD COLUMN     "primaryLanguage" TEXT;

-- English where the name has it, else the first language of the name.
UPDATE "Institution" SET "primaryLanguage" = COALESCE(
    CASE WHEN "name" ? 'en' THEN 'en' END,
    (SELECT split_part(language, '-', 1) FROM jsonb_object_keys("name") AS language
      WHERE split_part(language, '-', 1) ~ '^[a-z]{2}$' LIMIT 1),
    'en');
UPDATE "Network" SET "primaryLanguage" = COALESCE(
    CASE WHEN "name" ? 'en' THEN 'en' END,
    (SELECT split_part(language, '-', 1) FROM jsonb_object_keys("name") AS language
      WHERE split_part(language, '-', 1) ~ '^[a-z]{2}$' LIMIT 1),
    'en');

-- AlterTable
ALTER TABLE "Institution" ALTER COLUMN "primaryLanguage" SET NOT NULL;

-- AlterTable
ALTER TABLE "Network" ALTER COLUMN "primaryLanguage" SET NOT NULL;

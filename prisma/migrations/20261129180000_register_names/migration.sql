-- The database writes the name by which an entry of the register is found, since processes of an older build, which go on beside, don't
-- know of it. An entry that is restored brings its own: another server may write letters in another lower case. A restore
-- empties a database of tables alone, so that functions may be there.
CREATE OR REPLACE FUNCTION "name_register_entry"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NEW."name" = '' THEN
    NEW."name" := (SELECT lower(regexp_replace(normalize("name", NFKD), U&'[\0300-\036F]', '', 'g'))
      FROM "Learner" WHERE "id" = NEW."learnerId");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "RegisterEntry_name" BEFORE INSERT OR UPDATE OF "learnerId" ON "RegisterEntry"
FOR EACH ROW EXECUTE FUNCTION "name_register_entry"();

CREATE OR REPLACE FUNCTION "name_register_entries"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "RegisterEntry" SET "learnerId" = "learnerId" WHERE "learnerId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "Learner_name_of_entries" AFTER UPDATE OF "name" ON "Learner"
FOR EACH ROW EXECUTE FUNCTION "name_register_entries"();

-- Those that an older process wrote meanwhile.
UPDATE "RegisterEntry" SET "learnerId" = "learnerId";

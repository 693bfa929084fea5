-- AlterTable
ALTER TABLE "child" ADD COLUMN "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- The name stands beside the child, so that one is looked for among those of a municipality and not of the whole region; the
-- person's is the one that counts. The triggers come before the names of the children there are: what an older version of the
-- portal writes meanwhile has its name, too. Each step is a migration of its own, so that nobody waits for the next one.
CREATE FUNCTION child_takes_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.name_key INTO NEW.name_key FROM person p WHERE p.id = NEW.person_id;
  RETURN NEW;
END $$;
-- safe: it only fills a column that the older version does not know.
CREATE TRIGGER child_takes_name BEFORE INSERT OR UPDATE OF person_id, name_key ON child
  FOR EACH ROW EXECUTE FUNCTION child_takes_name();
CREATE OR REPLACE FUNCTION person_gives_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE certificate SET child_name_key = NEW.name_key WHERE child_id = NEW.id;
  UPDATE child SET name_key = NEW.name_key WHERE person_id = NEW.id;
  RETURN NEW;
END $$;

-- AlterTable
ALTER TABLE "certificate_group" ADD COLUMN     "successor_of_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "institution" ADD COLUMN     "map_url" TEXT,
ADD COLUMN     "notice_from" DATE,
ADD COLUMN     "notice_to" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "institution_right" ADD COLUMN     "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "set_by_id" UUID;

-- CreateTable
CREATE TABLE "institution_address" (
    "institution_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "room" TEXT,
    "note" TEXT,

    CONSTRAINT "institution_address_pkey" PRIMARY KEY ("institution_id","position")
);

-- CreateTable
CREATE TABLE "institution_phone" (
    "institution_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "phone" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "institution_phone_pkey" PRIMARY KEY ("institution_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_group_successor_of_id_key" ON "certificate_group"("successor_of_id");

-- AddForeignKey
ALTER TABLE "certificate_group" ADD CONSTRAINT "certificate_group_successor_of_id_fkey" FOREIGN KEY ("successor_of_id") REFERENCES "certificate_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_right" ADD CONSTRAINT "institution_right_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_address" ADD CONSTRAINT "institution_address_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_phone" ADD CONSTRAINT "institution_phone_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE institution ADD CONSTRAINT institution_map_is_https CHECK (map_url LIKE 'https://%');
ALTER TABLE institution ADD CONSTRAINT institution_notice_dates
  CHECK (notice_to >= notice_from IS NOT FALSE AND (notice IS NOT NULL OR (notice_from IS NULL AND notice_to IS NULL)));

-- What an institution might do from which day is history as soon as it is written: a change is a new row, and only its
-- last day may still be moved.
CREATE FUNCTION institution_right_is_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.institution_id, NEW.kind, NEW.audience, NEW.valid_from) IS DISTINCT FROM (OLD.institution_id, OLD.kind, OLD.audience, OLD.valid_from) THEN
    RAISE EXCEPTION 'a right of an institution changes by a new one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER institution_right_is_written BEFORE UPDATE ON institution_right
  FOR EACH ROW EXECUTE FUNCTION institution_right_is_written();

-- An institution that has done something is closed, never deleted. Most of its history refuses by its foreign keys; runs of
-- class activation would go with it.
CREATE FUNCTION institution_with_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM group_activation WHERE institution_id = OLD.id OR pupils_of_id = OLD.id) THEN
    RAISE EXCEPTION 'an institution with history is closed, not deleted' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER institution_with_history_stays BEFORE DELETE ON institution
  FOR EACH ROW EXECUTE FUNCTION institution_with_history_stays();

-- What a certificate says of its group stays true: as soon as one was issued in it (or came to it, or left it), its words,
-- ages, kind, money and first day stand. Places may grow or shrink to those taken.
CREATE FUNCTION certificate_group_in_use_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.municipality_id, NEW.title, NEW.min_age, NEW.max_age, NEW.kind, NEW.yearly_amount, NEW.valid_from)
     IS DISTINCT FROM (OLD.municipality_id, OLD.title, OLD.min_age, OLD.max_age, OLD.kind, OLD.yearly_amount, OLD.valid_from)
     AND (EXISTS (SELECT FROM certificate WHERE group_id = OLD.id)
       OR EXISTS (SELECT FROM certificate_change WHERE from_group_id = OLD.id OR to_group_id = OLD.id)) THEN
    RAISE EXCEPTION 'a group in use keeps its title, ages, kind, amount and first day' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.places IS DISTINCT FROM OLD.places AND NEW.places < (
    SELECT count(*) FROM certificate
    WHERE group_id = OLD.id AND status IN ('not_activated', 'returned', 'active', 'suspended') AND valid_until > current_date) THEN
    RAISE EXCEPTION 'a group has no fewer places than are taken' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_group_in_use_stands BEFORE UPDATE ON certificate_group
  FOR EACH ROW EXECUTE FUNCTION certificate_group_in_use_stands();

-- A certificate on its way into a group holds the group's row: a change of the group waits for it, and then sees it.
CREATE FUNCTION certificate_holds_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM certificate_group WHERE id = NEW.group_id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_holds_group BEFORE INSERT OR UPDATE OF group_id ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_holds_group();

-- Every way into or out of a group is found without reading all changes.
CREATE INDEX "certificate_group_id_idx" ON "certificate"("group_id");
CREATE INDEX "certificate_change_from_group_id_idx" ON "certificate_change"("from_group_id");
CREATE INDEX "certificate_change_to_group_id_idx" ON "certificate_change"("to_group_id");

-- A successor takes the place of a group of the same municipality.
CREATE FUNCTION certificate_group_successor_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM certificate_group WHERE id = NEW.successor_of_id AND municipality_id = NEW.municipality_id) THEN
    RAISE EXCEPTION 'a group succeeds one of its own municipality' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_group_successor_is_own BEFORE INSERT OR UPDATE OF successor_of_id ON certificate_group
  FOR EACH ROW WHEN (NEW.successor_of_id IS NOT NULL) EXECUTE FUNCTION certificate_group_successor_is_own();

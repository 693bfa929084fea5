-- AlterTable
ALTER TABLE "municipality" ADD COLUMN     "merged_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "municipality_population" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "children" INTEGER NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID NOT NULL,

    CONSTRAINT "municipality_population_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality_name" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "short_name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID,

    CONSTRAINT "municipality_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality_merge" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "municipality_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance" (
    "id" BIGSERIAL NOT NULL,
    "on" BOOLEAN NOT NULL,
    "message" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID NOT NULL,

    CONSTRAINT "maintenance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "municipality_population_municipality_id_year_version_key" ON "municipality_population"("municipality_id", "year", "version");

-- CreateIndex
CREATE INDEX "municipality_name_municipality_id_effective_from_idx" ON "municipality_name"("municipality_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_merge_from_id_key" ON "municipality_merge"("from_id");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_merge_proposal_id_key" ON "municipality_merge"("proposal_id");

-- CreateIndex
CREATE INDEX "municipality_merge_into_id_idx" ON "municipality_merge"("into_id");

-- AddForeignKey
ALTER TABLE "municipality_population" ADD CONSTRAINT "municipality_population_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_population" ADD CONSTRAINT "municipality_population_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_name" ADD CONSTRAINT "municipality_name_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_name" ADD CONSTRAINT "municipality_name_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_merge" ADD CONSTRAINT "municipality_merge_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_merge" ADD CONSTRAINT "municipality_merge_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance" ADD CONSTRAINT "maintenance_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Figures and names are written once: a correction is a new row, and it can be seen how it was.
ALTER TABLE municipality_population ADD CONSTRAINT municipality_population_sane
  CHECK (year BETWEEN 2015 AND 2200 AND version > 0 AND children BETWEEN 1 AND 10000000);
CREATE TRIGGER municipality_population_is_for_ever BEFORE UPDATE OR DELETE ON municipality_population FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE municipality_name ADD CONSTRAINT municipality_name_not_empty CHECK (short_name <> '' AND full_name <> '');
CREATE TRIGGER municipality_name_is_for_ever BEFORE UPDATE OR DELETE ON municipality_name FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE maintenance ADD CONSTRAINT maintenance_message CHECK (NOT "on" OR message <> '');
CREATE TRIGGER maintenance_is_for_ever BEFORE UPDATE OR DELETE ON maintenance FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A municipality that became part of another stays so, and nothing becomes part of itself.
ALTER TABLE municipality ADD CONSTRAINT municipality_merged CHECK ((merged_into_id IS NULL) = (merged_at IS NULL) AND merged_into_id <> id);
ALTER TABLE municipality_merge ADD CONSTRAINT municipality_merge_two CHECK (from_id <> into_id AND finished_at >= started_at IS NOT FALSE);

-- The numbers given out begin with the code: it never changes afterwards.
CREATE FUNCTION municipality_code_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code <> OLD.code AND EXISTS (SELECT FROM certificate_number WHERE municipality_id = OLD.id) THEN
    RAISE EXCEPTION 'a code that has given numbers never changes' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id THEN
    RAISE EXCEPTION 'a merger is final' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER municipality_code_given BEFORE UPDATE OF code, merged_into_id ON municipality
  FOR EACH ROW EXECUTE FUNCTION municipality_code_given();

-- As before; but what belonged to a municipality goes with it into another, its end and its chosen institution included.
CREATE OR REPLACE FUNCTION certificate_lawful_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.municipality_id <> OLD.municipality_id AND NEW.group_id = OLD.group_id AND EXISTS (
    SELECT FROM municipality WHERE id = OLD.municipality_id AND merged_into_id = NEW.municipality_id) THEN
    RETURN NEW;
  END IF;
  IF (NEW.municipality_id <> OLD.municipality_id OR NEW.group_id <> OLD.group_id)
     AND OLD.status IN ('terminated', 'expired') THEN
    RAISE EXCEPTION 'a certificate that has ended stays where it was' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.municipality_id <> OLD.municipality_id AND NEW.chosen_institution_id IS NOT NULL THEN
    RAISE EXCEPTION 'an institution of the former municipality is chosen no longer' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.status = 'active' AND NEW.status = 'not_activated' AND EXISTS (
    SELECT FROM funding_movement m JOIN funding_year y ON y.id = m.funding_year_id WHERE y.certificate_id = NEW.id) THEN
    RAISE EXCEPTION 'money has moved on this activation' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What was done at a counter is counted where its institution belongs now. Six hours into the day it is that day in all of Russia.
CREATE FUNCTION report_institution_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_stale (municipality_id, "at")
  SELECT place, noted FROM (
    SELECT DISTINCT day::timestamp AT TIME ZONE 'UTC' + interval '6 hours' AS noted FROM report_day
    WHERE municipality_id = OLD.municipality_id AND matter IN ('load', 'corrected')
    UNION SELECT DISTINCT "at" FROM report_stale WHERE municipality_id = OLD.municipality_id AND "at" IS NOT NULL) days,
    unnest(ARRAY[OLD.municipality_id, NEW.municipality_id]) place;
  -- A child without an address is counted where its school is.
  PERFORM report_child_stale(person_id) FROM child WHERE institution_id = NEW.id AND municipality_id IS NULL;
  INSERT INTO report_stale (municipality_id, "at")
  SELECT OLD.municipality_id, created_at FROM child WHERE institution_id = NEW.id AND municipality_id IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER report_institution_moved AFTER UPDATE OF municipality_id ON institution FOR EACH ROW
  WHEN (OLD.municipality_id <> NEW.municipality_id) EXECUTE FUNCTION report_institution_moved();

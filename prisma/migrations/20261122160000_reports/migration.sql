-- CreateEnum
CREATE TYPE "report_matter" AS ENUM ('issued', 'activated', 'waited', 'brought', 'step', 'corrected', 'load');

-- CreateTable
CREATE TABLE "report_standing" (
    "municipality_id" UUID NOT NULL,
    "valid_until" DATE NOT NULL,
    "group_id" UUID NOT NULL,
    "status" "certificate_status" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "report_standing_pkey" PRIMARY KEY ("municipality_id","valid_until","group_id","status")
);

-- CreateTable
CREATE TABLE "report_day" (
    "municipality_id" UUID NOT NULL,
    "matter" "report_matter" NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "report_day_pkey" PRIMARY KEY ("municipality_id","matter","day","key")
);

-- CreateTable
CREATE TABLE "report_stale" (
    "id" BIGSERIAL NOT NULL,
    "municipality_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3),
    "valid_until" DATE,

    CONSTRAINT "report_stale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_count" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_count_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_municipality_id_created_at_idx" ON "certificate"("municipality_id", "created_at");

-- CreateIndex
CREATE INDEX "certificate_municipality_id_activated_at_idx" ON "certificate"("municipality_id", "activated_at");

-- CreateIndex
CREATE INDEX "certificate_municipality_id_valid_until_idx" ON "certificate"("municipality_id", "valid_until");

-- CreateIndex
CREATE INDEX "child_created_at_idx" ON "child"("created_at");

-- Counts are of something, and each line to be counted anew names one thing.
ALTER TABLE report_standing ADD CONSTRAINT report_standing_count CHECK (count > 0);
ALTER TABLE report_day ADD CONSTRAINT report_day_count CHECK (count > 0);
ALTER TABLE report_stale ADD CONSTRAINT report_stale_names_one CHECK (num_nonnulls("at", valid_until) = 1);
ALTER TABLE report_count ADD CONSTRAINT report_count_is_one_row CHECK (id = 1);

-- The triggers only note what changed, in the transaction of the change: nothing that commits late is passed over.
CREATE FUNCTION report_child_stale(changed uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_stale (municipality_id, "at")
  SELECT coalesce(c.municipality_id, i.municipality_id), c.created_at
  FROM child c LEFT JOIN institution i ON i.id = c.institution_id
  WHERE c.person_id = changed AND coalesce(c.municipality_id, i.municipality_id) IS NOT NULL;
$$;

CREATE FUNCTION report_certificate_stale(c certificate) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_stale (municipality_id, "at", valid_until)
  SELECT DISTINCT c.municipality_id, what.moment, what.birthday
  FROM (VALUES (c.created_at, NULL::date), (c.activated_at, NULL), (NULL, c.valid_until)) what (moment, birthday)
  WHERE num_nonnulls(what.moment, what.birthday) = 1;
$$;

CREATE FUNCTION report_certificate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What the row counted under before, where that was something else.
  IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND
    (OLD.municipality_id, OLD.created_at, OLD.activated_at, OLD.valid_until, OLD.child_id)
      IS DISTINCT FROM (NEW.municipality_id, NEW.created_at, NEW.activated_at, NEW.valid_until, NEW.child_id) THEN
    PERFORM report_certificate_stale(OLD);
    PERFORM report_child_stale(OLD.child_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM report_certificate_stale(NEW);
    PERFORM report_child_stale(NEW.child_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_certificate_changed
  AFTER INSERT OR DELETE OR UPDATE OF status, municipality_id, group_id, created_at, valid_until, activated_at,
    activated_at_institution_id, chosen_institution_id, child_id, application_id ON certificate
  FOR EACH ROW EXECUTE FUNCTION report_certificate_changed();

CREATE FUNCTION report_application_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM report_child_stale(OLD.child_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM report_child_stale(NEW.child_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_application_changed
  AFTER INSERT OR DELETE OR UPDATE OF confirmed_at, child_id ON application
  FOR EACH ROW EXECUTE FUNCTION report_application_changed();

CREATE FUNCTION report_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM report_child_stale(OLD.person_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM report_child_stale(NEW.person_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_document_changed AFTER INSERT OR DELETE OR UPDATE OF person_id ON identity_document
  FOR EACH ROW EXECUTE FUNCTION report_document_changed();

CREATE FUNCTION report_child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO report_stale (municipality_id, "at")
    SELECT place, OLD.created_at
    FROM (SELECT coalesce(OLD.municipality_id, (SELECT municipality_id FROM institution WHERE id = OLD.institution_id)) AS place) was
    WHERE place IS NOT NULL;
  END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM report_child_stale(NEW.person_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER report_child_changed
  AFTER INSERT OR DELETE OR UPDATE OF municipality_id, institution_id, created_at ON child
  FOR EACH ROW EXECUTE FUNCTION report_child_changed();

CREATE FUNCTION report_desk_worked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_stale (municipality_id, "at")
  SELECT municipality_id, NEW.at FROM institution WHERE id = NEW.institution_id;
  RETURN NULL;
END $$;
CREATE TRIGGER report_desk_worked AFTER INSERT ON audit_entry FOR EACH ROW
  WHEN (NEW.institution_id IS NOT NULL
    AND NEW.event IN ('certificate_activated', 'certificate_returned', 'family_received', 'data_corrected'))
  EXECUTE FUNCTION report_desk_worked();

-- What was there before the counts is counted by the worker's first run.
INSERT INTO report_stale (municipality_id, "at")
  SELECT DISTINCT municipality_id, date_trunc('day', created_at, 'UTC') + hours
  FROM certificate, (VALUES (interval '0'), (interval '12 hours'), (interval '23:59:59')) h (hours)
  UNION
  SELECT DISTINCT municipality_id, date_trunc('day', activated_at, 'UTC') + hours
  FROM certificate, (VALUES (interval '0'), (interval '12 hours'), (interval '23:59:59')) h (hours)
  WHERE activated_at IS NOT NULL
  UNION
  SELECT DISTINCT coalesce(c.municipality_id, i.municipality_id), date_trunc('day', c.created_at, 'UTC') + hours
  FROM child c LEFT JOIN institution i ON i.id = c.institution_id,
    (VALUES (interval '0'), (interval '12 hours'), (interval '23:59:59')) h (hours)
  WHERE coalesce(c.municipality_id, i.municipality_id) IS NOT NULL
  UNION
  SELECT DISTINCT i.municipality_id, date_trunc('day', e.at, 'UTC') + hours
  FROM audit_entry e JOIN institution i ON i.id = e.institution_id,
    (VALUES (interval '0'), (interval '12 hours'), (interval '23:59:59')) h (hours)
  WHERE e.event IN ('certificate_activated', 'certificate_returned', 'family_received', 'data_corrected');
INSERT INTO report_stale (municipality_id, valid_until) SELECT DISTINCT municipality_id, valid_until FROM certificate;

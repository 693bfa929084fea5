-- CreateTable
CREATE TABLE "report_standing_month" (
    "municipality_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "group_id" UUID NOT NULL,
    "status" "certificate_status" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "report_standing_month_pkey" PRIMARY KEY ("municipality_id","month","group_id","status")
);

-- A month from which all were taken keeps its rows: the next count mostly puts some there again.
ALTER TABLE report_standing_month ADD CONSTRAINT report_standing_month_count CHECK (count >= 0);

-- The sums follow whoever counts, a worker of the version before this one too.
CREATE FUNCTION report_standing_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_standing_month AS known (municipality_id, month, group_id, status, count)
  SELECT municipality_id, date_trunc('month', valid_until::timestamp)::date, group_id, status, sum(count)
  FROM added GROUP BY 1, 2, 3, 4
  ON CONFLICT (municipality_id, month, group_id, status) DO UPDATE SET count = known.count + excluded.count;
  RETURN NULL;
END $$;

CREATE FUNCTION report_standing_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE report_standing_month known SET count = known.count - gone.count
  FROM (
    SELECT municipality_id, date_trunc('month', valid_until::timestamp)::date AS month, group_id, status, sum(count) AS count
    FROM removed GROUP BY 1, 2, 3, 4) gone
  WHERE (known.municipality_id, known.month, known.group_id, known.status)
    = (gone.municipality_id, gone.month, gone.group_id, gone.status);
  RETURN NULL;
END $$;

-- safe: only the worker writes here, whichever version it is; the sums follow it.
CREATE TRIGGER report_standing_inserted AFTER INSERT ON report_standing
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION report_standing_added();
-- safe: only the worker writes here, whichever version it is; the sums follow it.
CREATE TRIGGER report_standing_deleted AFTER DELETE ON report_standing
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION report_standing_removed();
-- The old sums go first: triggers of one event fire by name.
-- safe: only the worker writes here, whichever version it is; the sums follow it.
CREATE TRIGGER report_standing_updated_from AFTER UPDATE ON report_standing
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION report_standing_removed();
-- safe: only the worker writes here, whichever version it is; the sums follow it.
CREATE TRIGGER report_standing_updated_to AFTER UPDATE ON report_standing
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION report_standing_added();

INSERT INTO report_standing_month (municipality_id, month, group_id, status, count)
  SELECT municipality_id, date_trunc('month', valid_until::timestamp)::date, group_id, status, sum(count)
  FROM report_standing GROUP BY 1, 2, 3, 4;

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('booked', 'came', 'missed', 'cancelled', 'unmarked');

-- CreateEnum
CREATE TYPE "booking_cancel_reason" AS ENUM ('family', 'closed', 'switched_off', 'not_needed');

-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'visit_booked';
ALTER TYPE "letter_kind" ADD VALUE 'visit_moved';
ALTER TYPE "letter_kind" ADD VALUE 'visit_cancelled';
ALTER TYPE "letter_kind" ADD VALUE 'visit_tomorrow';

-- CreateTable
CREATE TABLE "booking_setting" (
    "institution_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "slot_minutes" INTEGER NOT NULL,
    "desks" INTEGER NOT NULL,
    "days_ahead" INTEGER NOT NULL,
    "notice_hours" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID NOT NULL,

    CONSTRAINT "booking_setting_pkey" PRIMARY KEY ("institution_id","version")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "desk" INTEGER NOT NULL,
    "status" "booking_status" NOT NULL DEFAULT 'booked',
    "version" INTEGER NOT NULL DEFAULT 1,
    "booked_by_id" UUID NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "cancel_reason" "booking_cancel_reason",
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "booking_setting_made_by_id_idx" ON "booking_setting"("made_by_id");

-- CreateIndex
CREATE INDEX "booking_certificate_id_idx" ON "booking"("certificate_id");

-- CreateIndex
CREATE INDEX "booking_institution_id_day_starts_at_desk_idx" ON "booking"("institution_id", "day", "starts_at", "desk");

-- CreateIndex
CREATE INDEX "booking_status_day_idx" ON "booking"("status", "day");

-- CreateIndex
CREATE INDEX "booking_booked_by_id_idx" ON "booking"("booked_by_id");

-- CreateIndex
CREATE INDEX "booking_settled_by_id_idx" ON "booking"("settled_by_id");

-- AddForeignKey
ALTER TABLE "booking_setting" ADD CONSTRAINT "booking_setting_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_setting" ADD CONSTRAINT "booking_setting_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_booked_by_id_fkey" FOREIGN KEY ("booked_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE booking_setting ADD CONSTRAINT booking_setting_values CHECK (
  version >= 1 AND slot_minutes BETWEEN 5 AND 120 AND desks BETWEEN 1 AND 20
  AND days_ahead BETWEEN 1 AND 60 AND notice_hours BETWEEN 0 AND 72
);
CREATE TRIGGER booking_setting_is_for_ever BEFORE UPDATE OR DELETE ON booking_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE booking ADD CONSTRAINT booking_times CHECK (starts_at >= 0 AND ends_at > starts_at AND ends_at <= 1440 AND desk >= 1 AND version >= 1);
ALTER TABLE booking ADD CONSTRAINT booking_settled CHECK (
  (status = 'booked') = (settled_at IS NULL) AND (status = 'cancelled') = (cancel_reason IS NOT NULL)
);

-- One family has one desk at a time, however long the times of each day were when they were booked.
ALTER TABLE booking ADD CONSTRAINT booking_desk_is_free
  EXCLUDE USING gist (institution_id WITH =, day WITH =, desk WITH =, int4range(starts_at, ends_at) WITH &&)
  WHERE (status = 'booked');
CREATE UNIQUE INDEX booking_one_live_per_certificate ON booking (certificate_id) WHERE status = 'booked';

-- No more desks than the setting of that day has, and none where nobody may book.
CREATE FUNCTION booking_within_setting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  setting booking_setting%ROWTYPE;
BEGIN
  SELECT * INTO setting FROM booking_setting
    WHERE institution_id = NEW.institution_id AND effective_from <= NEW.day
    ORDER BY effective_from DESC, version DESC LIMIT 1;
  IF setting.enabled IS DISTINCT FROM true OR NEW.desk > setting.desks THEN
    RAISE EXCEPTION 'the institution has no such desk on that day' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM certificate c JOIN institution i ON i.municipality_id = c.municipality_id
      WHERE c.id = NEW.certificate_id AND i.id = NEW.institution_id AND c.status IN ('not_activated', 'returned')
  ) THEN
    RAISE EXCEPTION 'a time is kept for a certificate that waits, in its own municipality' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER booking_within_setting BEFORE INSERT OR UPDATE OF certificate_id, institution_id, day, starts_at, ends_at, desk ON booking
  FOR EACH ROW WHEN (NEW.status = 'booked') EXECUTE FUNCTION booking_within_setting();

-- Whoever needs to bring nothing more keeps no time from others, whichever way the certificate went on.
CREATE FUNCTION booking_follows_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'active' AND NEW.municipality_id = OLD.municipality_id THEN
    UPDATE booking SET status = 'came', settled_at = now(), settled_by_id = NEW.activated_by_id, version = version + 1
      WHERE certificate_id = NEW.id AND status = 'booked' AND institution_id = NEW.activated_at_institution_id;
  END IF;
  UPDATE booking SET status = 'cancelled', cancel_reason = 'not_needed', settled_at = now(), version = version + 1
    WHERE certificate_id = NEW.id AND status = 'booked';
  RETURN NULL;
END $$;
CREATE TRIGGER booking_follows_certificate AFTER UPDATE OF status, municipality_id ON certificate
  FOR EACH ROW WHEN (
    NEW.status NOT IN ('not_activated', 'returned') OR NEW.municipality_id <> OLD.municipality_id
  ) EXECUTE FUNCTION booking_follows_certificate();

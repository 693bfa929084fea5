-- CreateEnum
CREATE TYPE "calendar_source" AS ENUM ('seeded', 'entered', 'imported');

-- AlterTable
ALTER TABLE "calendar_day" ADD COLUMN     "source" "calendar_source" NOT NULL DEFAULT 'entered';

-- CreateTable
CREATE TABLE "calendar_change" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "municipality_id" UUID,
    "mark" "calendar_mark",
    "title" TEXT,
    "source" "calendar_source" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,

    CONSTRAINT "calendar_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calendar_change_municipality_id_day_at_idx" ON "calendar_change"("municipality_id", "day", "at");

-- AddForeignKey
ALTER TABLE "calendar_change" ADD CONSTRAINT "calendar_change_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_change" ADD CONSTRAINT "calendar_change_by_account_id_fkey" FOREIGN KEY ("by_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE calendar_day ADD CONSTRAINT calendar_day_titled CHECK (title <> '');
ALTER TABLE calendar_change ADD CONSTRAINT calendar_change_titled CHECK ((mark IS NULL) = (title IS NULL) AND title <> '' IS NOT FALSE);
-- What a day was and who changed it stays for ever: a deadline of the past can be counted again.
CREATE TRIGGER calendar_change_append_only BEFORE UPDATE OR DELETE ON calendar_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calendar_change_not_truncated BEFORE TRUNCATE ON calendar_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The federal calendar: 2025 by the Government's decree of 04.10.2024 № 1335, 2026 by that of 24.09.2025 № 1466, 2027 by
-- article 112 of the Labour Code alone: the Government's transfers of that year are entered when they are published.
-- What somebody has entered already stays as it is.
INSERT INTO calendar_day (id, day, mark, title, source)
SELECT gen_random_uuid(), day, mark::calendar_mark, title, 'seeded'
FROM (VALUES
  (DATE '2025-01-01', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-02', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-03', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-04', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-05', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-06', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-07', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-01-08', 'day_off', 'Новогодние каникулы'),
  (DATE '2025-05-01', 'day_off', 'Праздник Весны и Труда'),
  (DATE '2025-05-02', 'day_off', 'Перенос с 4 января'),
  (DATE '2025-05-08', 'day_off', 'Перенос с 23 февраля'),
  (DATE '2025-05-09', 'day_off', 'День Победы'),
  (DATE '2025-06-12', 'day_off', 'День России'),
  (DATE '2025-06-13', 'day_off', 'Перенос с 8 марта'),
  (DATE '2025-11-03', 'day_off', 'Перенос с 1 ноября'),
  (DATE '2025-11-04', 'day_off', 'День народного единства'),
  (DATE '2025-12-31', 'day_off', 'Перенос с 5 января'),
  (DATE '2026-01-01', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-02', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-03', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-04', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-05', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-06', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-07', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-08', 'day_off', 'Новогодние каникулы'),
  (DATE '2026-01-09', 'day_off', 'Перенос с 3 января'),
  (DATE '2026-02-23', 'day_off', 'День защитника Отечества'),
  (DATE '2026-03-09', 'day_off', 'Перенос с 8 марта'),
  (DATE '2026-05-01', 'day_off', 'Праздник Весны и Труда'),
  (DATE '2026-05-11', 'day_off', 'Перенос с 9 мая'),
  (DATE '2026-06-12', 'day_off', 'День России'),
  (DATE '2026-11-04', 'day_off', 'День народного единства'),
  (DATE '2026-12-31', 'day_off', 'Перенос с 4 января'),
  (DATE '2027-01-01', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-02', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-03', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-04', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-05', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-06', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-07', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-01-08', 'day_off', 'Новогодние каникулы'),
  (DATE '2027-02-23', 'day_off', 'День защитника Отечества'),
  (DATE '2027-03-08', 'day_off', 'Международный женский день'),
  (DATE '2027-05-03', 'day_off', 'Перенос с 1 мая'),
  (DATE '2027-05-10', 'day_off', 'Перенос с 9 мая'),
  (DATE '2027-06-14', 'day_off', 'Перенос с 12 июня'),
  (DATE '2027-11-04', 'day_off', 'День народного единства'),
  (DATE '2025-11-01', 'working', 'Рабочая суббота')
) AS federal (day, mark, title)
WHERE NOT EXISTS (SELECT FROM calendar_day known WHERE known.day = federal.day AND known.municipality_id IS NULL);

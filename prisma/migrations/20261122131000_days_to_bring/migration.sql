-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "days_to_bring" INTEGER NOT NULL DEFAULT 5;

ALTER TABLE certificate ADD CONSTRAINT certificate_days_to_bring CHECK (days_to_bring BETWEEN 3 AND 30);

-- The term a family was given is its term: what the municipality sets afterwards is for those who come afterwards.
CREATE FUNCTION certificate_term_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a certificate keeps the term it was issued with' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER certificate_term_stays BEFORE UPDATE OF days_to_bring ON certificate FOR EACH ROW
  WHEN (NEW.days_to_bring <> OLD.days_to_bring) EXECUTE FUNCTION certificate_term_stays();

-- Until today the term was five working days everywhere: so it stands in what was set so far.
ALTER TABLE setting DISABLE TRIGGER setting_append_only;
UPDATE setting SET value = value || '{"daysToBring": 5}' WHERE section = 'overdue';
ALTER TABLE setting ENABLE TRIGGER setting_append_only;
ALTER TABLE setting ADD CONSTRAINT setting_days_to_bring CHECK (section <> 'overdue' OR (
  jsonb_typeof(value -> 'daysToBring') = 'number' AND (value ->> 'daysToBring') ~ '^\d+$'
  AND (value ->> 'daysToBring')::integer BETWEEN 3 AND 30) IS TRUE);

CREATE OR REPLACE FUNCTION municipality_begins_with_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO setting (id, municipality_id, section, version, value, effective_from)
  SELECT gen_random_uuid(), NEW.id, first.section::setting_section, 1, first.value, DATE '2000-01-01'
  FROM (VALUES
  ('overdue', jsonb_build_object('daysToBring', 5, 'action', NEW.overdue_action, 'cancelDays', NEW.overdue_cancel_days)),
  ('papers', jsonb_build_object('proofOfResidence', NEW.proof_of_residence, 'acceptsCopies', NEW.accepts_copies)),
  ('issuing', jsonb_build_object('accountingFrom', NEW.accounting_from, 'fundedFrom', NEW.funded_from)),
  ('operator', jsonb_build_object('name', NEW.data_operator_name, 'address', NEW.data_operator_address)),
  ('addressee', jsonb_build_object('addressee', NEW.addressee))
  ) AS first (section, value);
  RETURN NEW;
END $$;

-- Answers of the region that named five days, where nobody has written another since.
INSERT INTO public_question (id, slug, version, topic, sort_order, question, answer, effective_from)
SELECT gen_random_uuid(), q.slug, 2, q.topic, q.sort_order, new.question, new.answer, q.effective_from
FROM public_question q JOIN (VALUES
  ('five-days', 'За сколько дней нужно принести документы?',
   'Срок устанавливает муниципалитет, обычно это 5 рабочих дней после получения номера. Выходные и праздники не считаются. Дни, когда закрыто учреждение, которое Вы выбрали в кабинете, тоже не считаются. Точная дата указана в кабинете на карточке сертификата.'),
  ('missed-deadline', 'Не успели принести документы в срок',
   'Обычно ничего не пропадает: номер остаётся за ребёнком. Приходите, как только сможете.

Муниципалитет может решить иначе: если сертификат прекратят, день указан в кабинете на карточке сертификата. Что действует у Вас, сказано и в правовом акте: ссылка на него есть на [странице муниципалитета](/institutions).')
) AS new (slug, question, answer) ON new.slug = q.slug
WHERE q.municipality_id IS NULL AND q.version = 1
  AND NOT EXISTS (SELECT FROM public_question later WHERE later.municipality_id IS NULL AND later.slug = q.slug AND later.version > 1);

-- The counts of reports tell the term as well; where the tables of reports come later, they begin with it.
DO $$ BEGIN
  IF to_regclass('report_day') IS NOT NULL THEN
    UPDATE report_day SET key = key || ':5' WHERE matter = 'brought';
  END IF;
END $$;

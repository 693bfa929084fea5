-- CreateEnum
CREATE TYPE "setting_section" AS ENUM ('overdue', 'papers', 'issuing', 'operator', 'addressee', 'support', 'navigator');

-- CreateTable
CREATE TABLE "setting" (
    "id" UUID NOT NULL,
    "municipality_id" UUID,
    "section" "setting_section" NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "setting_municipality_id_section_effective_from_version_idx" ON "setting"("municipality_id", "section", "effective_from", "version");

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A change is a new row: what held on a day of the past can be looked at for ever.
CREATE UNIQUE INDEX setting_of_region ON setting (section, version) WHERE municipality_id IS NULL;
CREATE UNIQUE INDEX setting_of_municipality ON setting (municipality_id, section, version) WHERE municipality_id IS NOT NULL;
ALTER TABLE setting ADD CONSTRAINT setting_version_from_one CHECK (version >= 1);
-- The first version of all came with the municipality or the region; whoever changes something afterwards is known.
ALTER TABLE setting ADD CONSTRAINT setting_author CHECK (created_by_id IS NOT NULL OR version = 1);
ALTER TABLE setting ADD CONSTRAINT setting_owner CHECK (
  CASE section WHEN 'navigator' THEN municipality_id IS NULL WHEN 'support' THEN TRUE ELSE municipality_id IS NOT NULL END);
ALTER TABLE setting ADD CONSTRAINT setting_value CHECK (CASE section
  WHEN 'overdue' THEN value ->> 'action' IN ('nothing', 'cancel') AND value ? 'cancelDays'
    AND (value ->> 'action' = 'cancel') = (jsonb_typeof(value -> 'cancelDays') = 'number')
    AND coalesce((value ->> 'cancelDays')::integer, 1) > 0
  WHEN 'papers' THEN value ->> 'proofOfResidence' IN ('every_child', 'unattached_only') AND jsonb_typeof(value -> 'acceptsCopies') = 'boolean'
  WHEN 'issuing' THEN value ?& ARRAY['accountingFrom', 'fundedFrom']
    AND (value ->> 'accountingFrom')::text ~ '^\d{4}-\d\d-\d\d$' IS NOT FALSE AND (value ->> 'fundedFrom')::text ~ '^\d{4}-\d\d-\d\d$' IS NOT FALSE
  WHEN 'operator' THEN value ?& ARRAY['name', 'address']
  WHEN 'addressee' THEN value ? 'addressee'
  WHEN 'support' THEN value ?& ARRAY['phone', 'email', 'hours']
  WHEN 'navigator' THEN value ? 'url'
END IS TRUE);
CREATE TRIGGER setting_append_only BEFORE UPDATE OR DELETE ON setting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_not_truncated BEFORE TRUNCATE ON setting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What municipalities and the region hold today becomes the first version, in force from the beginning.
INSERT INTO setting (id, municipality_id, section, version, value, effective_from)
SELECT gen_random_uuid(), m.id, first.section::setting_section, 1, first.value, DATE '2000-01-01'
FROM municipality m, LATERAL (VALUES
  ('overdue', jsonb_build_object('action', m.overdue_action, 'cancelDays', m.overdue_cancel_days)),
  ('papers', jsonb_build_object('proofOfResidence', m.proof_of_residence, 'acceptsCopies', m.accepts_copies)),
  ('issuing', jsonb_build_object('accountingFrom', m.accounting_from, 'fundedFrom', m.funded_from)),
  ('operator', jsonb_build_object('name', m.data_operator_name, 'address', m.data_operator_address)),
  ('addressee', jsonb_build_object('addressee', m.addressee))
) AS first (section, value);
INSERT INTO setting (id, section, version, value, effective_from)
SELECT gen_random_uuid(), first.section::setting_section, 1, first.value, DATE '2000-01-01'
FROM region r, LATERAL (VALUES
  ('support', jsonb_build_object('phone', r.support_phone, 'email', r.support_email, 'hours', r.support_hours)),
  ('navigator', jsonb_build_object('url', r.navigator_url))
) AS first (section, value);

-- A municipality entered later begins the same way: with what stands in its row.
CREATE FUNCTION municipality_begins_with_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO setting (id, municipality_id, section, version, value, effective_from)
  SELECT gen_random_uuid(), NEW.id, first.section::setting_section, 1, first.value, DATE '2000-01-01'
  FROM (VALUES
  ('overdue', jsonb_build_object('action', NEW.overdue_action, 'cancelDays', NEW.overdue_cancel_days)),
  ('papers', jsonb_build_object('proofOfResidence', NEW.proof_of_residence, 'acceptsCopies', NEW.accepts_copies)),
  ('issuing', jsonb_build_object('accountingFrom', NEW.accounting_from, 'fundedFrom', NEW.funded_from)),
  ('operator', jsonb_build_object('name', NEW.data_operator_name, 'address', NEW.data_operator_address)),
  ('addressee', jsonb_build_object('addressee', NEW.addressee))
  ) AS first (section, value);
  RETURN NEW;
END $$;
CREATE TRIGGER municipality_begins_with_settings AFTER INSERT ON municipality FOR EACH ROW EXECUTE FUNCTION municipality_begins_with_settings();
CREATE FUNCTION region_begins_with_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO setting (id, section, version, value, effective_from)
  SELECT gen_random_uuid(), first.section::setting_section, 1, first.value, DATE '2000-01-01'
  FROM (VALUES
  ('support', jsonb_build_object('phone', NEW.support_phone, 'email', NEW.support_email, 'hours', NEW.support_hours)),
  ('navigator', jsonb_build_object('url', NEW.navigator_url))
  ) AS first (section, value);
  RETURN NEW;
END $$;
CREATE TRIGGER region_begins_with_settings AFTER INSERT ON region FOR EACH ROW EXECUTE FUNCTION region_begins_with_settings();

-- From then on these columns only say what it began with: a change past the history would be believed by nobody.
CREATE FUNCTION settings_change_in_their_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'settings are changed by a new row of the table setting' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER municipality_settings_stay BEFORE UPDATE OF addressee, data_operator_name, data_operator_address, proof_of_residence,
  accepts_copies, overdue_action, overdue_cancel_days, accounting_from, funded_from ON municipality
  FOR EACH ROW EXECUTE FUNCTION settings_change_in_their_table();
CREATE TRIGGER region_settings_stay BEFORE UPDATE OF support_phone, support_email, support_hours, navigator_url ON region
  FOR EACH ROW EXECUTE FUNCTION settings_change_in_their_table();

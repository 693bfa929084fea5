-- What must never be untrue, whoever writes to the database.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One region. Codes are two digits.
ALTER TABLE region ADD CONSTRAINT region_is_one_row CHECK (id = 1);
ALTER TABLE region ADD CONSTRAINT region_code_is_digits CHECK (code ~ '^[0-9]{2}$');
ALTER TABLE municipality ADD CONSTRAINT municipality_code_is_digits CHECK (code ~ '^[0-9]{2}$');
ALTER TABLE municipality ADD CONSTRAINT municipality_cancel_has_days
  CHECK ((overdue_action = 'cancel') = (overdue_cancel_days IS NOT NULL) AND overdue_cancel_days > 0 IS NOT FALSE);
ALTER TABLE municipality ADD CONSTRAINT municipality_population_positive CHECK (population >= 0);
ALTER TABLE municipal_text ADD CONSTRAINT municipal_text_dates CHECK (effective_to >= effective_from);
CREATE UNIQUE INDEX calendar_day_federal ON calendar_day (day) WHERE municipality_id IS NULL;
CREATE UNIQUE INDEX calendar_day_municipal ON calendar_day (day, municipality_id) WHERE municipality_id IS NOT NULL;

-- Institutions: dates in order, hours inside a day, one right of a kind for an audience at a time.
ALTER TABLE institution_right ADD CONSTRAINT institution_right_dates CHECK (valid_to >= valid_from);
ALTER TABLE institution_right ADD CONSTRAINT institution_right_not_twice
  EXCLUDE USING gist (
    institution_id WITH =, kind WITH =,
    daterange(valid_from, valid_to, '[]') WITH &&
  );
ALTER TABLE institution_hours ADD CONSTRAINT institution_hours_weekday CHECK (weekday BETWEEN 1 AND 7);
ALTER TABLE institution_hours ADD CONSTRAINT institution_hours_in_order CHECK (
  opens_at >= 0 AND closes_at <= 1440 AND opens_at < closes_at
  AND (lunch_from IS NULL) = (lunch_to IS NULL)
  AND (lunch_from IS NULL OR (opens_at <= lunch_from AND lunch_from < lunch_to AND lunch_to <= closes_at)));
ALTER TABLE institution_closure ADD CONSTRAINT institution_closure_dates CHECK (closed_to >= closed_from);

-- Accounts: a role holds for exactly the place it needs.
ALTER TABLE account ADD CONSTRAINT account_login_lower_case CHECK (login = lower(login) AND login !~ '\s' AND login <> '');
ALTER TABLE account_grant ADD CONSTRAINT account_grant_place CHECK (
  CASE role
    WHEN 'operator' THEN institution_id IS NOT NULL AND municipality_id IS NULL
    WHEN 'login_issuer' THEN institution_id IS NOT NULL AND municipality_id IS NULL
    WHEN 'municipal_admin' THEN municipality_id IS NOT NULL AND institution_id IS NULL
    ELSE institution_id IS NULL AND municipality_id IS NULL
  END);
CREATE UNIQUE INDEX account_grant_live ON account_grant
  (account_id, role, coalesce(institution_id, municipality_id, '00000000-0000-0000-0000-000000000000'::uuid))
  WHERE ended_at IS NULL;
ALTER TABLE account_grant ADD CONSTRAINT account_grant_dates CHECK (ended_at >= created_at);
ALTER TABLE session ADD CONSTRAINT session_dates CHECK (expires_at > created_at);
CREATE FUNCTION session_grant_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM account_grant WHERE id = NEW.grant_id AND account_id = NEW.account_id) THEN
    RAISE EXCEPTION 'a session holds a role of its own account' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_grant_is_own BEFORE INSERT OR UPDATE OF account_id, grant_id ON session FOR EACH ROW EXECUTE FUNCTION session_grant_is_own();

-- People: a child has a birth date, a SNILS belongs to one person, search keys are hashes.
ALTER TABLE person ADD CONSTRAINT person_names CHECK (surname <> '' AND given_name <> '' AND patronymic <> '');
ALTER TABLE person ADD CONSTRAINT person_birth_date CHECK (birth_date BETWEEN DATE '1900-01-01' AND DATE '2200-01-01');
ALTER TABLE person ADD CONSTRAINT person_snils_sealed_with_index
  CHECK ((snils_sealed IS NULL) = (snils_index IS NULL) AND octet_length(snils_index) = 32 IS NOT FALSE);
CREATE UNIQUE INDEX person_snils_once ON person (snils_index) WHERE snils_index IS NOT NULL;
-- In the «C» collation a plain index finds prefixes; the key is lower case without ё, so its order is the alphabet's.
ALTER TABLE person ALTER COLUMN name_key TYPE text COLLATE "C";
CREATE FUNCTION child_needs_birth_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT birth_date FROM person WHERE id = NEW.person_id) IS NULL THEN
    RAISE EXCEPTION 'a child needs a birth date' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION child_keeps_birth_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.birth_date IS NULL AND EXISTS (SELECT FROM child WHERE person_id = NEW.id) THEN
    RAISE EXCEPTION 'a child needs a birth date' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER child_keeps_birth_date BEFORE UPDATE OF birth_date ON person FOR EACH ROW EXECUTE FUNCTION child_keeps_birth_date();
CREATE TRIGGER child_needs_birth_date BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION child_needs_birth_date();
ALTER TABLE child ADD CONSTRAINT child_unattached_has_no_institution CHECK (NOT (unattached AND institution_id IS NOT NULL));

-- Ties: proven and ended by somebody, ended on a ground, one live tie of a pair, nobody their own guardian.
ALTER TABLE guardianship ADD CONSTRAINT guardianship_not_own CHECK (guardian_id <> child_id);
ALTER TABLE guardianship ADD CONSTRAINT guardianship_proof CHECK ((proven_at IS NULL) = (proven_by_id IS NULL));
ALTER TABLE guardianship ADD CONSTRAINT guardianship_end CHECK ((ended_at IS NULL) = (end_ground IS NULL) AND ended_at >= created_at IS NOT FALSE);
CREATE UNIQUE INDEX guardianship_live ON guardianship (guardian_id, child_id) WHERE ended_at IS NULL;
ALTER TABLE link_request ADD CONSTRAINT link_request_decided
  CHECK ((status = 'waiting') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL));
CREATE UNIQUE INDEX link_request_waiting ON link_request (person_id, child_id) WHERE status = 'waiting';
ALTER TABLE pending_correction ADD CONSTRAINT pending_correction_decided CHECK ((status = 'waiting') = (decided_at IS NULL));
CREATE UNIQUE INDEX pending_correction_waiting ON pending_correction (person_id) WHERE status = 'waiting';
ALTER TABLE duplicate_suspicion ADD CONSTRAINT duplicate_suspicion_ordered CHECK (child_a_id < child_b_id);
ALTER TABLE duplicate_suspicion ADD CONSTRAINT duplicate_suspicion_decided
  CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL));
ALTER TABLE consent ADD CONSTRAINT consent_dates CHECK (withdrawn_at >= given_at);
CREATE UNIQUE INDEX consent_live ON consent (giver_id, child_id) WHERE withdrawn_at IS NULL;

-- Documents: a document in force belongs to one person; a person has one document of a kind in force.
ALTER TABLE identity_document ADD CONSTRAINT identity_document_index CHECK (octet_length(number_index) = 32);
ALTER TABLE identity_document ADD CONSTRAINT identity_document_dates CHECK (superseded_at >= created_at);
CREATE UNIQUE INDEX identity_document_once ON identity_document (number_index) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX identity_document_kind_in_force ON identity_document (person_id, kind) WHERE superseded_at IS NULL;
ALTER TABLE scan ADD CONSTRAINT scan_size CHECK (size > 0);
CREATE INDEX scan_unattached ON scan (created_at) WHERE document_id IS NULL;

-- Applications: one open application of a child; times agree with the status; one link in force.
ALTER TABLE application ADD CONSTRAINT application_times CHECK (
  confirmed_at >= created_at IS NOT FALSE AND closed_at >= created_at IS NOT FALSE
  AND (status IN ('awaiting_confirmation', 'confirmed')) = (closed_at IS NULL)
  AND (status <> 'awaiting_confirmation' OR confirmed_at IS NULL)
  AND (status <> 'confirmed' OR confirmed_at IS NOT NULL));
CREATE UNIQUE INDEX application_open ON application (child_id) WHERE status IN ('awaiting_confirmation', 'confirmed');
ALTER TABLE email_confirmation ADD CONSTRAINT email_confirmation_hash CHECK (octet_length(token_hash) = 32);
ALTER TABLE email_confirmation ADD CONSTRAINT email_confirmation_single_use CHECK (used_at IS NULL OR voided_at IS NULL);
CREATE UNIQUE INDEX email_confirmation_in_force ON email_confirmation (application_id) WHERE used_at IS NULL AND voided_at IS NULL;

-- Groups: ages in order, money where there is money and nowhere else.
ALTER TABLE certificate_group ADD CONSTRAINT certificate_group_ages CHECK (min_age >= 5 AND max_age <= 17 AND min_age <= max_age);
ALTER TABLE certificate_group ADD CONSTRAINT certificate_group_money CHECK (
  CASE kind WHEN 'funded' THEN yearly_amount > 0 IS TRUE ELSE yearly_amount IS NULL AND places IS NULL END
  AND places > 0 IS NOT FALSE);
ALTER TABLE certificate_group ADD CONSTRAINT certificate_group_dates CHECK (valid_to >= valid_from);

-- Certificates: a number is ten digits, given once and for ever; one live certificate of a child; who activated is known.
ALTER TABLE certificate_number ADD CONSTRAINT certificate_number_digits CHECK (number ~ '^[0-9]{10}$');
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER certificate_history_is_for_ever BEFORE UPDATE OR DELETE ON certificate_status_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_number_is_for_ever BEFORE UPDATE OR DELETE ON certificate_number FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_number_not_truncated BEFORE TRUNCATE ON certificate_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE UNIQUE INDEX certificate_live ON certificate (child_id) WHERE status IN ('not_activated', 'returned', 'active', 'suspended');
ALTER TABLE certificate ADD CONSTRAINT certificate_activation CHECK (
  (activated_at IS NULL) = (activated_by_id IS NULL) AND (activated_at IS NULL) = (activated_at_institution_id IS NULL)
  AND (status NOT IN ('active', 'suspended') OR activated_at IS NOT NULL)
  AND (status NOT IN ('not_activated', 'returned') OR activated_at IS NULL)
  AND activated_at >= created_at IS NOT FALSE);
ALTER TABLE certificate ADD CONSTRAINT certificate_termination CHECK ((status = 'terminated') = (termination_reason IS NOT NULL));
CREATE FUNCTION certificate_belongs_together() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM application WHERE id = NEW.application_id AND child_id = NEW.child_id)
     OR NOT EXISTS (SELECT FROM identity_document WHERE id = NEW.document_id AND person_id = NEW.child_id)
     OR NOT EXISTS (SELECT FROM certificate_group WHERE id = NEW.group_id AND municipality_id = NEW.municipality_id)
     OR NEW.previous_certificate_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM certificate WHERE id = NEW.previous_certificate_id AND child_id = NEW.child_id) THEN
    RAISE EXCEPTION 'application, document, group, municipality and child of a certificate differ' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_belongs_together BEFORE INSERT OR UPDATE OF child_id, application_id, document_id, group_id, municipality_id, previous_certificate_id ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_belongs_together();
-- Final is final, and only the transitions of the procedure exist.
CREATE FUNCTION certificate_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> OLD.number THEN
    RAISE EXCEPTION 'a certificate keeps its number' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (OLD.status::text, NEW.status::text) IN (
    ('not_activated', 'active'), ('not_activated', 'returned'), ('not_activated', 'terminated'), ('not_activated', 'expired'),
    ('returned', 'not_activated'), ('returned', 'terminated'), ('returned', 'expired'),
    ('active', 'suspended'), ('active', 'not_activated'), ('active', 'terminated'), ('active', 'expired'),
    ('suspended', 'active'), ('suspended', 'terminated'), ('suspended', 'expired')) THEN
    RAISE EXCEPTION 'a certificate cannot go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_transition BEFORE UPDATE OF status, number ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_transition();
ALTER TABLE paper ADD CONSTRAINT paper_version CHECK (version > 0);

-- Money: reserves and write-offs are positive amounts of one year.
ALTER TABLE funding_year ADD CONSTRAINT funding_year_sane CHECK (year BETWEEN 2015 AND 2200 AND amount >= 0);
ALTER TABLE funding_movement ADD CONSTRAINT funding_movement_positive CHECK (amount > 0);

-- Letters: one that is sent has an address.
ALTER TABLE letter ADD CONSTRAINT letter_has_address CHECK ((email_to IS NULL) = (delivery = 'cabinet_only'));
ALTER TABLE letter ADD CONSTRAINT letter_sent_when_sent CHECK ((delivery = 'sent') = (sent_at IS NOT NULL));
CREATE INDEX letter_unread ON letter (account_id) WHERE read_at IS NULL AND archived_at IS NULL;

-- The audit only grows.
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_not_truncated BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A record that has become part of another bears nothing any more by which a child is found, let in, tied or issued to:
-- neither a SNILS nor a document in force, no sign-in that opens, no tie that holds, no application, no certificate that
-- lives. Everything it had stays to be looked at. The verb moves or ends it first; nothing gives it back afterwards.
CREATE FUNCTION child_merge_leaves_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM person WHERE id = NEW.merged_id AND snils_index IS NOT NULL)
     OR EXISTS (SELECT FROM identity_document WHERE person_id = NEW.merged_id AND superseded_at IS NULL)
     OR EXISTS (SELECT FROM account WHERE person_id = NEW.merged_id AND blocked_at IS NULL)
     OR EXISTS (SELECT FROM guardianship WHERE child_id = NEW.merged_id AND ended_at IS NULL)
     OR EXISTS (SELECT FROM application WHERE child_id = NEW.merged_id AND closed_at IS NULL)
     OR EXISTS (SELECT FROM certificate WHERE child_id = NEW.merged_id
                  AND status IN ('not_activated', 'returned', 'active', 'suspended')) THEN
    RAISE EXCEPTION 'a merged record has nothing in force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER child_merge_leaves_nothing BEFORE INSERT ON child_merge
  FOR EACH ROW EXECUTE FUNCTION child_merge_leaves_nothing();

CREATE FUNCTION not_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE child uuid;
BEGIN
  IF TG_TABLE_NAME = 'person' THEN
    child := NEW.id;
  ELSIF TG_TABLE_NAME IN ('identity_document', 'account') THEN
    child := NEW.person_id;
  ELSE
    child := NEW.child_id;
  END IF;
  IF EXISTS (SELECT FROM child_merge WHERE merged_id = child) THEN
    RAISE EXCEPTION 'a merged record gets nothing in force again: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_snils_not_of_merged BEFORE UPDATE OF snils_index ON person FOR EACH ROW
  WHEN (NEW.snils_index IS NOT NULL) EXECUTE FUNCTION not_of_merged();
CREATE TRIGGER identity_document_not_of_merged BEFORE INSERT OR UPDATE OF person_id, superseded_at ON identity_document FOR EACH ROW
  WHEN (NEW.superseded_at IS NULL) EXECUTE FUNCTION not_of_merged();
CREATE TRIGGER account_not_of_merged BEFORE INSERT OR UPDATE OF person_id, blocked_at ON account FOR EACH ROW
  WHEN (NEW.person_id IS NOT NULL AND NEW.blocked_at IS NULL) EXECUTE FUNCTION not_of_merged();
CREATE TRIGGER guardianship_not_of_merged BEFORE INSERT OR UPDATE OF child_id ON guardianship FOR EACH ROW
  WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION not_of_merged();
CREATE TRIGGER application_not_of_merged BEFORE INSERT OR UPDATE OF child_id ON application FOR EACH ROW
  EXECUTE FUNCTION not_of_merged();

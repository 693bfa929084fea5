-- Into a municipality that is part of another comes nothing more. Its row is held: whoever writes there at that moment is
-- waited for by the merge and taken along, whoever comes after it sees it. What is already there may still be changed until
-- the worker has moved it, and the move itself goes into the other one. An application is where its child is; roles have a
-- rule of their own.
CREATE FUNCTION municipality_takes_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  successor uuid;
BEGIN
  SELECT merged_into_id INTO successor FROM municipality WHERE id = NEW.municipality_id FOR SHARE;
  IF successor IS NOT NULL THEN
    RAISE EXCEPTION 'municipality_takes_no_more: it is part of another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
-- By their names they come before the other rules, which may hold a group: a merge takes the municipality first, too.
CREATE TRIGGER child_admitted BEFORE INSERT ON child FOR EACH ROW
  WHEN (NEW.municipality_id IS NOT NULL) EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER child_admitted_later BEFORE UPDATE OF municipality_id ON child FOR EACH ROW
  WHEN (NEW.municipality_id IS DISTINCT FROM OLD.municipality_id AND NEW.municipality_id IS NOT NULL)
  EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER certificate_admitted BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER certificate_admitted_later BEFORE UPDATE OF municipality_id ON certificate FOR EACH ROW
  WHEN (NEW.municipality_id <> OLD.municipality_id) EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER institution_admitted BEFORE INSERT ON institution FOR EACH ROW EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER institution_admitted_later BEFORE UPDATE OF municipality_id ON institution FOR EACH ROW
  WHEN (NEW.municipality_id <> OLD.municipality_id) EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER certificate_group_admitted BEFORE INSERT ON certificate_group FOR EACH ROW EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER certificate_group_admitted_later BEFORE UPDATE OF municipality_id ON certificate_group FOR EACH ROW
  WHEN (NEW.municipality_id <> OLD.municipality_id) EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER table_import_admitted BEFORE INSERT ON table_import FOR EACH ROW EXECUTE FUNCTION municipality_takes_no_more();
CREATE TRIGGER table_import_admitted_later BEFORE UPDATE OF municipality_id ON table_import FOR EACH ROW
  WHEN (NEW.municipality_id <> OLD.municipality_id) EXECUTE FUNCTION municipality_takes_no_more();

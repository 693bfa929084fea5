-- safe: the version before it neither reads nor writes the column; who files an application waits a moment.
CREATE TRIGGER application_open_in BEFORE INSERT OR UPDATE OF status, child_id ON application
  FOR EACH ROW EXECUTE FUNCTION application_open_in();

-- Before the trigger that fills the column: what that one has set would not follow a child who moves between the two. Each in a
-- migration of its own: two tables locked together would meet a visit that changes the child and then reads its application.
-- safe: the version before it neither reads nor writes the column; who changes a child waits a moment.
CREATE TRIGGER application_follows_child AFTER UPDATE OF municipality_id ON child
  FOR EACH ROW WHEN (OLD.municipality_id IS DISTINCT FROM NEW.municipality_id)
  EXECUTE FUNCTION application_follows_child();

-- AlterTable
ALTER TABLE "application" ADD COLUMN "open_in" UUID;

-- An application under way is counted where its child lives, without asking for the child.
CREATE FUNCTION application_open_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status NOT IN ('awaiting_confirmation', 'confirmed') THEN
    NEW.open_in := NULL;
  ELSIF TG_OP = 'INSERT' OR OLD.child_id <> NEW.child_id OR OLD.status NOT IN ('awaiting_confirmation', 'confirmed') THEN
    -- Shared: whoever moves the child meanwhile is waited for, or waits and finds this application.
    SELECT municipality_id INTO NEW.open_in FROM child WHERE person_id = NEW.child_id FOR SHARE;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION application_follows_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE application SET open_in = NEW.municipality_id
  WHERE child_id = NEW.person_id AND status IN ('awaiting_confirmation', 'confirmed')
    AND open_in IS DISTINCT FROM NEW.municipality_id;
  RETURN NULL;
END $$;

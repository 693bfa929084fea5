-- What the triggers have set already is newer than what is read here.
-- safe: everybody reads on; who changes one of the applications under way meanwhile waits for the end of this statement.
UPDATE application a SET open_in = c.municipality_id
FROM child c
WHERE c.person_id = a.child_id AND a.status IN ('awaiting_confirmation', 'confirmed') AND a.open_in IS NULL;

-- safe: everybody reads on; who changes the record of a child meanwhile waits for the end of this statement.
UPDATE child SET name_key = p.name_key FROM person p WHERE p.id = child.person_id;

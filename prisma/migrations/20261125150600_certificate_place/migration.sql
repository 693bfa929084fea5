-- Families choose an institution of their own municipality: taken for chance, a queue of hundreds passed for a handful, and
-- was read and sorted whole for its first page. Known at once: by itself the database would look only after many changes.
CREATE STATISTICS certificate_place (dependencies) ON municipality_id, chosen_institution_id FROM certificate;
ANALYZE certificate (municipality_id, chosen_institution_id);

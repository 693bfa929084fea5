-- Others begin with the same columns.
-- DropIndex
DROP INDEX "certificate_municipality_id_created_at_idx";
-- DropIndex
DROP INDEX "certificate_group_id_idx";

-- Families choose an institution of their own municipality: taken for chance, a queue of hundreds passed for a handful, and
-- was read and sorted whole for its first page.
CREATE STATISTICS certificate_place (dependencies) ON municipality_id, chosen_institution_id FROM certificate;

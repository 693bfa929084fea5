-- Others begin with the same columns. Dropped apart from what was made: who holds the table while waiting for an index, and
-- then wants it for itself alone, and whoever writes to it meanwhile would wait for one another.
-- DropIndex
DROP INDEX "certificate_municipality_id_created_at_idx";
-- DropIndex
DROP INDEX "certificate_group_id_idx";

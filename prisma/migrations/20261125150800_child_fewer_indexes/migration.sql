-- DropIndex
DROP INDEX "child_municipality_id_idx";

-- Whether a row was loaded before is asked for every row of a list. The client casts the state it compares with, and
-- PostgreSQL then cannot tell that the partial index of the rows that were done would do.
DROP INDEX "import_row_institution_id_idx";
CREATE INDEX "import_row_institution_id_row_key_idx" ON "import_row"("institution_id", "row_key");

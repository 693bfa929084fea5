-- Of which child a row of a list speaks, whatever came of it: keyed hashes, by which a destruction finds the rows that no record
-- is tied to. Rows of before have none and go with their month.
ALTER TABLE "import_row" ADD COLUMN     "child_name_index" BYTEA,
ADD COLUMN     "child_snils_index" BYTEA;

-- CreateIndex
CREATE INDEX "import_row_child_name_index_idx" ON "import_row"("child_name_index");

-- CreateIndex
CREATE INDEX "import_row_child_snils_index_idx" ON "import_row"("child_snils_index");

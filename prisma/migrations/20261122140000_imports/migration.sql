-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('families', 'pupils');

-- CreateEnum
CREATE TYPE "import_stage" AS ENUM ('received', 'matching', 'checking', 'checked', 'writing', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "import_file_kind" AS ENUM ('xlsx', 'csv');

-- CreateEnum
CREATE TYPE "import_row_state" AS ENUM ('waiting', 'done', 'matched', 'refused');

-- CreateTable
CREATE TABLE "table_import" (
    "id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL DEFAULT 'families',
    "stage" "import_stage" NOT NULL DEFAULT 'received',
    "municipality_id" UUID NOT NULL,
    "institution_id" UUID,
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "file_kind" "import_file_kind" NOT NULL,
    "file_key" TEXT,
    "head_sealed" BYTEA,
    "header_line" INTEGER NOT NULL DEFAULT 1,
    "columns" JSONB,
    "same_names" BOOLEAN NOT NULL DEFAULT false,
    "lines_checked" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_confirmed" INTEGER NOT NULL DEFAULT 0,
    "rows_written" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_matched" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "table_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "institution_id" UUID,
    "row_key" BYTEA,
    "state" "import_row_state" NOT NULL,
    "doubtful" BOOLEAN NOT NULL DEFAULT false,
    "content_sealed" BYTEA NOT NULL,
    "child_id" UUID,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_column_memory" (
    "place_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "headings" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_column_memory_pkey" PRIMARY KEY ("place_id","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "table_import_file_key_key" ON "table_import"("file_key");

-- CreateIndex
CREATE INDEX "table_import_municipality_id_institution_id_created_at_idx" ON "table_import"("municipality_id", "institution_id", "created_at");

-- CreateIndex
CREATE INDEX "table_import_institution_id_idx" ON "table_import"("institution_id");

-- CreateIndex
CREATE INDEX "table_import_account_id_idx" ON "table_import"("account_id");

-- CreateIndex
CREATE INDEX "table_import_session_id_idx" ON "table_import"("session_id");

-- CreateIndex
CREATE INDEX "table_import_created_at_idx" ON "table_import"("created_at");

-- CreateIndex
CREATE INDEX "import_row_import_id_state_line_idx" ON "import_row"("import_id", "state", "line");

-- CreateIndex
CREATE INDEX "import_row_institution_id_idx" ON "import_row"("institution_id");

-- CreateIndex
CREATE INDEX "import_row_child_id_idx" ON "import_row"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_row_import_id_line_key" ON "import_row"("import_id", "line");

-- AddForeignKey
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "table_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A row is written once in a school, whichever files bring it.
CREATE UNIQUE INDEX "import_row_once" ON "import_row"("institution_id", "row_key") WHERE "state" = 'done' AND "row_key" IS NOT NULL;
-- What is done says when; what is not has not been.
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_done" CHECK ((state = 'done') = (done_at IS NOT NULL));
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_line" CHECK (line > 0);
-- Nothing is written before somebody confirmed it.
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_confirmed" CHECK (stage NOT IN ('writing', 'done') OR confirmed_at IS NOT NULL);
-- What is destroyed leaves neither file nor names behind.
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_destroyed" CHECK (destroyed_at IS NULL OR (file_key IS NULL AND head_sealed IS NULL));

-- CreateTable
CREATE TABLE "letter_addition" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "kind" "letter_kind" NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT,
    "effective_from" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_addition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_addition_municipality_id_kind_version_key" ON "letter_addition"("municipality_id", "kind", "version");

-- AddForeignKey
ALTER TABLE "letter_addition" ADD CONSTRAINT "letter_addition_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_addition" ADD CONSTRAINT "letter_addition_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE letter_addition ADD CONSTRAINT letter_addition_words CHECK (body <> '' AND version >= 1);
-- Only letters about a certificate of the municipality: every other one is the portal's own matter.
ALTER TABLE letter_addition ADD CONSTRAINT letter_addition_kind CHECK (kind IN (
  'certificate_received', 'certificate_activated', 'certificate_returned', 'return_lifted', 'certificate_status_changed', 'record_changed'));
CREATE TRIGGER letter_addition_append_only BEFORE UPDATE OR DELETE ON letter_addition FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_addition_not_truncated BEFORE TRUNCATE ON letter_addition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

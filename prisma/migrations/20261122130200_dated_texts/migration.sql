-- AlterTable
ALTER TABLE "municipal_text" ADD COLUMN     "created_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by_id" UUID;

-- AlterTable
ALTER TABLE "public_question" ADD COLUMN     "created_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "municipal_text_municipality_id_kind_effective_from_id_idx" ON "municipal_text"("municipality_id", "kind", "effective_from", "id");

-- AddForeignKey
ALTER TABLE "municipal_text" ADD CONSTRAINT "municipal_text_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipal_text" ADD CONSTRAINT "municipal_text_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_question" ADD CONSTRAINT "public_question_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE municipal_text ADD CONSTRAINT municipal_text_words CHECK (title <> '' AND body <> '');
ALTER TABLE municipal_text ADD CONSTRAINT municipal_text_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL));
-- What families have read stays as they read it: a text is only ever taken off, once.
CREATE FUNCTION municipal_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
     OR (NEW.id, NEW.municipality_id, NEW.kind, NEW.version, NEW.title, NEW.body, NEW.effective_from, NEW.effective_to, NEW.created_at, NEW.created_by_id)
        IS DISTINCT FROM
        (OLD.id, OLD.municipality_id, OLD.kind, OLD.version, OLD.title, OLD.body, OLD.effective_from, OLD.effective_to, OLD.created_at, OLD.created_by_id) THEN
    RAISE EXCEPTION 'a published text is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER municipal_text_stays BEFORE UPDATE OR DELETE ON municipal_text FOR EACH ROW EXECUTE FUNCTION municipal_text_stays();
CREATE TRIGGER public_question_stays BEFORE UPDATE OR DELETE ON public_question FOR EACH ROW EXECUTE FUNCTION refuse_change();

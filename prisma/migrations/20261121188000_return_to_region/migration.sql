-- AlterTable
ALTER TABLE "paper_template" ALTER COLUMN "body" DROP NOT NULL;

-- A version without words: from its day on the municipality prints the region's. The region has nobody to return to.
ALTER TABLE paper_template ADD CONSTRAINT paper_template_return CHECK (body IS NOT NULL OR municipality_id IS NOT NULL AND version > 1);

-- A paper is in the words of its own municipality or of the region, each of its two sheets in a wording of its kind; a
-- return has no words a paper could be in.
CREATE OR REPLACE FUNCTION paper_in_own_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM paper_template t, certificate c
    WHERE c.id = NEW.certificate_id AND (
      t.id = NEW.application_template_id AND t.kind <> 'application'
      OR t.id = NEW.consent_template_id AND t.kind <> 'consent'
      OR t.id IN (NEW.application_template_id, NEW.consent_template_id)
        AND (t.municipality_id <> c.municipality_id OR t.body IS NULL))
  ) THEN
    RAISE EXCEPTION 'the wording of a paper belongs elsewhere' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

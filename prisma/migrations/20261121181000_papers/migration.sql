-- CreateEnum
CREATE TYPE "paper_kind" AS ENUM ('application', 'consent');

-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "application_template_id" UUID,
ADD COLUMN     "consent_template_id" UUID;

-- CreateTable
CREATE TABLE "paper_template" (
    "id" UUID NOT NULL,
    "municipality_id" UUID,
    "kind" "paper_kind" NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_paper" (
    "paper_id" UUID NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_paper_pkey" PRIMARY KEY ("paper_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_template_municipality_id_kind_version_key" ON "paper_template"("municipality_id", "kind", "version");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_application_template_id_fkey" FOREIGN KEY ("application_template_id") REFERENCES "paper_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_consent_template_id_fkey" FOREIGN KEY ("consent_template_id") REFERENCES "paper_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_template" ADD CONSTRAINT "paper_template_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_template" ADD CONSTRAINT "paper_template_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_paper" ADD CONSTRAINT "kept_paper_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two wordings of the region with one version: the index above takes absent municipalities for different ones.
CREATE UNIQUE INDEX paper_template_region ON paper_template (kind, version) WHERE municipality_id IS NULL;

-- A wording is never changed, or a paper would no longer say what it was made of; it is in force from a day to come.
CREATE TRIGGER paper_template_is_for_ever BEFORE UPDATE OR DELETE ON paper_template FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE paper_template ADD CONSTRAINT paper_template_version CHECK (version >= 1);
ALTER TABLE paper_template ADD CONSTRAINT paper_template_body CHECK (length(body) BETWEEN 1 AND 12000);
ALTER TABLE paper_template ADD CONSTRAINT paper_template_from CHECK (effective_from >= (created_at AT TIME ZONE 'UTC')::date);

-- A paper is in the words of its own municipality or of the region, each of its two sheets in a wording of its kind.
CREATE FUNCTION paper_in_own_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM paper_template t, certificate c
    WHERE c.id = NEW.certificate_id AND (
      t.id = NEW.application_template_id AND t.kind <> 'application'
      OR t.id = NEW.consent_template_id AND t.kind <> 'consent'
      OR t.id IN (NEW.application_template_id, NEW.consent_template_id) AND t.municipality_id <> c.municipality_id)
  ) THEN
    RAISE EXCEPTION 'the wording of a paper belongs elsewhere' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_in_own_words BEFORE INSERT OR UPDATE OF application_template_id, consent_template_id ON paper
  FOR EACH ROW EXECUTE FUNCTION paper_in_own_words();

-- What was handed out stays what it was. Only its wrapping changes with the master key; it goes with the data it holds.
CREATE FUNCTION kept_paper_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.paper_id, NEW.sha256, NEW.size, NEW.kept_at) IS DISTINCT FROM (OLD.paper_id, OLD.sha256, OLD.size, OLD.kept_at) THEN
    RAISE EXCEPTION 'a paper that was handed out stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kept_paper_stays BEFORE UPDATE ON kept_paper FOR EACH ROW EXECUTE FUNCTION kept_paper_stays();
ALTER TABLE kept_paper ADD CONSTRAINT kept_paper_hash CHECK (sha256 ~ '^[0-9a-f]{64}$' AND size > 0);

-- A question of the family to the institution, and what both sides write in it.
CREATE TYPE "family_question_status" AS ENUM ('waiting', 'answered', 'closed');

CREATE TABLE "family_question" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "status" "family_question_status" NOT NULL DEFAULT 'waiting',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),

    CONSTRAINT "family_question_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "question_message" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "written_by_id" UUID NOT NULL,
    "institution_id" UUID,
    "text_sealed" BYTEA NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_message_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "family_question_application_id_idx" ON "family_question"("application_id");
CREATE INDEX "family_question_asked_by_id_changed_at_id_idx" ON "family_question"("asked_by_id", "changed_at", "id");
CREATE INDEX "family_question_status_waiting_since_id_idx" ON "family_question"("status", "waiting_since", "id");
CREATE INDEX "family_question_changed_at_idx" ON "family_question"("changed_at");
CREATE UNIQUE INDEX "question_message_question_id_position_key" ON "question_message"("question_id", "position");
CREATE INDEX "question_message_written_by_id_idx" ON "question_message"("written_by_id");
CREATE INDEX "question_message_institution_id_idx" ON "question_message"("institution_id");

ALTER TABLE "family_question" ADD CONSTRAINT "family_question_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "family_question" ADD CONSTRAINT "family_question_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "question_message" ADD CONSTRAINT "question_message_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "family_question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "question_message" ADD CONSTRAINT "question_message_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "question_message" ADD CONSTRAINT "question_message_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE family_question ADD CONSTRAINT family_question_waits CHECK ((status = 'waiting') = (waiting_since IS NOT NULL));

-- «Вопрос решён» is the end: a new question is asked for anything else.
CREATE FUNCTION refuse_closed_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'closed' THEN RAISE EXCEPTION 'A closed question stays closed'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER family_question_stays_closed BEFORE UPDATE OF status ON family_question
  FOR EACH ROW WHEN (OLD.status = 'closed') EXECUTE FUNCTION refuse_closed_question();

-- Whoever's tie has ended sees their questions no more: nobody at a desk shall answer into the void, whichever verb ended it.
CREATE FUNCTION close_questions_of_ended_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE family_question q SET status = 'closed', waiting_since = NULL, changed_at = NEW.ended_at, version = q.version + 1
  FROM application a
  WHERE a.id = q.application_id AND a.child_id = NEW.child_id AND q.asked_by_id = NEW.guardian_id AND q.status <> 'closed';
  RETURN NULL;
END $$;
CREATE TRIGGER guardianship_end_closes_questions AFTER UPDATE OF ended_at ON guardianship
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION close_questions_of_ended_tie();

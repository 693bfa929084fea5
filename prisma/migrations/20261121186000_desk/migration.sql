-- CreateEnum
CREATE TYPE "group_item_state" AS ENUM ('waiting', 'activated', 'left');

-- CreateEnum
CREATE TYPE "group_left_reason" AS ENUM ('papers', 'changed', 'reserved', 'obstacle', 'out_of_reach');

-- DropIndex
DROP INDEX "certificate_chosen_institution_id_idx";

-- CreateTable
CREATE TABLE "record_reservation" (
    "certificate_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_reservation_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "group_activation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "pupils_of_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_activation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_activation_item" (
    "run_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "paper_id" UUID NOT NULL,
    "originals" TEXT[],
    "copies" TEXT[],
    "state" "group_item_state" NOT NULL DEFAULT 'waiting',
    "reason" "group_left_reason",
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_activation_item_pkey" PRIMARY KEY ("run_id","certificate_id")
);

-- CreateIndex
CREATE INDEX "record_reservation_account_id_idx" ON "record_reservation"("account_id");

-- CreateIndex
CREATE INDEX "record_reservation_institution_id_idx" ON "record_reservation"("institution_id");

-- CreateIndex
CREATE INDEX "record_reservation_session_id_idx" ON "record_reservation"("session_id");

-- CreateIndex
CREATE INDEX "group_activation_account_id_started_at_idx" ON "group_activation"("account_id", "started_at");

-- CreateIndex
CREATE INDEX "group_activation_institution_id_idx" ON "group_activation"("institution_id");

-- CreateIndex
CREATE INDEX "group_activation_session_id_idx" ON "group_activation"("session_id");

-- CreateIndex
CREATE INDEX "group_activation_pupils_of_id_idx" ON "group_activation"("pupils_of_id");

-- CreateIndex
CREATE INDEX "group_activation_item_certificate_id_idx" ON "group_activation_item"("certificate_id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_id_idx" ON "audit_entry"("account_id", "at", "id");

-- CreateIndex
CREATE INDEX "certificate_chosen_institution_id_status_created_at_id_idx" ON "certificate"("chosen_institution_id", "status", "created_at", "id");

-- AddForeignKey
ALTER TABLE "record_reservation" ADD CONSTRAINT "record_reservation_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_reservation" ADD CONSTRAINT "record_reservation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_reservation" ADD CONSTRAINT "record_reservation_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_reservation" ADD CONSTRAINT "record_reservation_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation" ADD CONSTRAINT "group_activation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation" ADD CONSTRAINT "group_activation_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation" ADD CONSTRAINT "group_activation_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation" ADD CONSTRAINT "group_activation_pupils_of_id_fkey" FOREIGN KEY ("pupils_of_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation_item" ADD CONSTRAINT "group_activation_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "group_activation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_activation_item" ADD CONSTRAINT "group_activation_item_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A child of a run waits, or it is told when it was done with; who was left is told why.
ALTER TABLE "group_activation_item" ADD CONSTRAINT "group_activation_item_state" CHECK (
  (state = 'waiting') = (done_at IS NULL) AND (state = 'left') = (reason IS NOT NULL)
);
ALTER TABLE "group_activation_item" ADD CONSTRAINT "group_activation_item_place" CHECK (position BETWEEN 0 AND 39);
ALTER TABLE "record_reservation" ADD CONSTRAINT "record_reservation_times" CHECK (touched_at >= since);

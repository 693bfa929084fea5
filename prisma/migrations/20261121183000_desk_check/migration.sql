-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'certificate_returned';
ALTER TYPE "letter_kind" ADD VALUE 'return_lifted';
ALTER TYPE "letter_kind" ADD VALUE 'data_corrected';

-- CreateTable
CREATE TABLE "status_remark" (
    "status_change_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "status_remark_pkey" PRIMARY KEY ("status_change_id")
);

-- AddForeignKey
ALTER TABLE "status_remark" ADD CONSTRAINT "status_remark_status_change_id_fkey" FOREIGN KEY ("status_change_id") REFERENCES "certificate_status_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A family is sent back only with what is wrong: without a reason it could mend nothing.
ALTER TABLE certificate_status_change ADD CONSTRAINT certificate_status_change_returned_why
  CHECK (to_status <> 'returned' OR cardinality(reasons) > 0);

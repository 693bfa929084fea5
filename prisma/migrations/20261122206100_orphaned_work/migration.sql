-- AlterEnum
ALTER TYPE "proposal_left_reason" ADD VALUE 'portal_fault';

-- AlterTable
ALTER TABLE "table_import" ADD COLUMN     "revivals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "revived_at_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "revivals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "revived_at_count" INTEGER NOT NULL DEFAULT 0;

-- Only what was confirmed and begun can be given up.
ALTER TABLE proposal ADD CONSTRAINT proposal_failure CHECK (failure IS NULL OR state = 'done');

-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'proposal_waiting';
ALTER TYPE "letter_kind" ADD VALUE 'proposal_settled';

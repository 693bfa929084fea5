-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'staff_digest';
ALTER TYPE "letter_delivery" ADD VALUE 'digest';

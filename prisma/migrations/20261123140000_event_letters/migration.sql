-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'login_changed';
ALTER TYPE "letter_kind" ADD VALUE 'new_device';
ALTER TYPE "letter_kind" ADD VALUE 'data_exported';
ALTER TYPE "letter_kind" ADD VALUE 'link_asked';
ALTER TYPE "letter_kind" ADD VALUE 'scans_destroyed';

ALTER TYPE "letter_kind" ADD VALUE 'email_changed';

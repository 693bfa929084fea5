-- Letters about questions. On their own: a value of an enum is usable only when its migration has ended.
ALTER TYPE "letter_kind" ADD VALUE 'question_answered';
ALTER TYPE "letter_kind" ADD VALUE 'question_asked';

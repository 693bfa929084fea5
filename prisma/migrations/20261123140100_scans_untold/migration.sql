-- Whose family is still to be told that a picture was destroyed. Of those destroyed before nobody is told any more.
ALTER TABLE "scan" ADD COLUMN "family_untold" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX scan_family_untold ON scan (id) WHERE family_untold;

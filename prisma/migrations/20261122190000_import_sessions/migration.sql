-- A session is destroyed when its term is over; the list that was loaded in it keeps its counts.
ALTER TABLE "table_import" DROP CONSTRAINT "table_import_session_id_fkey";
ALTER TABLE "table_import" ALTER COLUMN "session_id" DROP NOT NULL;
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

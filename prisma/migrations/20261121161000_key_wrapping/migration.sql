-- The key of exact search outlives the master key: lost or replaced, no SNILS and no document would be found again.
CREATE TABLE "data_key" (
    "name" TEXT NOT NULL,
    "key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("name")
);
ALTER TABLE data_key ADD CONSTRAINT data_key_known CHECK (name = 'search_index');
CREATE TRIGGER data_key_is_kept BEFORE DELETE ON data_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_key_not_truncated BEFORE TRUNCATE ON data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Families name files after the child. SQL cannot seal: `npm run keys:rotate` seals the names that are there and empties them.
ALTER TABLE "scan" ADD COLUMN "file_name_sealed" BYTEA,
ALTER COLUMN "file_name" SET DEFAULT '';

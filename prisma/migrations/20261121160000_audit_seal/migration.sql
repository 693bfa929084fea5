-- CreateTable
CREATE TABLE "audit_unsealed" (
    "entry_id" BIGINT NOT NULL,

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "position" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- The chain has no gap, whoever writes it.
ALTER TABLE audit_seal ADD CONSTRAINT audit_seal_position_positive CHECK (position > 0);
ALTER TABLE audit_seal ADD CONSTRAINT audit_seal_hash_length CHECK (octet_length(hash) = 32);
CREATE FUNCTION audit_seal_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position <> coalesce((SELECT max(position) FROM audit_seal), 0) + 1 THEN
    RAISE EXCEPTION 'a seal follows the last one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_seal_follows BEFORE INSERT ON audit_seal FOR EACH ROW EXECUTE FUNCTION audit_seal_follows();

-- Seals only grow, as the entries do. Rights hold for whoever does not own the tables: see MIGRATE_DATABASE_URL.
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_not_truncated BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_seal FROM PUBLIC;

-- What waits for its seal appears exactly when the entry does: a transaction that commits late cannot be passed over,
-- and finding the next batch costs the same however long the audit has grown.
CREATE FUNCTION audit_entry_awaits_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_entry_awaits_seal AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_awaits_seal();
INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entry;

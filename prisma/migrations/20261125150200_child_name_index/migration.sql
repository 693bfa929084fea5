-- CreateIndex
-- safe: everybody reads on; new children wait while it is made.
CREATE INDEX "child_municipality_id_name_key_idx" ON "child"("municipality_id", "name_key");

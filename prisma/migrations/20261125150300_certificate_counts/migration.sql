-- What is counted by status and group is counted from the index alone.
-- CreateIndex
-- safe: everybody reads on; new certificates wait while it is made.
CREATE INDEX "certificate_municipality_id_status_group_id_valid_until_idx" ON "certificate"("municipality_id", "status", "group_id", "valid_until");

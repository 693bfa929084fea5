-- CreateIndex
-- safe: everybody reads on; new children wait while it is made.
CREATE INDEX "child_municipality_id_person_id_idx" ON "child"("municipality_id", "person_id");

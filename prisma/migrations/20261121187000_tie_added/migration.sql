-- AlterEnum
ALTER TYPE "certificate_change_kind" ADD VALUE 'tie_added';

-- The kind is compared as text: a value that is new in this very transaction may not be used in it yet.
ALTER TABLE certificate_change DROP CONSTRAINT certificate_change_parts;
ALTER TABLE certificate_change ADD CONSTRAINT certificate_change_parts CHECK (
  CASE kind::text
    WHEN 'moved' THEN num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, ground_document_id) = 5
      AND from_municipality_id <> to_municipality_id
      AND num_nonnulls(from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'group' THEN num_nonnulls(from_group_id, to_group_id) = 2 AND from_group_id <> to_group_id
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'document' THEN num_nonnulls(from_document_id, to_document_id) = 2 AND from_document_id <> to_document_id
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, guardianship_id) = 0
    WHEN 'name' THEN ground_document_id IS NOT NULL
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'tie_ended' THEN guardianship_id IS NOT NULL
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, from_document_id, to_document_id) = 0
    WHEN 'tie_added' THEN guardianship_id IS NOT NULL
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, from_document_id, to_document_id) = 0
  END);
